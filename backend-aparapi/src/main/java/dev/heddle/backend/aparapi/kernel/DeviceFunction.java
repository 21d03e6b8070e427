package dev.heddle.backend.aparapi.kernel;

import dev.heddle.compiler.ir.ScalarType;
import dev.heddle.compiler.opencl.Helper;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A function that a generated kernel calls and that is written in OpenCL C. In the class it is a
 * static method, whose own code never runs.
 *
 * @param name its name, one for each signature
 * @param type its signature in the class
 * @param parameters the names of its parameters
 * @param form how it reaches the device
 */
record DeviceFunction(String name, MethodTypeDesc type, List<String> parameters, Form form) {
  /** An array in memory of the device, of longs; kernels see it as what they like. */
  static final ClassDesc LONGS = ConstantDescs.CD_long.arrayType();

  DeviceFunction {
    parameters = List.copyOf(parameters);
  }

  /** How a function reaches the device. */
  sealed interface Form {
    /** A function that OpenCL C has. */
    record Known(String function) implements Form {}

    /** A macro; each parameter stands in it once, since its argument may be long. */
    record Macro(String definition, String text) implements Form {}

    /** A function with statements. */
    record Statements(String text) implements Form {}
  }

  static DeviceFunction known(String name, String function, MethodTypeDesc type) {
    return new DeviceFunction(name, type, names(type.parameterCount()), new Form.Known(function));
  }

  /** A macro of parameters {@code a}, {@code b} and so on. */
  static DeviceFunction macro(String name, MethodTypeDesc type, String text) {
    List<String> names = names(type.parameterCount());
    String definition = "%s(%s)".formatted(name, String.join(", ", names));
    return new DeviceFunction(name, type, names, new Form.Macro(definition, text));
  }

  static DeviceFunction of(Helper helper) {
    List<ClassDesc> types = new ArrayList<>();
    List<String> names = new ArrayList<>();
    for (String parameter : helper.parameters().split(", ")) {
      String[] parts = parameter.split(" ");
      types.add(primitive(parts[0]));
      names.add(parts[1]);
    }
    return new DeviceFunction(
        helper.function(),
        MethodTypeDesc.of(primitive(helper.result()), types),
        names,
        new Form.Statements(helper.body()));
  }

  static DeviceFunction statements(
      String name, MethodTypeDesc type, List<String> parameters, String text) {
    return new DeviceFunction(name, type, parameters, new Form.Statements(text));
  }

  private static List<String> names(int count) {
    return List.of("a", "b", "c", "d", "e", "f").subList(0, count);
  }

  private static ClassDesc primitive(String name) {
    return switch (name) {
      case "int" -> ConstantDescs.CD_int;
      case "long" -> ConstantDescs.CD_long;
      case "float" -> ConstantDescs.CD_float;
      case "double" -> ConstantDescs.CD_double;
      default -> throw new IllegalArgumentException("no type of a parameter: " + name);
    };
  }

  /** {@return the type in the class of values of a type} Conditions are ints. */
  static ClassDesc desc(ScalarType type) {
    return switch (type.computational()) {
      case LONG -> ConstantDescs.CD_long;
      case FLOAT -> ConstantDescs.CD_float;
      case DOUBLE -> ConstantDescs.CD_double;
      default -> ConstantDescs.CD_int;
    };
  }

  /** {@return the type in the class of an element of an array} */
  static ClassDesc element(ScalarType type) {
    return switch (type) {
      case BOOLEAN, BYTE -> ConstantDescs.CD_byte;
      case SHORT -> ConstantDescs.CD_short;
      case CHAR -> ConstantDescs.CD_char;
      default -> desc(type);
    };
  }

  /** {@return a suffix for names of functions on values of a type} */
  static String suffix(ScalarType type) {
    return type.computational().javaName();
  }

  TypeKind result() {
    return TypeKind.from(type.returnType());
  }

  /** {@return the macro's definition} */
  Optional<String> definition() {
    return form instanceof Form.Macro(String definition, String text)
        ? Optional.of("#define %s %s".formatted(definition, text))
        : Optional.empty();
  }
}
