package dev.heddle;

import java.util.Objects;

/**
 * How a rectangle lies in a buffer, or in the host memory on the other side of a transfer.
 *
 * <p>Byte {@code (x, y, z)} of the rectangle is at {@code (origin.z + z) * slicePitch + (origin.y +
 * y) * rowPitch + origin.x + x}. {@link Rule#BUF_6} states what pitches are legal.
 *
 * @param origin where the rectangle starts: byte within the row, row, slice
 * @param pitch from row to row and from slice to slice
 */
public record BufferRect(Origin origin, Pitch pitch) {
  /** At the start, without gaps. */
  public static final BufferRect PACKED = new BufferRect(Origin.ZERO, Pitch.PACKED);

  /** Makes it of these parts, none of them null. */
  public BufferRect {
    Objects.requireNonNull(origin);
    Objects.requireNonNull(pitch);
  }

  /**
   * {@return a rectangle's place in two dimensions}
   *
   * @param x the first byte within a row
   * @param y the first row
   * @param rowPitchBytes from row to row
   */
  public static BufferRect of(long x, long y, long rowPitchBytes) {
    return new BufferRect(Origin.of(x, y), Pitch.ofRows(rowPitchBytes));
  }
}
