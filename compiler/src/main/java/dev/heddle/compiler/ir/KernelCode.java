package dev.heddle.compiler.ir;

import dev.heddle.compiler.ir.Memory.ConstantArray;
import java.util.List;

/**
 * A kernel in the intermediate form.
 *
 * @param name the name of the kernel's class, as {@link Class#getName()} gives it
 * @param parameters its arguments, in the order of the record
 * @param constants the constant arrays that it reads
 * @param body what a work item does; its end is the end of the work item
 */
public record KernelCode(
    String name, List<Parameter> parameters, List<ConstantArray> constants, List<Statement> body) {
  /** Makes it, keeping copies. */
  public KernelCode {
    parameters = List.copyOf(parameters);
    constants = List.copyOf(constants);
    body = List.copyOf(body);
  }

  /**
   * {@return this kernel with another body}
   *
   * @param newBody what a work item does
   */
  public KernelCode withBody(List<Statement> newBody) {
    return new KernelCode(name, parameters, constants, newBody);
  }

  /** {@return the class's name without package and outer classes} */
  public String simpleName() {
    return name.substring(Math.max(name.lastIndexOf('.'), name.lastIndexOf('$')) + 1);
  }
}
