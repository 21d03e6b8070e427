package dev.heddle;

import java.util.Optional;

/**
 * A row of bytes that a device works on, as bytes or as elements of one type.
 *
 * <p>A {@code Buffer} is untyped; {@link OfFloat} and its kin let kernels read and write elements.
 * {@code as…} gives a typed view of the same object: same storage, same label, closed together.
 *
 * <p>Sub-buffers share a part of their parent's storage. They have accesses and a map count of
 * their own, and outlive their parent's close ({@link Rule#BUF_4}).
 */
public interface Buffer extends MemObject {
  /** {@return the buffer that this one is a part of} */
  Optional<Buffer> parent();

  /** {@return where this buffer starts in its parent, in bytes; 0 without a parent} */
  long byteOffset();

  /**
   * {@return a buffer over a part of this one, with the same accesses}
   *
   * @param byteOffset where it starts; a multiple of {@link DeviceLimit#BASE_ALIGNMENT_BYTES}
   * @param byteSize its size; of a typed buffer, a multiple of the element's size
   * @throws ContractViolationException {@link Rule#BUF_4}: {@link Status#INVALID_MEM_OBJECT} if
   *     this is a sub-buffer or closed, {@link Status#INVALID_BUFFER_SIZE} for size 0, {@link
   *     Status#INVALID_VALUE} outside this buffer, {@link Status#MISALIGNED_SUB_BUFFER_OFFSET}
   */
  default Buffer newSubBuffer(long byteOffset, long byteSize) {
    return newSubBuffer(byteOffset, byteSize, kernelAccess(), hostAccess());
  }

  /**
   * {@return a buffer over a part of this one, with accesses of its own}
   *
   * @param byteOffset as above
   * @param byteSize as above
   * @param kernelAccess what kernels may do with it; no wider than this buffer's
   * @param hostAccess what the host may do with it; no wider than this buffer's
   * @throws ContractViolationException {@link Rule#BUF_4}, as above, and {@link
   *     Status#INVALID_VALUE} for wider access
   */
  Buffer newSubBuffer(
      long byteOffset, long byteSize, KernelAccess kernelAccess, HostAccess hostAccess);

  /**
   * {@return a view of this buffer as elements of type {@code byte}}
   *
   * @throws IllegalArgumentException if the buffer's size is not a multiple of the element's
   */
  OfByte asBytes();

  /**
   * {@return a view of this buffer as elements of type {@code short}}
   *
   * @throws IllegalArgumentException if the buffer's size is not a multiple of the element's
   */
  OfShort asShorts();

  /**
   * {@return a view of this buffer as elements of type {@code char}}
   *
   * @throws IllegalArgumentException if the buffer's size is not a multiple of the element's
   */
  OfChar asChars();

  /**
   * {@return a view of this buffer as elements of type {@code int}}
   *
   * @throws IllegalArgumentException if the buffer's size is not a multiple of the element's
   */
  OfInt asInts();

  /**
   * {@return a view of this buffer as elements of type {@code long}}
   *
   * @throws IllegalArgumentException if the buffer's size is not a multiple of the element's
   */
  OfLong asLongs();

  /**
   * {@return a view of this buffer as elements of type {@code float}}
   *
   * @throws IllegalArgumentException if the buffer's size is not a multiple of the element's
   */
  OfFloat asFloats();

  /**
   * {@return a view of this buffer as elements of type {@code double}}
   *
   * @throws IllegalArgumentException if the buffer's size is not a multiple of the element's
   */
  OfDouble asDoubles();

  /** A buffer of {@code byte}. */
  interface OfByte extends Buffer, Elements.Bytes {
    @Override
    default OfByte newSubBuffer(long byteOffset, long byteSize) {
      return newSubBuffer(byteOffset, byteSize, kernelAccess(), hostAccess());
    }

    @Override
    OfByte newSubBuffer(
        long byteOffset, long byteSize, KernelAccess kernelAccess, HostAccess hostAccess);
  }

  /** A buffer of {@code short}. */
  interface OfShort extends Buffer, Elements.Shorts {
    @Override
    default OfShort newSubBuffer(long byteOffset, long byteSize) {
      return newSubBuffer(byteOffset, byteSize, kernelAccess(), hostAccess());
    }

    @Override
    OfShort newSubBuffer(
        long byteOffset, long byteSize, KernelAccess kernelAccess, HostAccess hostAccess);
  }

  /** A buffer of {@code char}. */
  interface OfChar extends Buffer, Elements.Chars {
    @Override
    default OfChar newSubBuffer(long byteOffset, long byteSize) {
      return newSubBuffer(byteOffset, byteSize, kernelAccess(), hostAccess());
    }

    @Override
    OfChar newSubBuffer(
        long byteOffset, long byteSize, KernelAccess kernelAccess, HostAccess hostAccess);
  }

  /** A buffer of {@code int}. */
  interface OfInt extends Buffer, Elements.Ints {
    @Override
    default OfInt newSubBuffer(long byteOffset, long byteSize) {
      return newSubBuffer(byteOffset, byteSize, kernelAccess(), hostAccess());
    }

    @Override
    OfInt newSubBuffer(
        long byteOffset, long byteSize, KernelAccess kernelAccess, HostAccess hostAccess);
  }

  /** A buffer of {@code long}. */
  interface OfLong extends Buffer, Elements.Longs {
    @Override
    default OfLong newSubBuffer(long byteOffset, long byteSize) {
      return newSubBuffer(byteOffset, byteSize, kernelAccess(), hostAccess());
    }

    @Override
    OfLong newSubBuffer(
        long byteOffset, long byteSize, KernelAccess kernelAccess, HostAccess hostAccess);
  }

  /** A buffer of {@code float}. */
  interface OfFloat extends Buffer, Elements.Floats {
    @Override
    default OfFloat newSubBuffer(long byteOffset, long byteSize) {
      return newSubBuffer(byteOffset, byteSize, kernelAccess(), hostAccess());
    }

    @Override
    OfFloat newSubBuffer(
        long byteOffset, long byteSize, KernelAccess kernelAccess, HostAccess hostAccess);
  }

  /** A buffer of {@code double}. */
  interface OfDouble extends Buffer, Elements.Doubles {
    @Override
    default OfDouble newSubBuffer(long byteOffset, long byteSize) {
      return newSubBuffer(byteOffset, byteSize, kernelAccess(), hostAccess());
    }

    @Override
    OfDouble newSubBuffer(
        long byteOffset, long byteSize, KernelAccess kernelAccess, HostAccess hostAccess);
  }
}
