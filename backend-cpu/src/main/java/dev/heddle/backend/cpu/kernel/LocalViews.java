package dev.heddle.backend.cpu.kernel;

import dev.heddle.Local;
import dev.heddle.spi.KernelArgument;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * Local memory inside a kernel, by type of element: an array that the work items of one group
 * share.
 */
@SuppressWarnings("ArrayRecordComponent") // views are never compared
final class LocalViews {
  private LocalViews() {}

  static Local view(KernelArgument.LocalMemory argument) {
    return switch (argument.element()) {
      case BYTE -> new OfBytes(argument.name(), new byte[argument.length()]);
      case SHORT -> new OfShorts(argument.name(), new short[argument.length()]);
      case CHAR -> new OfChars(argument.name(), new char[argument.length()]);
      case INT -> new OfInts(argument.name(), new int[argument.length()]);
      case LONG -> new OfLongs(argument.name(), new long[argument.length()]);
      case FLOAT -> new OfFloats(argument.name(), new float[argument.length()]);
      case DOUBLE -> new OfDoubles(argument.name(), new double[argument.length()]);
    };
  }

  private static IndexOutOfBoundsException outside(String name, long index, int length) {
    return new IndexOutOfBoundsException(
        "index %d is outside of local memory %s, whose length is %d"
            .formatted(index, name, length));
  }

  private record OfBytes(String name, byte[] elements) implements Local.OfByte {
    private int at(long index) {
      if (index < 0 || index >= elements.length) {
        throw outside(name, index, elements.length);
      }
      return (int) index;
    }

    @Override
    public long length() {
      return elements.length;
    }

    @Override
    public byte get(long index) {
      return elements[at(index)];
    }

    @Override
    public void set(long index, byte value) {
      elements[at(index)] = value;
    }
  }

  private record OfShorts(String name, short[] elements) implements Local.OfShort {
    private int at(long index) {
      if (index < 0 || index >= elements.length) {
        throw outside(name, index, elements.length);
      }
      return (int) index;
    }

    @Override
    public long length() {
      return elements.length;
    }

    @Override
    public short get(long index) {
      return elements[at(index)];
    }

    @Override
    public void set(long index, short value) {
      elements[at(index)] = value;
    }
  }

  private record OfChars(String name, char[] elements) implements Local.OfChar {
    private int at(long index) {
      if (index < 0 || index >= elements.length) {
        throw outside(name, index, elements.length);
      }
      return (int) index;
    }

    @Override
    public long length() {
      return elements.length;
    }

    @Override
    public char get(long index) {
      return elements[at(index)];
    }

    @Override
    public void set(long index, char value) {
      elements[at(index)] = value;
    }
  }

  private record OfInts(String name, int[] elements) implements Local.OfInt {
    private static final VarHandle ATOMIC = MethodHandles.arrayElementVarHandle(int[].class);

    private int at(long index) {
      if (index < 0 || index >= elements.length) {
        throw outside(name, index, elements.length);
      }
      return (int) index;
    }

    @Override
    public long length() {
      return elements.length;
    }

    @Override
    public int get(long index) {
      return elements[at(index)];
    }

    @Override
    public void set(long index, int value) {
      elements[at(index)] = value;
    }

    @Override
    public int getAndAdd(long index, int delta) {
      return (int) ATOMIC.getAndAdd(elements, at(index), delta);
    }

    @Override
    public int getAndSet(long index, int value) {
      return (int) ATOMIC.getAndSet(elements, at(index), value);
    }

    @Override
    public int getAndAnd(long index, int value) {
      return (int) ATOMIC.getAndBitwiseAnd(elements, at(index), value);
    }

    @Override
    public int getAndOr(long index, int value) {
      return (int) ATOMIC.getAndBitwiseOr(elements, at(index), value);
    }

    @Override
    public int getAndXor(long index, int value) {
      return (int) ATOMIC.getAndBitwiseXor(elements, at(index), value);
    }

    @Override
    public int compareAndExchange(long index, int expected, int value) {
      return (int) ATOMIC.compareAndExchange(elements, at(index), expected, value);
    }

    @Override
    public int getAndMin(long index, int value) {
      int at = at(index);
      int seen = (int) ATOMIC.getVolatile(elements, at);
      while (true) {
        int before = (int) ATOMIC.compareAndExchange(elements, at, seen, Math.min(seen, value));
        if (before == seen) {
          return before;
        }
        seen = before;
      }
    }

    @Override
    public int getAndMax(long index, int value) {
      int at = at(index);
      int seen = (int) ATOMIC.getVolatile(elements, at);
      while (true) {
        int before = (int) ATOMIC.compareAndExchange(elements, at, seen, Math.max(seen, value));
        if (before == seen) {
          return before;
        }
        seen = before;
      }
    }
  }

  private record OfLongs(String name, long[] elements) implements Local.OfLong {
    private static final VarHandle ATOMIC = MethodHandles.arrayElementVarHandle(long[].class);

    private int at(long index) {
      if (index < 0 || index >= elements.length) {
        throw outside(name, index, elements.length);
      }
      return (int) index;
    }

    @Override
    public long length() {
      return elements.length;
    }

    @Override
    public long get(long index) {
      return elements[at(index)];
    }

    @Override
    public void set(long index, long value) {
      elements[at(index)] = value;
    }

    @Override
    public long getAndAdd(long index, long delta) {
      return (long) ATOMIC.getAndAdd(elements, at(index), delta);
    }

    @Override
    public long getAndSet(long index, long value) {
      return (long) ATOMIC.getAndSet(elements, at(index), value);
    }

    @Override
    public long getAndAnd(long index, long value) {
      return (long) ATOMIC.getAndBitwiseAnd(elements, at(index), value);
    }

    @Override
    public long getAndOr(long index, long value) {
      return (long) ATOMIC.getAndBitwiseOr(elements, at(index), value);
    }

    @Override
    public long getAndXor(long index, long value) {
      return (long) ATOMIC.getAndBitwiseXor(elements, at(index), value);
    }

    @Override
    public long compareAndExchange(long index, long expected, long value) {
      return (long) ATOMIC.compareAndExchange(elements, at(index), expected, value);
    }

    @Override
    public long getAndMin(long index, long value) {
      int at = at(index);
      long seen = (long) ATOMIC.getVolatile(elements, at);
      while (true) {
        long before = (long) ATOMIC.compareAndExchange(elements, at, seen, Math.min(seen, value));
        if (before == seen) {
          return before;
        }
        seen = before;
      }
    }

    @Override
    public long getAndMax(long index, long value) {
      int at = at(index);
      long seen = (long) ATOMIC.getVolatile(elements, at);
      while (true) {
        long before = (long) ATOMIC.compareAndExchange(elements, at, seen, Math.max(seen, value));
        if (before == seen) {
          return before;
        }
        seen = before;
      }
    }
  }

  private record OfFloats(String name, float[] elements) implements Local.OfFloat {
    private static final VarHandle ATOMIC = MethodHandles.arrayElementVarHandle(float[].class);

    private int at(long index) {
      if (index < 0 || index >= elements.length) {
        throw outside(name, index, elements.length);
      }
      return (int) index;
    }

    @Override
    public long length() {
      return elements.length;
    }

    @Override
    public float get(long index) {
      return elements[at(index)];
    }

    @Override
    public void set(long index, float value) {
      elements[at(index)] = value;
    }

    @Override
    public float getAndAdd(long index, float delta) {
      return (float) ATOMIC.getAndAdd(elements, at(index), delta);
    }
  }

  private record OfDoubles(String name, double[] elements) implements Local.OfDouble {
    private int at(long index) {
      if (index < 0 || index >= elements.length) {
        throw outside(name, index, elements.length);
      }
      return (int) index;
    }

    @Override
    public long length() {
      return elements.length;
    }

    @Override
    public double get(long index) {
      return elements[at(index)];
    }

    @Override
    public void set(long index, double value) {
      elements[at(index)] = value;
    }
  }
}
