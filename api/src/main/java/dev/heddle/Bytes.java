package dev.heddle;

/** Sizes of arrays in bytes. */
final class Bytes {
  private Bytes() {}

  /** A length that overflows is over every device's maximum, and is refused as that. */
  static long of(long length, int elementBytes) {
    return length > Long.MAX_VALUE / elementBytes
        ? Long.MAX_VALUE
        : Math.max(length, 0) * elementBytes;
  }

  static int arrayLength(Elements elements) {
    long length = elements.length();
    if (length > Integer.MAX_VALUE - 8) {
      throw new IllegalArgumentException(
          "a buffer of %d elements does not fit into an array; read it in parts or map it"
              .formatted(length));
    }
    return (int) length;
  }
}
