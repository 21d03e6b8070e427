package dev.heddle.cli.demo;

import dev.heddle.Device;
import dev.heddle.DeviceFeature;
import dev.heddle.DeviceLimit;
import dev.heddle.ImageFormat;

/**
 * The size of a picture, in texels.
 *
 * @param width texels in a row
 * @param height rows
 */
record PictureSize(int width, int height) {
  long texels() {
    return (long) width * height;
  }

  /**
   * Sees to it that a device can hold the picture as images.
   *
   * @throws BadInputException if it cannot
   */
  void checkFits(Device device) {
    if (!device.has(DeviceFeature.IMAGES)) {
      return; // the stages with images are skipped there
    }
    long widest = device.limit(DeviceLimit.MAX_IMAGE_2D_WIDTH);
    long highest = device.limit(DeviceLimit.MAX_IMAGE_2D_HEIGHT);
    if (width > widest || height > highest) {
      throw tooLarge("images of " + device.name() + " have at most " + widest + " x " + highest);
    }
    long bytes = texels() * ImageFormat.RGBA32F.byteSize();
    long most = device.limit(DeviceLimit.MAX_ALLOCATION_BYTES);
    if (bytes > most) {
      throw tooLarge(
          "as floats it takes %d bytes, and %s has at most %d at once"
              .formatted(bytes, device.name(), most));
    }
  }

  private BadInputException tooLarge(String why) {
    return new BadInputException(
        "the picture is %s, but %s; scale it down, or choose others with --backend or --device"
            .formatted(this, why));
  }

  @Override
  public String toString() {
    return width + " x " + height;
  }
}
