package dev.heddle.tck.contract;

import dev.heddle.Buffer;
import dev.heddle.Context;
import dev.heddle.Device;
import dev.heddle.DeviceFeature;
import dev.heddle.DeviceLimit;
import dev.heddle.Image;
import dev.heddle.ImageFormat;
import dev.heddle.ImageKind;
import dev.heddle.MemoryOptions;
import dev.heddle.Region;
import java.util.Arrays;
import java.util.List;

/** The ways to make an image: one for each kind, and a 2D image in the storage of a buffer. */
enum ImageForm {
  ROW(ImageKind.IMAGE_1D, 13, 1, 1),
  ROW_IN_BUFFER(ImageKind.IMAGE_1D_BUFFER, 13, 1, 1),
  ROWS(ImageKind.IMAGE_1D_ARRAY, 7, 3, 1),
  PLANE(ImageKind.IMAGE_2D, 7, 5, 1),
  PLANE_IN_BUFFER(ImageKind.IMAGE_2D, 7, 5, 1),
  PLANES(ImageKind.IMAGE_2D_ARRAY, 7, 5, 3),
  VOLUME(ImageKind.IMAGE_3D, 7, 5, 4);

  private final ImageKind kind;
  private final long width;
  private final long height;
  private final long depth;

  ImageForm(ImageKind kind, long width, long height, long depth) {
    this.kind = kind;
    this.width = width;
    this.height = height;
    this.depth = depth;
  }

  /** {@return the forms that a device has} */
  static List<ImageForm> of(Device device) {
    return Arrays.stream(values())
        .filter(form -> form != PLANE_IN_BUFFER || device.has(DeviceFeature.IMAGE_2D_FROM_BUFFER))
        .toList();
  }

  ImageKind kind() {
    return kind;
  }

  /** {@return the size of the tests' images: small, and prime, so that nothing fits by chance} */
  Region region() {
    return new Region(width, height, depth);
  }

  boolean inBuffer() {
    return this == ROW_IN_BUFFER || this == PLANE_IN_BUFFER;
  }

  /** {@return whether it has slices or layers, and so a slice pitch} */
  boolean hasSlices() {
    return kind.isArray() || kind == ImageKind.IMAGE_3D;
  }

  /** {@return an image of the usual size} */
  Image make(Context context, ImageFormat format) {
    return make(context, format, region(), MemoryOptions.DEFAULT);
  }

  /**
   * {@return an image}
   *
   * @param region its size, with layers as the coordinate after its dimensions
   * @param options for the image, or for the buffer that it is in
   */
  Image make(Context context, ImageFormat format, Region region, MemoryOptions options) {
    long w = region.width();
    long h = region.height();
    return switch (this) {
      case ROW -> context.newImage1D(format, w, options);
      case ROW_IN_BUFFER ->
          context.newImage1DBuffer(format, w, context.newBuffer(w * format.byteSize(), options));
      case ROWS -> context.newImage1DArray(format, w, h, options);
      case PLANE -> context.newImage2D(format, w, h, options);
      case PLANE_IN_BUFFER -> {
        long pitch = bufferPitch(context.device(), format, w);
        Buffer buffer = context.newBuffer(pitch * h, options);
        yield context.newImage2D(format, w, h, buffer, pitch);
      }
      case PLANES -> context.newImage2DArray(format, w, h, region.depth(), options);
      case VOLUME -> context.newImage3D(format, w, h, region.depth(), options);
    };
  }

  /**
   * {@return the row pitch of the tests' 2D images in buffers: legal, with a gap after each row}
   */
  static long bufferPitch(Device device, ImageFormat format, long width) {
    long step = Math.max(1, device.limit(DeviceLimit.IMAGE_PITCH_ALIGNMENT_TEXELS));
    return (width / step + 1) * step * format.byteSize();
  }
}
