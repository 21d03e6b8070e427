package dev.heddle;

/**
 * Which channels a texel has, in the order in which they lie in memory.
 *
 * <p>Kernels see four components. A channel that the format lacks reads as 0, alpha as 1.
 */
public enum ChannelOrder {
  /** Red alone. */
  R(1),
  /** Alpha alone; red, green and blue read as 0. */
  A(1),
  /** One channel that is read as all four. */
  INTENSITY(1),
  /** One channel that is read as red, green and blue; alpha reads as 1. */
  LUMINANCE(1),
  /** Red, green. */
  RG(2),
  /** Red, alpha. */
  RA(2),
  /** Red, green, blue, alpha. */
  RGBA(4),
  /** Blue, green, red, alpha. */
  BGRA(4),
  /** Alpha, red, green, blue. */
  ARGB(4);

  private final int channels;

  ChannelOrder(int channels) {
    this.channels = channels;
  }

  /** {@return the number of channels in memory} */
  public int channels() {
    return channels;
  }
}
