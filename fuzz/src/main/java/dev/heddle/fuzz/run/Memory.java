package dev.heddle.fuzz.run;

import dev.heddle.fuzz.generator.Literals;
import dev.heddle.fuzz.plan.Fill;
import dev.heddle.fuzz.syntax.Primitive;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * A row of elements.
 *
 * @param element their type
 * @param length how many
 * @param bytes where they are
 */
record Memory(Primitive element, int length, MemorySegment bytes) {
  /** {@return memory of zeros} */
  static Memory zeros(Primitive element, int length) {
    // On longs, so that it is aligned for every type.
    long byteSize = (long) element.byteSize() * length;
    MemorySegment bytes =
        MemorySegment.ofArray(new long[Math.toIntExact(Math.ceilDiv(byteSize, Long.BYTES))]);
    return new Memory(element, length, bytes.asSlice(0, byteSize));
  }

  /** {@return memory that is filled as a number says} */
  static Memory filled(Primitive element, int length, int fill) {
    Memory memory = zeros(element, length);
    Fill contents = new Fill(element, fill);
    for (int i = 0; i < length; i++) {
      memory.set(i, contents.bits(i));
    }
    return memory;
  }

  /** {@return an element's bits, with all NaN alike} */
  long get(long index) {
    return switch (element) {
      case BYTE, BOOLEAN -> bytes.getAtIndex(ValueLayout.JAVA_BYTE, index);
      case SHORT -> bytes.getAtIndex(ValueLayout.JAVA_SHORT, index);
      case CHAR -> bytes.getAtIndex(ValueLayout.JAVA_CHAR, index);
      case INT -> bytes.getAtIndex(ValueLayout.JAVA_INT, index);
      case FLOAT -> Literals.canonical(element, bytes.getAtIndex(ValueLayout.JAVA_INT, index));
      case LONG -> bytes.getAtIndex(ValueLayout.JAVA_LONG, index);
      case DOUBLE -> Literals.canonical(element, bytes.getAtIndex(ValueLayout.JAVA_LONG, index));
    };
  }

  void set(long index, long bits) {
    switch (element) {
      case BYTE, BOOLEAN -> bytes.setAtIndex(ValueLayout.JAVA_BYTE, index, (byte) bits);
      case SHORT -> bytes.setAtIndex(ValueLayout.JAVA_SHORT, index, (short) bits);
      case CHAR -> bytes.setAtIndex(ValueLayout.JAVA_CHAR, index, (char) bits);
      case INT, FLOAT -> bytes.setAtIndex(ValueLayout.JAVA_INT, index, (int) bits);
      case LONG, DOUBLE -> bytes.setAtIndex(ValueLayout.JAVA_LONG, index, bits);
    }
  }

  /** {@return bits as an object of the type's class} */
  static Object boxed(Primitive type, long bits) {
    return switch (type) {
      case BOOLEAN -> bits != 0;
      case BYTE -> (byte) bits;
      case SHORT -> (short) bits;
      case CHAR -> (char) bits;
      case INT -> (int) bits;
      case LONG -> bits;
      case FLOAT -> Float.intBitsToFloat((int) bits);
      case DOUBLE -> Double.longBitsToDouble(bits);
    };
  }

  /** {@return the bits of an object that holds a primitive} */
  static long bits(Object boxed) {
    return switch (boxed) {
      case Boolean b -> b ? 1 : 0;
      case Character c -> c;
      case Float f -> Float.floatToRawIntBits(f);
      case Double d -> Double.doubleToRawLongBits(d);
      case Number n -> n.longValue();
      default -> throw new IllegalArgumentException("not a primitive: " + boxed);
    };
  }
}
