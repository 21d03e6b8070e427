package dev.heddle.fuzz.generator;

import dev.heddle.fuzz.syntax.Primitive;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The functions of the JDK whose results are exact. A parameter marked with {@code /} must not be
 * 0; one marked with {@code ~} must not be NaN, whose sign is nobody's promise.
 */
final class Functions {
  private static final String EXACT =
      """
      int Math.abs(int); long Math.abs(long); float Math.abs(float); double Math.abs(double)
      int Math.min(int,int); long Math.min(long,long)
      float Math.min(float,float); double Math.min(double,double)
      int Math.max(int,int); long Math.max(long,long)
      float Math.max(float,float); double Math.max(double,double)
      double Math.floor(double); double Math.ceil(double); double Math.rint(double)
      int Math.round(float); long Math.round(double)
      float Math.fma(float,float,float); double Math.fma(double,double,double)
      double Math.sqrt(double)
      float Math.signum(float); double Math.signum(double)
      float Math.copySign(float,float~); double Math.copySign(double,double~)
      float Math.ulp(float); double Math.ulp(double)
      float Math.nextUp(float); double Math.nextUp(double)
      float Math.nextDown(float); double Math.nextDown(double)
      float Math.scalb(float,int); double Math.scalb(double,int)
      int Math.getExponent(float); int Math.getExponent(double)
      double Math.IEEEremainder(double,double)
      int Math.floorMod(int,int/); long Math.floorMod(long,long/); int Math.floorMod(long,int/)
      int Math.floorDiv(int,int/); long Math.floorDiv(long,long/)
      int Math.ceilDiv(int,int/); long Math.ceilDiv(long,long/)
      int Math.ceilMod(int,int/); long Math.ceilMod(long,long/)
      long Math.multiplyFull(int,int); long Math.multiplyHigh(long,long)
      long Math.unsignedMultiplyHigh(long,long)
      int Integer.bitCount(int); int Integer.reverse(int); int Integer.reverseBytes(int)
      int Integer.highestOneBit(int); int Integer.lowestOneBit(int)
      int Integer.numberOfLeadingZeros(int); int Integer.numberOfTrailingZeros(int)
      int Integer.rotateLeft(int,int); int Integer.rotateRight(int,int)
      int Integer.signum(int); int Integer.compare(int,int); int Integer.compareUnsigned(int,int)
      int Integer.divideUnsigned(int,int/); int Integer.remainderUnsigned(int,int/)
      int Integer.sum(int,int); int Integer.max(int,int); long Integer.toUnsignedLong(int)
      int Integer.compress(int,int); int Integer.expand(int,int)
      int Long.bitCount(long); long Long.reverse(long); long Long.reverseBytes(long)
      long Long.highestOneBit(long); long Long.lowestOneBit(long)
      int Long.numberOfLeadingZeros(long); int Long.numberOfTrailingZeros(long)
      long Long.rotateLeft(long,int); long Long.rotateRight(long,int)
      int Long.signum(long); int Long.compare(long,long); int Long.compareUnsigned(long,long)
      long Long.divideUnsigned(long,long/); long Long.remainderUnsigned(long,long/)
      int Float.floatToIntBits(float); float Float.intBitsToFloat(int)
      long Double.doubleToLongBits(double); double Double.longBitsToDouble(long)
      boolean Float.isNaN(float); boolean Float.isInfinite(float); boolean Float.isFinite(float)
      boolean Double.isNaN(double); boolean Double.isInfinite(double)
      int Float.compare(float,float); int Double.compare(double,double)
      float Float.max(float,float); double Double.sum(double,double)
      short Short.reverseBytes(short); int Short.toUnsignedInt(short); int Short.compare(short,short)
      int Byte.toUnsignedInt(byte); int Byte.compare(byte,byte); char Character.reverseBytes(char)
      boolean Boolean.logicalXor(boolean,boolean)
      """;

  /** What a parameter must not be. */
  enum Excluded {
    NOTHING,
    ZERO,
    NAN
  }

  /** A parameter. */
  record Parameter(Primitive type, Excluded excluded) {}

  /** A function. */
  record Function(Primitive result, String owner, String name, List<Parameter> parameters) {}

  private static final List<Function> ALL = parse();

  private Functions() {}

  /** {@return the functions with a result of a type, perhaps none} */
  static List<Function> giving(Primitive type) {
    return ALL.stream().filter(function -> function.result() == type).toList();
  }

  private static List<Function> parse() {
    List<Function> functions = new ArrayList<>();
    for (String text : EXACT.strip().split("[;\n]\\s*")) {
      // result, owner, name, parameters
      String[] parts = text.strip().split("[ .()]");
      List<Parameter> parameters = new ArrayList<>();
      for (String parameter : parts[3].split(",")) {
        Excluded excluded =
            parameter.endsWith("/")
                ? Excluded.ZERO
                : parameter.endsWith("~") ? Excluded.NAN : Excluded.NOTHING;
        parameters.add(new Parameter(type(parameter.replaceAll("[/~]", "")), excluded));
      }
      functions.add(new Function(type(parts[0]), parts[1], parts[2], List.copyOf(parameters)));
    }
    return List.copyOf(functions);
  }

  private static Primitive type(String name) {
    return Primitive.valueOf(name.toUpperCase(Locale.ROOT));
  }
}
