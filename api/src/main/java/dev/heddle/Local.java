package dev.heddle;

/**
 * Memory that the work items of one work-group share, and that is gone with the group.
 *
 * <p>A kernel's record holds one as a component; whoever makes the record states its length, and
 * the device gives each group its own. Contents are unspecified at first. What one work item writes
 * the others see after a {@link WorkItem#barrier()}.
 *
 * <pre>{@code
 * queue.launch(new Sum(data, result, Local.ofFloats(256)), NDRange.of(n).withLocalSize(256));
 * }</pre>
 */
public sealed interface Local {
  /** {@return the number of elements} */
  long length();

  /** Local memory of type {@code byte}. */
  non-sealed interface OfByte extends Local, Elements.Bytes {}

  /** Local memory of type {@code short}. */
  non-sealed interface OfShort extends Local, Elements.Shorts {}

  /** Local memory of type {@code char}. */
  non-sealed interface OfChar extends Local, Elements.Chars {}

  /** Local memory of type {@code int}. */
  non-sealed interface OfInt extends Local, Elements.Ints {}

  /** Local memory of type {@code long}. */
  non-sealed interface OfLong extends Local, Elements.Longs {}

  /** Local memory of type {@code float}. */
  non-sealed interface OfFloat extends Local, Elements.Floats {}

  /** Local memory of type {@code double}. */
  non-sealed interface OfDouble extends Local, Elements.Doubles {}

  /**
   * {@return local memory of type {@code byte}, to be the component of a kernel}
   *
   * @param length its number of elements, 1 or more
   * @throws IllegalArgumentException if the length is less than 1
   */
  static OfByte ofBytes(int length) {
    return new LocalSize.OfByte(length);
  }

  /**
   * {@return local memory of type {@code short}, to be the component of a kernel}
   *
   * @param length its number of elements, 1 or more
   * @throws IllegalArgumentException if the length is less than 1
   */
  static OfShort ofShorts(int length) {
    return new LocalSize.OfShort(length);
  }

  /**
   * {@return local memory of type {@code char}, to be the component of a kernel}
   *
   * @param length its number of elements, 1 or more
   * @throws IllegalArgumentException if the length is less than 1
   */
  static OfChar ofChars(int length) {
    return new LocalSize.OfChar(length);
  }

  /**
   * {@return local memory of type {@code int}, to be the component of a kernel}
   *
   * @param length its number of elements, 1 or more
   * @throws IllegalArgumentException if the length is less than 1
   */
  static OfInt ofInts(int length) {
    return new LocalSize.OfInt(length);
  }

  /**
   * {@return local memory of type {@code long}, to be the component of a kernel}
   *
   * @param length its number of elements, 1 or more
   * @throws IllegalArgumentException if the length is less than 1
   */
  static OfLong ofLongs(int length) {
    return new LocalSize.OfLong(length);
  }

  /**
   * {@return local memory of type {@code float}, to be the component of a kernel}
   *
   * @param length its number of elements, 1 or more
   * @throws IllegalArgumentException if the length is less than 1
   */
  static OfFloat ofFloats(int length) {
    return new LocalSize.OfFloat(length);
  }

  /**
   * {@return local memory of type {@code double}, to be the component of a kernel}
   *
   * @param length its number of elements, 1 or more
   * @throws IllegalArgumentException if the length is less than 1
   */
  static OfDouble ofDoubles(int length) {
    return new LocalSize.OfDouble(length);
  }
}
