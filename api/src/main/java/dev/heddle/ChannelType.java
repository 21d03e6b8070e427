package dev.heddle;

/** How a channel is stored, and what a kernel sees of it. */
public enum ChannelType {
  /** 8 bits, read as [-1, 1]. */
  SNORM_INT8(1, Sample.FLOAT),
  /** 16 bits, read as [-1, 1]. */
  SNORM_INT16(2, Sample.FLOAT),
  /** 8 bits, read as [0, 1]. */
  UNORM_INT8(1, Sample.FLOAT),
  /** 16 bits, read as [0, 1]. */
  UNORM_INT16(2, Sample.FLOAT),
  /** 8 bits with sign. */
  SIGNED_INT8(1, Sample.INT),
  /** 16 bits with sign. */
  SIGNED_INT16(2, Sample.INT),
  /** 32 bits with sign. */
  SIGNED_INT32(4, Sample.INT),
  /** 8 bits without sign. */
  UNSIGNED_INT8(1, Sample.UNSIGNED_INT),
  /** 16 bits without sign. */
  UNSIGNED_INT16(2, Sample.UNSIGNED_INT),
  /** 32 bits without sign, read into the bits of an {@code int}. */
  UNSIGNED_INT32(4, Sample.UNSIGNED_INT),
  /** IEEE binary16. */
  HALF_FLOAT(2, Sample.FLOAT),
  /** IEEE binary32. */
  FLOAT(4, Sample.FLOAT);

  /** What a kernel reads and writes. */
  public enum Sample {
    /** {@link Float4}. */
    FLOAT,
    /** {@link Int4}, with sign. */
    INT,
    /** {@link Int4}, whose bits are numbers without sign. */
    UNSIGNED_INT
  }

  private final int byteSize;
  private final Sample sample;

  ChannelType(int byteSize, Sample sample) {
    this.byteSize = byteSize;
    this.sample = sample;
  }

  /** {@return the bytes of one channel} */
  public int byteSize() {
    return byteSize;
  }

  /** {@return what a kernel reads and writes} */
  public Sample sample() {
    return sample;
  }
}
