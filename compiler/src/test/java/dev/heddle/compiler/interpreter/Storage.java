package dev.heddle.compiler.interpreter;

import dev.heddle.compiler.ir.Expression.Constant;
import dev.heddle.compiler.ir.ScalarType;
import java.util.Arrays;

/** Elements, as the bits of a row of numbers: what a buffer, local memory or an array holds. */
public final class Storage {
  private final ScalarType element;
  private final long[] bits;

  /** Makes it with all elements 0. */
  public Storage(ScalarType element, int length) {
    this.element = element;
    this.bits = new long[length];
  }

  /** {@return a copy with the same elements} */
  public Storage copy() {
    Storage copy = new Storage(element, bits.length);
    System.arraycopy(bits, 0, copy.bits, 0, bits.length);
    return copy;
  }

  public int length() {
    return bits.length;
  }

  public void clear() {
    Arrays.fill(bits, 0);
  }

  /** {@return an element, widened} */
  public synchronized Constant get(long index) {
    check(index);
    return new Constant(element.computational(), bits[(int) index]);
  }

  /** Sets an element, cut to its type. */
  public synchronized void set(long index, long value) {
    check(index);
    bits[(int) index] =
        switch (element) {
          case BOOLEAN -> value & 1;
          case BYTE -> (byte) value;
          case SHORT -> (short) value;
          case CHAR -> (char) value;
          case INT, FLOAT -> (int) value;
          case LONG, DOUBLE -> value;
        };
  }

  /** Changes an element as {@link dev.heddle.Elements} states; {@return what it was before} */
  public synchronized Constant update(String operation, long index, long first, long second) {
    Constant before = get(index);
    long old = before.bits();
    boolean isInt = element == ScalarType.INT;
    long after =
        switch (operation) {
          case "getAndAdd" ->
              switch (element) {
                case FLOAT ->
                    Float.floatToRawIntBits(
                        before.floatValue() + Float.intBitsToFloat((int) first));
                default -> old + first;
              };
          case "getAndSet" -> first;
          case "compareAndExchange" -> old == first ? second : old;
          case "getAndMin" -> Math.min(old, isInt ? (int) first : first);
          case "getAndMax" -> Math.max(old, isInt ? (int) first : first);
          case "getAndAnd" -> old & first;
          case "getAndOr" -> old | first;
          case "getAndXor" -> old ^ first;
          default -> throw new AssertionError(operation);
        };
    set(index, after);
    return before;
  }

  private void check(long index) {
    if (index < 0 || index >= bits.length) {
      throw new IndexOutOfBoundsException(index + " of " + bits.length);
    }
  }

  /** {@return the elements' bits, with all NaN alike} */
  public long[] canonicalBits() {
    long[] canonical = bits.clone();
    for (int i = 0; i < canonical.length; i++) {
      if (element == ScalarType.FLOAT) {
        canonical[i] = Float.floatToIntBits(Float.intBitsToFloat((int) canonical[i]));
      } else if (element == ScalarType.DOUBLE) {
        canonical[i] = Double.doubleToLongBits(Double.longBitsToDouble(canonical[i]));
      }
    }
    return canonical;
  }
}
