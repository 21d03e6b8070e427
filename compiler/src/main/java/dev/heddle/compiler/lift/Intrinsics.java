package dev.heddle.compiler.lift;

import dev.heddle.compiler.ir.Intrinsic;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The methods of the JDK and of the API that are functions of their own in the intermediate form.
 * All others are lifted from their class files.
 */
final class Intrinsics {
  private static final Map<String, Intrinsic> METHODS = new HashMap<>();

  static {
    add(Intrinsic.ABS, "abs", "(F)F", "(D)D");
    add(Intrinsic.MIN, "min", "(FF)F", "(DD)D");
    add(Intrinsic.MAX, "max", "(FF)F", "(DD)D");
    add(Intrinsic.FMA, "fma", "(FFF)F", "(DDD)D");
    add(Intrinsic.COPY_SIGN, "copySign", "(FF)F", "(DD)D");
    add(Intrinsic.SCALB, "scalb", "(FI)F", "(DI)D");
    add(Intrinsic.ROUND, "round", "(F)I", "(D)J");
    add(Intrinsic.MULTIPLY_HIGH, "multiplyHigh", "(JJ)J");
    add(Intrinsic.IEEE_REMAINDER, "IEEEremainder", "(DD)D");
    for (Intrinsic function :
        new Intrinsic[] {
          Intrinsic.SQRT, Intrinsic.FLOOR, Intrinsic.CEIL, Intrinsic.RINT, Intrinsic.EXP,
          Intrinsic.EXPM1, Intrinsic.LOG, Intrinsic.LOG1P, Intrinsic.LOG10, Intrinsic.SIN,
          Intrinsic.COS, Intrinsic.TAN, Intrinsic.ASIN, Intrinsic.ACOS, Intrinsic.ATAN,
          Intrinsic.SINH, Intrinsic.COSH, Intrinsic.TANH, Intrinsic.CBRT
        }) {
      add(function, function.label(), "(D)D");
    }
    for (Intrinsic function : new Intrinsic[] {Intrinsic.ATAN2, Intrinsic.POW, Intrinsic.HYPOT}) {
      add(function, function.label(), "(DD)D");
    }
    for (Intrinsic function :
        new Intrinsic[] {
          Intrinsic.SQRT, Intrinsic.CBRT, Intrinsic.EXP, Intrinsic.EXP2, Intrinsic.EXPM1,
          Intrinsic.LOG, Intrinsic.LOG2, Intrinsic.LOG10, Intrinsic.LOG1P, Intrinsic.SIN,
          Intrinsic.COS, Intrinsic.TAN, Intrinsic.ASIN, Intrinsic.ACOS, Intrinsic.ATAN,
          Intrinsic.SINH, Intrinsic.COSH, Intrinsic.TANH
        }) {
      METHODS.put("dev/heddle/FloatMath.%s(F)F".formatted(function.label()), function);
    }
    for (Intrinsic function : new Intrinsic[] {Intrinsic.ATAN2, Intrinsic.POW, Intrinsic.HYPOT}) {
      METHODS.put("dev/heddle/FloatMath.%s(FF)F".formatted(function.label()), function);
    }
    METHODS.put("java/lang/Integer.bitCount(I)I", Intrinsic.BIT_COUNT);
    METHODS.put("java/lang/Long.bitCount(J)I", Intrinsic.BIT_COUNT);
    METHODS.put("java/lang/Integer.numberOfLeadingZeros(I)I", Intrinsic.LEADING_ZEROS);
    METHODS.put("java/lang/Long.numberOfLeadingZeros(J)I", Intrinsic.LEADING_ZEROS);
    METHODS.put("java/lang/Integer.numberOfTrailingZeros(I)I", Intrinsic.TRAILING_ZEROS);
    METHODS.put("java/lang/Long.numberOfTrailingZeros(J)I", Intrinsic.TRAILING_ZEROS);
    METHODS.put("java/lang/Float.floatToRawIntBits(F)I", Intrinsic.TO_BITS);
    METHODS.put("java/lang/Double.doubleToRawLongBits(D)J", Intrinsic.TO_BITS);
    METHODS.put("java/lang/Float.intBitsToFloat(I)F", Intrinsic.FROM_BITS);
    METHODS.put("java/lang/Double.longBitsToDouble(J)D", Intrinsic.FROM_BITS);
  }

  private Intrinsics() {}

  private static void add(Intrinsic function, String name, String... descriptors) {
    for (String descriptor : descriptors) {
      METHODS.put("java/lang/Math." + name + descriptor, function);
      METHODS.put("java/lang/StrictMath." + name + descriptor, function);
    }
  }

  static Optional<Intrinsic> find(String owner, String name, String descriptor) {
    return Optional.ofNullable(METHODS.get(owner + "." + name + descriptor));
  }
}
