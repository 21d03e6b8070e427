package dev.heddle.spi;

/** The types of elements of buffers and local memory. */
public enum ElementType {
  /** {@code byte}. */
  BYTE(1),
  /** {@code short}. */
  SHORT(2),
  /** {@code char}. */
  CHAR(2),
  /** {@code int}. */
  INT(4),
  /** {@code long}. */
  LONG(8),
  /** {@code float}. */
  FLOAT(4),
  /** {@code double}. */
  DOUBLE(8);

  private final int byteSize;

  ElementType(int byteSize) {
    this.byteSize = byteSize;
  }

  /** {@return the bytes of one element} */
  public int byteSize() {
    return byteSize;
  }
}
