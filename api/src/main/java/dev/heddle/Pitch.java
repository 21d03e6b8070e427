package dev.heddle;

/**
 * The distance in bytes from one row to the next, and from one slice to the next.
 *
 * <p>As an argument, 0 means packed: a row pitch of the region's width in bytes, a slice pitch of
 * its height times the row pitch. For 1D arrays the slice pitch leads from layer to layer. What is
 * in force otherwise is stated by {@link Rule#BUF_6} and {@link Rule#IMG_3}.
 *
 * @param rowBytes from row to row, or 0 for packed
 * @param sliceBytes from slice to slice, or layer to layer; 0 for packed or where there are none
 */
public record Pitch(long rowBytes, long sliceBytes) {
  /** Rows and slices follow one another without a gap. */
  public static final Pitch PACKED = new Pitch(0, 0);

  /**
   * {@return a pitch for rows, with packed slices}
   *
   * @param rowBytes from row to row
   */
  public static Pitch ofRows(long rowBytes) {
    return new Pitch(rowBytes, 0);
  }
}
