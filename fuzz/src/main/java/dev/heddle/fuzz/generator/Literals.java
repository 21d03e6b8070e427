package dev.heddle.fuzz.generator;

import dev.heddle.fuzz.syntax.Expression;
import dev.heddle.fuzz.syntax.Expression.Cast;
import dev.heddle.fuzz.syntax.Expression.Literal;
import dev.heddle.fuzz.syntax.Expression.Name;
import dev.heddle.fuzz.syntax.Primitive;

/** Values of the primitive types as their bits: simple ones, those on the edge, and any. */
public final class Literals {
  private static final long[] INTEGERS = {
    0,
    1,
    2,
    3,
    -1,
    5,
    7,
    8,
    10,
    16,
    31,
    32,
    33,
    63,
    64,
    65,
    100,
    127,
    128,
    255,
    256,
    -2,
    -7,
    -128,
    -129,
    32767,
    32768,
    -32768,
    65535,
    65536,
    0x55555555L,
    0x7fffffffL,
    -0x80000000L,
    -0x7fffffffL,
    0x80000000L,
    0xffffffffL,
    0x100000000L,
    1_000_003,
    Long.MAX_VALUE,
    Long.MIN_VALUE
  };

  private static final double[] DOUBLES = {
    0,
    1,
    2,
    -1,
    0.5,
    -0.5,
    10,
    -0.0,
    0.1,
    1.5,
    2.5,
    -2.5,
    3,
    100.25,
    1e-10,
    1e10,
    Double.NaN,
    Double.POSITIVE_INFINITY,
    Double.NEGATIVE_INFINITY,
    0.49999999999999994,
    0.49999997f,
    8388609,
    16777216,
    16777217,
    127,
    128,
    -129,
    32768,
    65536,
    2147483647,
    2147483648.0,
    -2147483648.0,
    -2147483649.0,
    4294967296.0,
    9007199254740994.0,
    0x1p63,
    -9.3e18,
    Float.MIN_VALUE,
    Float.MIN_NORMAL,
    Float.MAX_VALUE,
    -Float.MIN_VALUE,
    1e-40,
    3.5e38,
    1e300,
    1e-300,
    Double.MIN_VALUE,
    Double.MIN_NORMAL,
    Double.MAX_VALUE
  };

  private Literals() {}

  /** {@return the bits of a value, those that are simple by low choices} */
  static long bits(Choices choices, Primitive type) {
    boolean any = choices.below(8) == 7;
    return any ? canonical(type, choices.bits()) : edge(type, choices.below(edges(type)));
  }

  private static int edges(Primitive type) {
    return type == Primitive.BOOLEAN ? 2 : type.isFloating() ? DOUBLES.length : INTEGERS.length;
  }

  /**
   * {@return the bits of one of the values that are simple or on an edge}
   *
   * @param which which one; all numbers are fine
   */
  public static long edge(Primitive type, int which) {
    int index = which % edges(type);
    return switch (type) {
      case BOOLEAN -> index;
      case FLOAT -> Float.floatToIntBits((float) DOUBLES[index]);
      case DOUBLE -> Double.doubleToLongBits(DOUBLES[index]);
      default -> canonical(type, INTEGERS[index]);
    };
  }

  /** {@return bits cut to a type; there is one NaN, since its bits are nobody's promise} */
  public static long canonical(Primitive type, long bits) {
    return switch (type) {
      case BOOLEAN -> bits & 1;
      case BYTE -> (byte) bits;
      case SHORT -> (short) bits;
      case CHAR -> (char) bits;
      case INT -> (int) bits;
      case LONG -> bits;
      case FLOAT -> Float.floatToIntBits(Float.intBitsToFloat((int) bits));
      case DOUBLE -> Double.doubleToLongBits(Double.longBitsToDouble(bits));
    };
  }

  /** {@return a constant expression of exactly the type} */
  static Expression of(Primitive type, long bits) {
    return switch (type) {
      case BOOLEAN -> new Literal(bits != 0 ? "true" : "false");
      case BYTE, SHORT -> new Cast(type, new Literal(Long.toString(bits)));
      case CHAR ->
          bits >= 'a' && bits <= 'z'
              ? new Literal("'" + (char) bits + "'")
              : new Cast(type, new Literal(Long.toString(bits)));
      case INT -> new Literal(Integer.toString((int) bits));
      case LONG -> new Literal(bits + "L");
      case FLOAT -> floating("Float", Float.toString(Float.intBitsToFloat((int) bits)), "f");
      case DOUBLE -> floating("Double", Double.toString(Double.longBitsToDouble(bits)), "");
    };
  }

  private static Expression floating(String box, String text, String suffix) {
    return switch (text) {
      case "NaN" -> new Name(box + ".NaN");
      case "Infinity" -> new Name(box + ".POSITIVE_INFINITY");
      case "-Infinity" -> new Name(box + ".NEGATIVE_INFINITY");
      default -> new Literal(text + suffix);
    };
  }
}
