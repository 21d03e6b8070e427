package dev.heddle.compiler.ir;

import dev.heddle.compiler.ir.Memory.PrivateArray;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Names for what a kernel has, no two alike: those of the source, with a number behind where
 * several have the same.
 */
public final class VariableNames {
  private final Map<Object, String> names = new HashMap<>();
  private final Set<String> taken = new HashSet<>();
  private final UnaryOperator<String> legal;

  /**
   * Names what a kernel has.
   *
   * @param kernel whose names
   * @param reserved names that are not given
   * @param legal makes a name one of the language
   */
  public VariableNames(KernelCode kernel, Set<String> reserved, UnaryOperator<String> legal) {
    this.legal = legal;
    taken.addAll(reserved);
    for (Parameter parameter : kernel.parameters()) {
      name(
          parameter instanceof Parameter.ScalarParameter scalar ? scalar.variable() : parameter,
          parameter.name());
    }
    kernel.constants().forEach(constant -> name(constant, constant.name()));
    Statements.walk(
        kernel.body(),
        statement -> {
          Statements.assigned(statement).forEach(v -> name(v, v.name()));
          if (statement instanceof Statement.Clear(PrivateArray array, Location _)) {
            name(array, array.name());
          }
        });
  }

  /**
   * {@return a name that nothing has yet}
   *
   * @param wanted the name, if it is free
   */
  public String fresh(String wanted) {
    String base = legal.apply(wanted);
    String name = base;
    for (int i = 1; !taken.add(name); i++) {
      name = base + "_" + i;
    }
    return name;
  }

  private void name(Object object, String wanted) {
    if (!names.containsKey(object)) {
      names.put(object, fresh(wanted));
    }
  }

  /**
   * {@return the name of a variable, a parameter or an array}
   *
   * @param object what has a name
   */
  public String of(Object object) {
    String name = names.get(object);
    if (name == null) {
      throw new IllegalArgumentException("no name for " + object);
    }
    return name;
  }
}
