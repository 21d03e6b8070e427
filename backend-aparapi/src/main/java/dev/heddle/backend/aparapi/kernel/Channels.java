package dev.heddle.backend.aparapi.kernel;

import dev.heddle.ChannelOrder;

/**
 * Where the four components of a colour lie in a texel, four bits each, red lowest: the number of
 * the channel, or what the component always is.
 */
final class Channels {
  /** A component that is always 0, and is not written. */
  static final int ZERO = 14;

  /** A component that is always 1, and is not written. */
  static final int ONE = 15;

  private Channels() {}

  private static int of(int red, int green, int blue, int alpha) {
    return red | green << 4 | blue << 8 | alpha << 12;
  }

  /** {@return where components are read} */
  static int read(ChannelOrder order) {
    return switch (order) {
      case R -> of(0, ZERO, ZERO, ONE);
      case A -> of(ZERO, ZERO, ZERO, 0);
      case INTENSITY -> of(0, 0, 0, 0);
      case LUMINANCE -> of(0, 0, 0, ONE);
      case RG -> of(0, 1, ZERO, ONE);
      case RA -> of(0, ZERO, ZERO, 1);
      case RGBA -> of(0, 1, 2, 3);
      case BGRA -> of(2, 1, 0, 3);
      case ARGB -> of(1, 2, 3, 0);
    };
  }

  /** {@return where components are written: each channel once} */
  static int written(ChannelOrder order) {
    return switch (order) {
      case INTENSITY, LUMINANCE -> of(0, ZERO, ZERO, ZERO);
      default -> read(order);
    };
  }
}
