package dev.heddle.compiler.opencl;

import dev.heddle.Launch.FloatMode;
import dev.heddle.compiler.ir.KernelCode;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Generates OpenCL C 1.2. A kernel with checks takes a fault record as its last argument; without
 * them it takes none.
 */
public final class OpenClGenerator {
  private OpenClGenerator() {}

  /**
   * A kernel of a program.
   *
   * @param kernel the kernel
   * @param range whether the launch's range is that of the device
   */
  public record Part(KernelCode kernel, OpenClOptions.Range range) {}

  /**
   * {@return a kernel in OpenCL C}
   *
   * @param kernel the kernel
   * @param options what it is generated for
   */
  public static OpenClSource generate(KernelCode kernel, OpenClOptions options) {
    return generate(List.of(new Part(kernel, options.range())), options.math());
  }

  /**
   * {@return kernels in OpenCL C, in one program: what they all call is there once}
   *
   * @param kernels at least one; classes of one name may be among them
   * @param math what floating-point arithmetic may do
   */
  public static OpenClSource generate(List<Part> kernels, FloatMode math) {
    List<FunctionGenerator> functions = new ArrayList<>();
    Set<String> taken = new HashSet<>();
    Set<Helper> helpers = EnumSet.noneOf(Helper.class);
    Set<String> extensions = new LinkedHashSet<>();
    for (Part part : kernels) {
      FunctionGenerator function =
          new FunctionGenerator(part.kernel, new OpenClOptions(math, part.range), taken);
      functions.add(function);
      taken.addAll(function.programNames());
      helpers.addAll(function.helpers());
      extensions.addAll(function.extensions());
    }
    StringBuilder text = new StringBuilder();
    boolean several = kernels.size() > 1;
    text.append(
        "// %s\n"
            .formatted(several ? kernels.size() + " kernels" : kernels.getFirst().kernel.name()));
    if (math == FloatMode.STRICT) {
      text.append("#pragma OPENCL FP_CONTRACT OFF\n");
    }
    extensions.forEach(
        name -> text.append("#pragma OPENCL EXTENSION %s : enable\n".formatted(name)));
    helpers.forEach(helper -> text.append('\n').append(helper.text()));
    for (int i = 0; i < functions.size(); i++) {
      if (several) {
        text.append("\n// %s\n".formatted(kernels.get(i).kernel.name()));
      }
      text.append(functions.get(i).text());
    }
    return new OpenClSource(
        text.toString(), functions.stream().map(FunctionGenerator::function).toList());
  }
}
