package dev.heddle.spi.runtime;

import dev.heddle.ImageFormat;
import dev.heddle.ImageKind;

/** What an image is asked to be, before anything is checked. */
record ImageShape(
    ImageKind kind, ImageFormat format, long width, long height, long depth, long layers) {
  ImageShape {
    java.util.Objects.requireNonNull(format);
  }

  static ImageShape of1D(ImageFormat format, long width) {
    return new ImageShape(ImageKind.IMAGE_1D, format, width, 1, 1, 1);
  }

  static ImageShape of1DBuffer(ImageFormat format, long width) {
    return new ImageShape(ImageKind.IMAGE_1D_BUFFER, format, width, 1, 1, 1);
  }

  static ImageShape of1DArray(ImageFormat format, long width, long layers) {
    return new ImageShape(ImageKind.IMAGE_1D_ARRAY, format, width, 1, 1, layers);
  }

  static ImageShape of2D(ImageFormat format, long width, long height) {
    return new ImageShape(ImageKind.IMAGE_2D, format, width, height, 1, 1);
  }

  static ImageShape of2DArray(ImageFormat format, long width, long height, long layers) {
    return new ImageShape(ImageKind.IMAGE_2D_ARRAY, format, width, height, 1, layers);
  }

  static ImageShape of3D(ImageFormat format, long width, long height, long depth) {
    return new ImageShape(ImageKind.IMAGE_3D, format, width, height, depth, 1);
  }

  /** {@return its texels} Sizes are within a device's limits, so that this does not overflow. */
  long texels() {
    return Bounds.times(Bounds.times(width, height), Bounds.times(depth, layers));
  }
}
