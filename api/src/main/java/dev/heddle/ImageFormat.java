package dev.heddle;

import java.util.Objects;

/**
 * How a texel lies in memory.
 *
 * @param order its channels
 * @param type how each is stored
 */
public record ImageFormat(ChannelOrder order, ChannelType type) {
  /** Four bytes read as [0, 1], in the order red, green, blue, alpha. */
  public static final ImageFormat RGBA8 =
      new ImageFormat(ChannelOrder.RGBA, ChannelType.UNORM_INT8);

  /** Four floats. */
  public static final ImageFormat RGBA32F = new ImageFormat(ChannelOrder.RGBA, ChannelType.FLOAT);

  /**
   * Makes a format.
   *
   * @throws ContractViolationException {@link Rule#IMG_1} if the combination does not exist: BGRA
   *     and ARGB have channels of 8 bits, intensity and luminance are normalized or floats
   */
  public ImageFormat {
    Objects.requireNonNull(type);
    boolean exists =
        switch (order) {
          case BGRA, ARGB -> type.byteSize() == 1;
          case INTENSITY, LUMINANCE -> type.sample() == ChannelType.Sample.FLOAT;
          default -> true;
        };
    if (!exists) {
      throw new ContractViolationException(
          Rule.IMG_1,
          Status.INVALID_IMAGE_FORMAT_DESCRIPTOR,
          "there is no image format %s %s; Device.imageFormats lists those of a device"
              .formatted(order, type));
    }
  }

  /** {@return the bytes of one texel} */
  public int byteSize() {
    return order.channels() * type.byteSize();
  }

  @Override
  public String toString() {
    return order + " " + type;
  }
}
