package dev.heddle.backend.jocl;

import dev.heddle.ChannelOrder;
import dev.heddle.DeviceFeature;
import dev.heddle.ImageFormat;
import dev.heddle.ImageKind;
import dev.heddle.KernelAccess;
import dev.heddle.spi.ContextDriver;
import dev.heddle.spi.DeviceDriver;
import dev.heddle.spi.DeviceInfo;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jocl.CL;
import org.jocl.cl_context;
import org.jocl.cl_device_id;
import org.jocl.cl_image_format;
import org.jspecify.annotations.Nullable;

/** A device of an OpenCL platform. */
final class JoclDevice implements DeviceDriver {
  private final cl_device_id id;
  private final DeviceInfo info;
  private final String version;
  private final boolean mapsInPlace;
  private @Nullable Map<ImageKind, Map<KernelAccess, List<ImageFormat>>> formats;

  /**
   * Describes a device.
   *
   * @param version the version of OpenCL that it states, with what its driver adds
   * @param mapsInPlace whether it shares the host's memory, and mappings are of that
   */
  JoclDevice(cl_device_id id, DeviceInfo info, String version, boolean mapsInPlace) {
    this.id = id;
    this.info = info;
    this.version = version;
    this.mapsInPlace = mapsInPlace;
  }

  cl_device_id id() {
    return id;
  }

  String version() {
    return version;
  }

  boolean mapsInPlace() {
    return mapsInPlace;
  }

  boolean hasOutOfOrderQueues() {
    return info.features().contains(DeviceFeature.OUT_OF_ORDER_EXECUTION);
  }

  @Override
  public DeviceInfo info() {
    return info;
  }

  @Override
  public List<ImageFormat> imageFormats(ImageKind kind, KernelAccess access) {
    if (!info.features().contains(DeviceFeature.IMAGES)) {
      return List.of();
    }
    return allFormats().getOrDefault(kind, Map.of()).getOrDefault(access, List.of());
  }

  /** OpenCL tells formats of a context alone; they are asked for once, by one of their own. */
  private synchronized Map<ImageKind, Map<KernelAccess, List<ImageFormat>>> allFormats() {
    Map<ImageKind, Map<KernelAccess, List<ImageFormat>>> known = formats;
    if (known == null) {
      known = new EnumMap<>(ImageKind.class);
      cl_context context = JoclContext.newHandle(id);
      try {
        for (ImageKind kind : ImageKind.values()) {
          Map<KernelAccess, List<ImageFormat>> byAccess = new EnumMap<>(KernelAccess.class);
          for (KernelAccess access : KernelAccess.values()) {
            byAccess.put(access, formats(context, kind, access));
          }
          known.put(kind, byAccess);
        }
      } finally {
        CL.clReleaseContext(context);
      }
      formats = known;
    }
    return known;
  }

  private boolean isWrong(ImageFormat format) {
    return format.order() != ChannelOrder.RGBA
        && format.order() != ChannelOrder.BGRA
        && DriverQuirk.of(info).contains(DriverQuirk.FEW_CHANNELS_MISREAD);
  }

  private List<ImageFormat> formats(cl_context context, ImageKind kind, KernelAccess access) {
    long flags = MemoryFlags.of(access);
    int type = Formats.kind(kind);
    int[] count = new int[1];
    int error = CL.clGetSupportedImageFormats(context, flags, type, 0, null, count);
    if (error != CL.CL_SUCCESS || count[0] == 0) {
      return List.of(); // some drivers refuse kinds that they do not have
    }
    cl_image_format[] found = new cl_image_format[count[0]];
    ClError.check(
        CL.clGetSupportedImageFormats(context, flags, type, found.length, found, null),
        "clGetSupportedImageFormats");
    List<ImageFormat> named = new ArrayList<>();
    for (cl_image_format format : found) {
      Formats.from(format)
          .filter(known -> !named.contains(known) && !isWrong(known))
          .ifPresent(named::add);
    }
    return List.copyOf(named);
  }

  @Override
  public ContextDriver newContext() {
    return JoclContext.open(this);
  }
}
