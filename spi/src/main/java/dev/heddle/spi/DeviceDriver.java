package dev.heddle.spi;

import dev.heddle.ImageFormat;
import dev.heddle.ImageKind;
import dev.heddle.KernelAccess;
import java.util.List;

/** A device, before it is in use. */
public interface DeviceDriver {
  /** {@return what the device says about itself; always the same} */
  DeviceInfo info();

  /**
   * {@return the formats that images can have; empty without images}
   *
   * @param kind the kind of image
   * @param access what kernels do with it
   */
  List<ImageFormat> imageFormats(ImageKind kind, KernelAccess access);

  /** {@return the device, in use} */
  ContextDriver newContext();
}
