package dev.heddle.backend.jocl;

import dev.heddle.spi.DeviceInfo;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/**
 * What a driver gets wrong, and is therefore done in another way, at a price. Drivers are told
 * apart here alone. What costs nothing is done in the other way on all of them ({@link
 * PartInWhole}, {@link RowInBuffer}).
 */
enum DriverQuirk {
  /**
   * Copies between 1D arrays and buffers or other images give CL_INVALID_VALUE for all layers but
   * the first, be the layer the second coordinate or the third.
   */
  ROWS_NOT_COPIED,

  /** Copies from or to 2D arrays leave other texels than they should from the second layer on. */
  PLANES_MISCOPIED,

  /**
   * 2D arrays and 3D images over host memory hold other texels than that from the second layer on.
   */
  PLANES_MISPLACED_IN_HOST_MEMORY,

  /** Fills of images of halves with infinity fill with the largest finite number. */
  INFINITE_HALVES_CLAMPED,

  /**
   * Where operands are constants, or become constants as loops are unrolled, a product that is
   * added to something is not rounded, though fusing is off and each other product of the same loop
   * is.
   */
  CONSTANT_PRODUCTS_FUSED,

  /** Kernels get wrong what is not in an image of one or two channels, and their half floats. */
  FEW_CHANNELS_MISREAD;

  /** Names quirks to assume on every device, so that the ways around them can be tried anywhere. */
  static final String ASSUMED = "heddle.jocl.quirks";

  /** {@return what the driver of a device gets wrong} */
  static Set<DriverQuirk> of(DeviceInfo device) {
    Set<DriverQuirk> quirks = EnumSet.noneOf(DriverQuirk.class);
    // Seen on an H200 with driver 580; there is no telling which driver will have mended what.
    if (device.vendor().toLowerCase(Locale.ROOT).contains("nvidia")) {
      quirks.addAll(EnumSet.range(ROWS_NOT_COPIED, CONSTANT_PRODUCTS_FUSED));
    }
    // Seen in version 3.1.
    if (device.driverVersion().contains("PoCL")) {
      quirks.add(FEW_CHANNELS_MISREAD);
    }
    for (String name : System.getProperty(ASSUMED, "").split(",", -1)) {
      if (!name.isBlank()) {
        quirks.add(valueOf(name.strip()));
      }
    }
    return quirks;
  }
}
