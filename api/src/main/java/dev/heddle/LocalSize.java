package dev.heddle;

/** The length of local memory as the host states it; its elements exist on the device alone. */
final class LocalSize {
  private LocalSize() {}

  private static long checked(long length) {
    if (length < 1) {
      throw new IllegalArgumentException("local memory of length " + length + "; it is at least 1");
    }
    return length;
  }

  private static IllegalStateException outside() {
    return new IllegalStateException("local memory has elements only inside a kernel");
  }

  record OfByte(long length) implements Local.OfByte {
    OfByte {
      checked(length);
    }

    @Override
    public byte get(long index) {
      throw outside();
    }

    @Override
    public void set(long index, byte value) {
      throw outside();
    }
  }

  record OfShort(long length) implements Local.OfShort {
    OfShort {
      checked(length);
    }

    @Override
    public short get(long index) {
      throw outside();
    }

    @Override
    public void set(long index, short value) {
      throw outside();
    }
  }

  record OfChar(long length) implements Local.OfChar {
    OfChar {
      checked(length);
    }

    @Override
    public char get(long index) {
      throw outside();
    }

    @Override
    public void set(long index, char value) {
      throw outside();
    }
  }

  record OfInt(long length) implements Local.OfInt {
    OfInt {
      checked(length);
    }

    @Override
    public int get(long index) {
      throw outside();
    }

    @Override
    public void set(long index, int value) {
      throw outside();
    }

    @Override
    public int getAndAdd(long index, int delta) {
      throw outside();
    }

    @Override
    public int getAndSet(long index, int value) {
      throw outside();
    }

    @Override
    public int compareAndExchange(long index, int expected, int value) {
      throw outside();
    }

    @Override
    public int getAndMin(long index, int value) {
      throw outside();
    }

    @Override
    public int getAndMax(long index, int value) {
      throw outside();
    }

    @Override
    public int getAndAnd(long index, int value) {
      throw outside();
    }

    @Override
    public int getAndOr(long index, int value) {
      throw outside();
    }

    @Override
    public int getAndXor(long index, int value) {
      throw outside();
    }
  }

  record OfLong(long length) implements Local.OfLong {
    OfLong {
      checked(length);
    }

    @Override
    public long get(long index) {
      throw outside();
    }

    @Override
    public void set(long index, long value) {
      throw outside();
    }

    @Override
    public long getAndAdd(long index, long delta) {
      throw outside();
    }

    @Override
    public long getAndSet(long index, long value) {
      throw outside();
    }

    @Override
    public long compareAndExchange(long index, long expected, long value) {
      throw outside();
    }

    @Override
    public long getAndMin(long index, long value) {
      throw outside();
    }

    @Override
    public long getAndMax(long index, long value) {
      throw outside();
    }

    @Override
    public long getAndAnd(long index, long value) {
      throw outside();
    }

    @Override
    public long getAndOr(long index, long value) {
      throw outside();
    }

    @Override
    public long getAndXor(long index, long value) {
      throw outside();
    }
  }

  record OfFloat(long length) implements Local.OfFloat {
    OfFloat {
      checked(length);
    }

    @Override
    public float get(long index) {
      throw outside();
    }

    @Override
    public void set(long index, float value) {
      throw outside();
    }

    @Override
    public float getAndAdd(long index, float delta) {
      throw outside();
    }
  }

  record OfDouble(long length) implements Local.OfDouble {
    OfDouble {
      checked(length);
    }

    @Override
    public double get(long index) {
      throw outside();
    }

    @Override
    public void set(long index, double value) {
      throw outside();
    }
  }
}
