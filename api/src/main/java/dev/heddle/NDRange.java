package dev.heddle;

/**
 * The index space of a launch: how many work items, in up to three dimensions.
 *
 * <pre>{@code
 * NDRange.of(1_000_000)                        // the backend chooses the work-groups
 * NDRange.of(1024, 768).withLocalSize(16, 16)  // groups of 256
 * }</pre>
 *
 * <p>Every id of the range occurs exactly once. A range with a size of 0 is legal and runs nothing.
 * Sizes, and offsets plus sizes, are below 2<sup>31</sup>. A local size has to divide the global
 * size in each dimension and to respect the device's limits ({@link Status#INVALID_WORK_GROUP_SIZE}
 * when launched); without one, prime sizes are as fast as others.
 *
 * @param dimensions the number of dimensions, 1 to 3
 * @param globalSize work items in each dimension; 1 in those that are not used
 * @param localSize work items of a work-group in each dimension, or {@link Dim3#ZERO} where the
 *     backend chooses
 * @param offset the first global id in each dimension; 0 in those that are not used
 */
public record NDRange(int dimensions, Dim3 globalSize, Dim3 localSize, Dim3 offset) {
  /**
   * Makes a range; {@link #of(int)} and its kin are the usual way.
   *
   * @throws IllegalArgumentException if a size or an offset is negative, an id would not fit in an
   *     {@code int}, the work items not in a {@code long}, or the dimensions do not agree
   */
  public NDRange {
    if (dimensions < 1 || dimensions > 3) {
      throw new IllegalArgumentException("an NDRange has 1 to 3 dimensions, not " + dimensions);
    }
    boolean chosen = !localSize.equals(Dim3.ZERO);
    for (int d = 0; d < 3; d++) {
      int global = globalSize.at(d);
      int start = offset.at(d);
      if (global < 0 || start < 0 || (long) start + global > Integer.MAX_VALUE) {
        throw new IllegalArgumentException(
            "dimension %d of an NDRange: size %d and offset %d must not be negative, nor end over %d"
                .formatted(d, global, start, Integer.MAX_VALUE));
      }
      if (d >= dimensions && (global != 1 || start != 0)) {
        throw new IllegalArgumentException(
            "dimension %d is not used: its size is 1 and its offset 0".formatted(d));
      }
      if (chosen && (localSize.at(d) < 1 || d >= dimensions && localSize.at(d) != 1)) {
        throw new IllegalArgumentException(
            "dimension %d of an NDRange: local size %d; it is at least 1, and 1 where not used"
                .formatted(d, localSize.at(d)));
      }
    }
    if (Math.multiplyHigh((long) globalSize.x() * globalSize.y(), globalSize.z()) != 0
        || globalSize.product() < 0) {
      throw new IllegalArgumentException(
          "an NDRange of %s work items: there are at most %d of them"
              .formatted(globalSize, Long.MAX_VALUE));
    }
  }

  /**
   * {@return a range of one dimension}
   *
   * @param x its size, 0 or more
   */
  public static NDRange of(int x) {
    return new NDRange(1, new Dim3(x, 1, 1), Dim3.ZERO, Dim3.ZERO);
  }

  /**
   * {@return a range of two dimensions}
   *
   * @param x the size of dimension 0
   * @param y the size of dimension 1
   */
  public static NDRange of(int x, int y) {
    return new NDRange(2, new Dim3(x, y, 1), Dim3.ZERO, Dim3.ZERO);
  }

  /**
   * {@return a range of three dimensions}
   *
   * @param x the size of dimension 0
   * @param y the size of dimension 1
   * @param z the size of dimension 2
   */
  public static NDRange of(int x, int y, int z) {
    return new NDRange(3, new Dim3(x, y, z), Dim3.ZERO, Dim3.ZERO);
  }

  /**
   * {@return this range in work-groups of the given size}
   *
   * @param sizes one for each dimension of the range, 1 or more
   */
  public NDRange withLocalSize(int... sizes) {
    return new NDRange(dimensions, globalSize, perDimension(sizes, 1, "local sizes"), offset);
  }

  /**
   * {@return this range with its ids starting elsewhere}
   *
   * @param start one for each dimension of the range, 0 or more
   */
  public NDRange withOffset(int... start) {
    return new NDRange(dimensions, globalSize, localSize, perDimension(start, 0, "offsets"));
  }

  /** {@return whether the local size was given, and is not for the backend to choose} */
  public boolean hasLocalSize() {
    return !localSize.equals(Dim3.ZERO);
  }

  /** {@return the number of work items} */
  public long workItems() {
    return globalSize.product();
  }

  private Dim3 perDimension(int[] values, int unused, String what) {
    if (values.length != dimensions) {
      throw new IllegalArgumentException(
          "%d %s for a range of %d dimensions".formatted(values.length, what, dimensions));
    }
    return new Dim3(
        values[0], values.length > 1 ? values[1] : unused, values.length > 2 ? values[2] : unused);
  }
}
