package dev.heddle.cli;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import dev.heddle.ChannelOrder;
import dev.heddle.ChannelType;
import dev.heddle.Device;
import dev.heddle.DeviceFeature;
import dev.heddle.DeviceLimit;
import dev.heddle.ImageFormat;
import dev.heddle.ImageKind;
import dev.heddle.KernelAccess;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * All that a device says about itself, for a terminal.
 *
 * @param number what {@code --device} and {@code heddle.device} take
 * @param device the device
 */
record DeviceDescription(int number, Device device) {
  private static final String[] BINARY_UNITS = {"KiB", "MiB", "GiB", "TiB", "PiB"};

  void print(PrintWriter out) {
    out.printf("device %d  %s: %s%n", number, device.backend().name(), device.name());
    line(out, "type", device.type() + (device.onlyOnRequest() ? ", only on request" : ""));
    line(out, "vendor", device.vendor());
    line(out, "driver", device.driverVersion());

    out.println("  limits");
    for (DeviceLimit limit : DeviceLimit.values()) {
      line(out, "  " + limit.description(), amount(device.limit(limit), limit.unit()));
    }
    out.println("  features");
    for (DeviceFeature feature : DeviceFeature.values()) {
      line(out, "  " + feature.description(), device.has(feature) ? "yes" : "no");
    }
    if (device.has(DeviceFeature.IMAGES)) {
      out.println("  formats of 2D images that kernels read and write");
      formats()
          .forEach((types, orders) -> out.printf("    %s:%n      %s%n", joined(orders), types));
    }
  }

  private static void line(PrintWriter out, String what, String value) {
    out.println("  %-50s %s".formatted(what, value).stripTrailing());
  }

  /** {@return a number with its unit; bytes as people say them, to a tenth} */
  static String amount(long value, String unit) {
    if (unit.equals("bytes") && value >= 1024) {
      double scaled = value / 1024.0;
      int which = 0;
      while (scaled >= 1024 && which < BINARY_UNITS.length - 1) {
        scaled /= 1024;
        which++;
      }
      String digits = scaled == Math.rint(scaled) ? "%,.0f %s" : "%,.1f %s";
      return String.format(Locale.ROOT, digits, scaled, BINARY_UNITS[which]);
    }
    String counted = value == 1 && unit.endsWith("s") ? unit.substring(0, unit.length() - 1) : unit;
    return String.format(Locale.ROOT, "%,d %s", value, counted).strip();
  }

  /** {@return the channel orders that come in the same types, by those types} */
  private Map<String, List<ChannelOrder>> formats() {
    Map<ChannelOrder, List<ImageFormat>> byOrder =
        device.imageFormats(ImageKind.IMAGE_2D, KernelAccess.READ_WRITE).stream()
            .collect(groupingBy(ImageFormat::order, TreeMap::new, toList()));
    return byOrder.entrySet().stream()
        .collect(
            groupingBy(
                entry -> types(entry.getValue()),
                LinkedHashMap::new,
                mapping(Map.Entry::getKey, toList())));
  }

  private static String types(List<ImageFormat> formats) {
    return formats.stream()
        .map(ImageFormat::type)
        .sorted()
        .map(DeviceDescription::shortName)
        .collect(joining(", "));
  }

  private static String joined(List<ChannelOrder> orders) {
    return orders.stream().map(ChannelOrder::name).collect(joining(", "));
  }

  /**
   * {@return UNORM_INT8 as unorm8, HALF_FLOAT as half: OpenCL's names are long for a line of ten}
   */
  private static String shortName(ChannelType type) {
    return switch (type) {
      case HALF_FLOAT -> "half";
      case FLOAT -> "float";
      case SIGNED_INT8, SIGNED_INT16, SIGNED_INT32 -> "int" + 8 * type.byteSize();
      case UNSIGNED_INT8, UNSIGNED_INT16, UNSIGNED_INT32 -> "uint" + 8 * type.byteSize();
      case SNORM_INT8, SNORM_INT16 -> "snorm" + 8 * type.byteSize();
      case UNORM_INT8, UNORM_INT16 -> "unorm" + 8 * type.byteSize();
    };
  }
}
