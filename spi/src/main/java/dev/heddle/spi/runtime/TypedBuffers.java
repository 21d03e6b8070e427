package dev.heddle.spi.runtime;

import dev.heddle.Buffer;
import dev.heddle.HostAccess;
import dev.heddle.KernelAccess;

/**
 * The typed buffers of the API: views of one {@link BufferMemory}. Their elements exist in kernels
 * alone, so that every access here throws.
 */
final class TypedBuffers {
  private TypedBuffers() {}

  static final class OfBytes extends RuntimeBuffer implements Buffer.OfByte {
    OfBytes(BufferMemory memory) {
      super(memory, dev.heddle.spi.ElementType.BYTE);
    }

    @Override
    public Buffer.OfByte newSubBuffer(
        long byteOffset, long byteSize, KernelAccess kernelAccess, HostAccess hostAccess) {
      return new OfBytes(newSubMemory(byteOffset, byteSize, kernelAccess, hostAccess));
    }

    @Override
    public byte get(long index) {
      throw outsideKernel();
    }

    @Override
    public void set(long index, byte value) {
      throw outsideKernel();
    }
  }

  static final class OfShorts extends RuntimeBuffer implements Buffer.OfShort {
    OfShorts(BufferMemory memory) {
      super(memory, dev.heddle.spi.ElementType.SHORT);
    }

    @Override
    public Buffer.OfShort newSubBuffer(
        long byteOffset, long byteSize, KernelAccess kernelAccess, HostAccess hostAccess) {
      return new OfShorts(newSubMemory(byteOffset, byteSize, kernelAccess, hostAccess));
    }

    @Override
    public short get(long index) {
      throw outsideKernel();
    }

    @Override
    public void set(long index, short value) {
      throw outsideKernel();
    }
  }

  static final class OfChars extends RuntimeBuffer implements Buffer.OfChar {
    OfChars(BufferMemory memory) {
      super(memory, dev.heddle.spi.ElementType.CHAR);
    }

    @Override
    public Buffer.OfChar newSubBuffer(
        long byteOffset, long byteSize, KernelAccess kernelAccess, HostAccess hostAccess) {
      return new OfChars(newSubMemory(byteOffset, byteSize, kernelAccess, hostAccess));
    }

    @Override
    public char get(long index) {
      throw outsideKernel();
    }

    @Override
    public void set(long index, char value) {
      throw outsideKernel();
    }
  }

  static final class OfInts extends RuntimeBuffer implements Buffer.OfInt {
    OfInts(BufferMemory memory) {
      super(memory, dev.heddle.spi.ElementType.INT);
    }

    @Override
    public Buffer.OfInt newSubBuffer(
        long byteOffset, long byteSize, KernelAccess kernelAccess, HostAccess hostAccess) {
      return new OfInts(newSubMemory(byteOffset, byteSize, kernelAccess, hostAccess));
    }

    @Override
    public int get(long index) {
      throw outsideKernel();
    }

    @Override
    public void set(long index, int value) {
      throw outsideKernel();
    }

    @Override
    public int getAndAdd(long index, int delta) {
      throw outsideKernel();
    }

    @Override
    public int getAndSet(long index, int value) {
      throw outsideKernel();
    }

    @Override
    public int compareAndExchange(long index, int expected, int value) {
      throw outsideKernel();
    }

    @Override
    public int getAndMin(long index, int value) {
      throw outsideKernel();
    }

    @Override
    public int getAndMax(long index, int value) {
      throw outsideKernel();
    }

    @Override
    public int getAndAnd(long index, int value) {
      throw outsideKernel();
    }

    @Override
    public int getAndOr(long index, int value) {
      throw outsideKernel();
    }

    @Override
    public int getAndXor(long index, int value) {
      throw outsideKernel();
    }
  }

  static final class OfLongs extends RuntimeBuffer implements Buffer.OfLong {
    OfLongs(BufferMemory memory) {
      super(memory, dev.heddle.spi.ElementType.LONG);
    }

    @Override
    public Buffer.OfLong newSubBuffer(
        long byteOffset, long byteSize, KernelAccess kernelAccess, HostAccess hostAccess) {
      return new OfLongs(newSubMemory(byteOffset, byteSize, kernelAccess, hostAccess));
    }

    @Override
    public long get(long index) {
      throw outsideKernel();
    }

    @Override
    public void set(long index, long value) {
      throw outsideKernel();
    }

    @Override
    public long getAndAdd(long index, long delta) {
      throw outsideKernel();
    }

    @Override
    public long getAndSet(long index, long value) {
      throw outsideKernel();
    }

    @Override
    public long compareAndExchange(long index, long expected, long value) {
      throw outsideKernel();
    }

    @Override
    public long getAndMin(long index, long value) {
      throw outsideKernel();
    }

    @Override
    public long getAndMax(long index, long value) {
      throw outsideKernel();
    }

    @Override
    public long getAndAnd(long index, long value) {
      throw outsideKernel();
    }

    @Override
    public long getAndOr(long index, long value) {
      throw outsideKernel();
    }

    @Override
    public long getAndXor(long index, long value) {
      throw outsideKernel();
    }
  }

  static final class OfFloats extends RuntimeBuffer implements Buffer.OfFloat {
    OfFloats(BufferMemory memory) {
      super(memory, dev.heddle.spi.ElementType.FLOAT);
    }

    @Override
    public Buffer.OfFloat newSubBuffer(
        long byteOffset, long byteSize, KernelAccess kernelAccess, HostAccess hostAccess) {
      return new OfFloats(newSubMemory(byteOffset, byteSize, kernelAccess, hostAccess));
    }

    @Override
    public float get(long index) {
      throw outsideKernel();
    }

    @Override
    public void set(long index, float value) {
      throw outsideKernel();
    }

    @Override
    public float getAndAdd(long index, float delta) {
      throw outsideKernel();
    }
  }

  static final class OfDoubles extends RuntimeBuffer implements Buffer.OfDouble {
    OfDoubles(BufferMemory memory) {
      super(memory, dev.heddle.spi.ElementType.DOUBLE);
    }

    @Override
    public Buffer.OfDouble newSubBuffer(
        long byteOffset, long byteSize, KernelAccess kernelAccess, HostAccess hostAccess) {
      return new OfDoubles(newSubMemory(byteOffset, byteSize, kernelAccess, hostAccess));
    }

    @Override
    public double get(long index) {
      throw outsideKernel();
    }

    @Override
    public void set(long index, double value) {
      throw outsideKernel();
    }
  }
}
