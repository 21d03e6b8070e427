package dev.heddle.spi.runtime;

import dev.heddle.Double2;
import dev.heddle.Double4;
import dev.heddle.Float2;
import dev.heddle.Float4;
import dev.heddle.ImageKind;
import dev.heddle.Int2;
import dev.heddle.Int4;
import dev.heddle.Local;
import dev.heddle.Sampler;
import dev.heddle.spi.DriverProgram;
import dev.heddle.spi.ElementType;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which arguments fit a parameter of OpenCL C. What a pointer of a type that is the program's own
 * points at is the program's affair; values are of built-in types, since drivers do not check the
 * sizes of others.
 */
final class ParameterTypes {
  /** A scalar, or a vector of it. */
  private static final Pattern BUILT_IN =
      Pattern.compile("(u?char|u?short|u?int|u?long|half|float|double)(2|3|4|8|16)?");

  private static final Map<String, Set<ElementType>> ELEMENTS =
      Map.of(
          "char", Set.of(ElementType.BYTE),
          "short", Set.of(ElementType.SHORT, ElementType.CHAR),
          "int", Set.of(ElementType.INT),
          "long", Set.of(ElementType.LONG),
          "half", Set.of(ElementType.SHORT, ElementType.CHAR),
          "float", Set.of(ElementType.FLOAT),
          "double", Set.of(ElementType.DOUBLE));

  private static final Map<ImageKind, String> IMAGES =
      Map.of(
          ImageKind.IMAGE_1D, "image1d_t",
          ImageKind.IMAGE_1D_BUFFER, "image1d_buffer_t",
          ImageKind.IMAGE_1D_ARRAY, "image1d_array_t",
          ImageKind.IMAGE_2D, "image2d_t",
          ImageKind.IMAGE_2D_ARRAY, "image2d_array_t",
          ImageKind.IMAGE_3D, "image3d_t");

  /** The type's name, with its sign in front of it and without spaces; empty if it is not told. */
  private final String type;

  /** What a pointer may point at; empty if its type is the program's own, and may be anything. */
  private final Set<ElementType> elements;

  private final boolean pointer;
  private final boolean builtIn;
  private final boolean memory;
  private final boolean opaque;

  private ParameterTypes(DriverProgram.Parameter parameter) {
    this.type = parameter.type().replace("unsigned ", "u").replaceAll("\\s+", "");
    this.pointer = type.endsWith("*");
    Matcher base = BUILT_IN.matcher(pointer ? type.substring(0, type.length() - 1) : type);
    this.builtIn = base.matches();
    this.elements = builtIn ? ELEMENTS.getOrDefault(signed(base.group(1)), Set.of()) : Set.of();
    this.memory = parameter.access() != null;
    this.opaque = type.startsWith("image") || type.equals("sampler_t");
  }

  /** {@return the types of a kernel's parameters, read once} */
  static List<ParameterTypes> of(DriverProgram.Signature signature) {
    return signature.parameters().stream().map(ParameterTypes::new).toList();
  }

  /** {@return whether a value can be the argument, as far as the device tells} */
  boolean fits(Object value) {
    boolean told = !type.isEmpty();
    return switch (value) {
      case RuntimeBuffer buffer ->
          !told || memory && !opaque && (!pointer || holds(buffer.element));
      case dev.heddle.Buffer foreign -> true; // refused with its own reason
      case RuntimeImage image -> !told || type.equals(IMAGES.get(image.memory.kind));
      case dev.heddle.Image foreign -> true;
      case Sampler sampler -> !told || type.equals("sampler_t");
      case Local local -> !told || !memory && !opaque && holdsLocal(local);
      default -> {
        String own = nameOf(value);
        yield !own.isEmpty() && (!told || !memory && !opaque && !pointer && isOf(own));
      }
    };
  }

  private boolean holdsLocal(Local local) {
    return pointer ? holds(Arguments.elementOf(local)) : !builtIn;
  }

  /** Bytes are untyped: they may hold anything. */
  private boolean holds(ElementType element) {
    return element == ElementType.BYTE || elements.isEmpty() || elements.contains(element);
  }

  /** Whether a value's type is the parameter's, with or without sign, or may be. */
  private boolean isOf(String own) {
    return own.equals(signed(type)) || own.equals("short") && type.equals("half");
  }

  private static String signed(String name) {
    return name.startsWith("u") ? name.substring(1) : name;
  }

  /** {@return the type in OpenCL C of a value; empty if it has none} */
  private static String nameOf(Object value) {
    return switch (value) {
      case Byte b -> "char";
      case Short s -> "short";
      case Character c -> "short";
      case Integer i -> "int";
      case Long l -> "long";
      case Float f -> "float";
      case Double d -> "double";
      case Float2 v -> "float2";
      case Float4 v -> "float4";
      case Int2 v -> "int2";
      case Int4 v -> "int4";
      case Double2 v -> "double2";
      case Double4 v -> "double4";
      default -> "";
    };
  }
}
