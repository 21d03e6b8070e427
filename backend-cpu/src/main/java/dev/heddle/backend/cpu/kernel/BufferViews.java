package dev.heddle.backend.cpu.kernel;

import dev.heddle.Buffer;
import dev.heddle.HostAccess;
import dev.heddle.KernelAccess;
import dev.heddle.spi.KernelArgument;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;

/**
 * Buffers inside a kernel, by type of element: each access is checked against the length, so that a
 * fault can name it, and then goes to the segment.
 *
 * <p>It is long since each type has the same few methods; their bodies are one line each.
 */
final class BufferViews {
  private BufferViews() {}

  static Buffer view(KernelArgument.Buffer argument, MemorySegment memory) {
    return switch (argument.element()) {
      case BYTE -> new OfBytes(argument, memory);
      case SHORT -> new OfShorts(argument, memory);
      case CHAR -> new OfChars(argument, memory);
      case INT -> new OfInts(argument, memory);
      case LONG -> new OfLongs(argument, memory);
      case FLOAT -> new OfFloats(argument, memory);
      case DOUBLE -> new OfDoubles(argument, memory);
    };
  }

  static final class OfBytes extends BufferView implements Buffer.OfByte {
    private final MemorySegment memory;
    private final long length;

    OfBytes(KernelArgument.Buffer argument, MemorySegment memory) {
      super(argument);
      this.memory = memory;
      this.length = argument.length();
    }

    private long at(long index) {
      if (index < 0 || index >= length) {
        throw outside(index);
      }
      return index;
    }

    @Override
    public long length() {
      return length;
    }

    @Override
    public byte get(long index) {
      if (!readable) {
        throw unreadable();
      }
      return memory.get(ValueLayout.JAVA_BYTE, at(index));
    }

    @Override
    public void set(long index, byte value) {
      if (!writable) {
        throw unwritable();
      }
      memory.set(ValueLayout.JAVA_BYTE, at(index), value);
    }

    @Override
    public Buffer.OfByte newSubBuffer(
        long byteOffset, long byteSize, KernelAccess kernelAccess, HostAccess hostAccess) {
      throw hosts("making sub-buffers");
    }
  }

  static final class OfShorts extends BufferView implements Buffer.OfShort {
    private final MemorySegment memory;
    private final long length;

    OfShorts(KernelArgument.Buffer argument, MemorySegment memory) {
      super(argument);
      this.memory = memory;
      this.length = argument.length();
    }

    private long at(long index) {
      if (index < 0 || index >= length) {
        throw outside(index);
      }
      return index << 1;
    }

    @Override
    public long length() {
      return length;
    }

    @Override
    public short get(long index) {
      if (!readable) {
        throw unreadable();
      }
      return memory.get(ValueLayout.JAVA_SHORT_UNALIGNED, at(index));
    }

    @Override
    public void set(long index, short value) {
      if (!writable) {
        throw unwritable();
      }
      memory.set(ValueLayout.JAVA_SHORT_UNALIGNED, at(index), value);
    }

    @Override
    public Buffer.OfShort newSubBuffer(
        long byteOffset, long byteSize, KernelAccess kernelAccess, HostAccess hostAccess) {
      throw hosts("making sub-buffers");
    }
  }

  static final class OfChars extends BufferView implements Buffer.OfChar {
    private final MemorySegment memory;
    private final long length;

    OfChars(KernelArgument.Buffer argument, MemorySegment memory) {
      super(argument);
      this.memory = memory;
      this.length = argument.length();
    }

    private long at(long index) {
      if (index < 0 || index >= length) {
        throw outside(index);
      }
      return index << 1;
    }

    @Override
    public long length() {
      return length;
    }

    @Override
    public char get(long index) {
      if (!readable) {
        throw unreadable();
      }
      return memory.get(ValueLayout.JAVA_CHAR_UNALIGNED, at(index));
    }

    @Override
    public void set(long index, char value) {
      if (!writable) {
        throw unwritable();
      }
      memory.set(ValueLayout.JAVA_CHAR_UNALIGNED, at(index), value);
    }

    @Override
    public Buffer.OfChar newSubBuffer(
        long byteOffset, long byteSize, KernelAccess kernelAccess, HostAccess hostAccess) {
      throw hosts("making sub-buffers");
    }
  }

  static final class OfInts extends BufferView implements Buffer.OfInt {
    private static final VarHandle ATOMIC = ValueLayout.JAVA_INT.varHandle();

    private final MemorySegment memory;
    private final long length;

    OfInts(KernelArgument.Buffer argument, MemorySegment memory) {
      super(argument);
      this.memory = memory;
      this.length = argument.length();
    }

    private long at(long index) {
      if (index < 0 || index >= length) {
        throw outside(index);
      }
      return index << 2;
    }

    @Override
    public long length() {
      return length;
    }

    @Override
    public int get(long index) {
      if (!readable) {
        throw unreadable();
      }
      return memory.get(ValueLayout.JAVA_INT_UNALIGNED, at(index));
    }

    @Override
    public void set(long index, int value) {
      if (!writable) {
        throw unwritable();
      }
      memory.set(ValueLayout.JAVA_INT_UNALIGNED, at(index), value);
    }

    @Override
    public int getAndAdd(long index, int delta) {
      checkAtomic();
      return (int) ATOMIC.getAndAdd(memory, at(index), delta);
    }

    @Override
    public int getAndSet(long index, int value) {
      checkAtomic();
      return (int) ATOMIC.getAndSet(memory, at(index), value);
    }

    @Override
    public int getAndAnd(long index, int value) {
      checkAtomic();
      return (int) ATOMIC.getAndBitwiseAnd(memory, at(index), value);
    }

    @Override
    public int getAndOr(long index, int value) {
      checkAtomic();
      return (int) ATOMIC.getAndBitwiseOr(memory, at(index), value);
    }

    @Override
    public int getAndXor(long index, int value) {
      checkAtomic();
      return (int) ATOMIC.getAndBitwiseXor(memory, at(index), value);
    }

    @Override
    public int compareAndExchange(long index, int expected, int value) {
      checkAtomic();
      return (int) ATOMIC.compareAndExchange(memory, at(index), expected, value);
    }

    @Override
    public int getAndMin(long index, int value) {
      checkAtomic();
      long at = at(index);
      int seen = (int) ATOMIC.getVolatile(memory, at);
      while (true) {
        int before = (int) ATOMIC.compareAndExchange(memory, at, seen, Math.min(seen, value));
        if (before == seen) {
          return before;
        }
        seen = before;
      }
    }

    @Override
    public int getAndMax(long index, int value) {
      checkAtomic();
      long at = at(index);
      int seen = (int) ATOMIC.getVolatile(memory, at);
      while (true) {
        int before = (int) ATOMIC.compareAndExchange(memory, at, seen, Math.max(seen, value));
        if (before == seen) {
          return before;
        }
        seen = before;
      }
    }

    @Override
    public Buffer.OfInt newSubBuffer(
        long byteOffset, long byteSize, KernelAccess kernelAccess, HostAccess hostAccess) {
      throw hosts("making sub-buffers");
    }
  }

  static final class OfLongs extends BufferView implements Buffer.OfLong {
    private static final VarHandle ATOMIC = ValueLayout.JAVA_LONG.varHandle();

    private final MemorySegment memory;
    private final long length;

    OfLongs(KernelArgument.Buffer argument, MemorySegment memory) {
      super(argument);
      this.memory = memory;
      this.length = argument.length();
    }

    private long at(long index) {
      if (index < 0 || index >= length) {
        throw outside(index);
      }
      return index << 3;
    }

    @Override
    public long length() {
      return length;
    }

    @Override
    public long get(long index) {
      if (!readable) {
        throw unreadable();
      }
      return memory.get(ValueLayout.JAVA_LONG_UNALIGNED, at(index));
    }

    @Override
    public void set(long index, long value) {
      if (!writable) {
        throw unwritable();
      }
      memory.set(ValueLayout.JAVA_LONG_UNALIGNED, at(index), value);
    }

    @Override
    public long getAndAdd(long index, long delta) {
      checkAtomic();
      return (long) ATOMIC.getAndAdd(memory, at(index), delta);
    }

    @Override
    public long getAndSet(long index, long value) {
      checkAtomic();
      return (long) ATOMIC.getAndSet(memory, at(index), value);
    }

    @Override
    public long getAndAnd(long index, long value) {
      checkAtomic();
      return (long) ATOMIC.getAndBitwiseAnd(memory, at(index), value);
    }

    @Override
    public long getAndOr(long index, long value) {
      checkAtomic();
      return (long) ATOMIC.getAndBitwiseOr(memory, at(index), value);
    }

    @Override
    public long getAndXor(long index, long value) {
      checkAtomic();
      return (long) ATOMIC.getAndBitwiseXor(memory, at(index), value);
    }

    @Override
    public long compareAndExchange(long index, long expected, long value) {
      checkAtomic();
      return (long) ATOMIC.compareAndExchange(memory, at(index), expected, value);
    }

    @Override
    public long getAndMin(long index, long value) {
      checkAtomic();
      long at = at(index);
      long seen = (long) ATOMIC.getVolatile(memory, at);
      while (true) {
        long before = (long) ATOMIC.compareAndExchange(memory, at, seen, Math.min(seen, value));
        if (before == seen) {
          return before;
        }
        seen = before;
      }
    }

    @Override
    public long getAndMax(long index, long value) {
      checkAtomic();
      long at = at(index);
      long seen = (long) ATOMIC.getVolatile(memory, at);
      while (true) {
        long before = (long) ATOMIC.compareAndExchange(memory, at, seen, Math.max(seen, value));
        if (before == seen) {
          return before;
        }
        seen = before;
      }
    }

    @Override
    public Buffer.OfLong newSubBuffer(
        long byteOffset, long byteSize, KernelAccess kernelAccess, HostAccess hostAccess) {
      throw hosts("making sub-buffers");
    }
  }

  static final class OfFloats extends BufferView implements Buffer.OfFloat {
    private static final VarHandle ATOMIC = ValueLayout.JAVA_INT.varHandle();

    private final MemorySegment memory;
    private final long length;

    OfFloats(KernelArgument.Buffer argument, MemorySegment memory) {
      super(argument);
      this.memory = memory;
      this.length = argument.length();
    }

    private long at(long index) {
      if (index < 0 || index >= length) {
        throw outside(index);
      }
      return index << 2;
    }

    @Override
    public long length() {
      return length;
    }

    @Override
    public float get(long index) {
      if (!readable) {
        throw unreadable();
      }
      return memory.get(ValueLayout.JAVA_FLOAT_UNALIGNED, at(index));
    }

    @Override
    public void set(long index, float value) {
      if (!writable) {
        throw unwritable();
      }
      memory.set(ValueLayout.JAVA_FLOAT_UNALIGNED, at(index), value);
    }

    @Override
    public float getAndAdd(long index, float delta) {
      checkAtomic();
      long at = at(index);
      int seen = (int) ATOMIC.getVolatile(memory, at);
      while (true) {
        float sum = Float.intBitsToFloat(seen) + delta;
        int before =
            (int) ATOMIC.compareAndExchange(memory, at, seen, Float.floatToRawIntBits(sum));
        if (before == seen) {
          return Float.intBitsToFloat(before);
        }
        seen = before;
      }
    }

    @Override
    public Buffer.OfFloat newSubBuffer(
        long byteOffset, long byteSize, KernelAccess kernelAccess, HostAccess hostAccess) {
      throw hosts("making sub-buffers");
    }
  }

  static final class OfDoubles extends BufferView implements Buffer.OfDouble {
    private final MemorySegment memory;
    private final long length;

    OfDoubles(KernelArgument.Buffer argument, MemorySegment memory) {
      super(argument);
      this.memory = memory;
      this.length = argument.length();
    }

    private long at(long index) {
      if (index < 0 || index >= length) {
        throw outside(index);
      }
      return index << 3;
    }

    @Override
    public long length() {
      return length;
    }

    @Override
    public double get(long index) {
      if (!readable) {
        throw unreadable();
      }
      return memory.get(ValueLayout.JAVA_DOUBLE_UNALIGNED, at(index));
    }

    @Override
    public void set(long index, double value) {
      if (!writable) {
        throw unwritable();
      }
      memory.set(ValueLayout.JAVA_DOUBLE_UNALIGNED, at(index), value);
    }

    @Override
    public Buffer.OfDouble newSubBuffer(
        long byteOffset, long byteSize, KernelAccess kernelAccess, HostAccess hostAccess) {
      throw hosts("making sub-buffers");
    }
  }
}
