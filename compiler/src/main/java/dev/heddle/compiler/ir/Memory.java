package dev.heddle.compiler.ir;

import java.util.List;

/** A row of elements that a kernel reads by index, and all but {@link ConstantArray} write. */
public sealed interface Memory
    permits Parameter.BufferParameter,
        Parameter.LocalParameter,
        Memory.PrivateArray,
        Memory.ConstantArray {
  /** {@return a name for readers} */
  String name();

  /** {@return the type of an element} */
  ScalarType element();

  /**
   * An array of one work item.
   *
   * @param id distinguishes the arrays of a kernel
   * @param name the name of the variable that holds it first
   * @param element the type of an element
   * @param length the number of elements, 0 or more
   */
  record PrivateArray(int id, String name, ScalarType element, int length) implements Memory {}

  /**
   * An array of constants.
   *
   * @param id distinguishes the arrays of a kernel
   * @param name the name of the static field
   * @param element the type of an element
   * @param values the elements
   */
  record ConstantArray(int id, String name, ScalarType element, List<Expression.Constant> values)
      implements Memory {
    /** Makes it, keeping a copy of the values. */
    public ConstantArray {
      values = List.copyOf(values);
    }
  }
}
