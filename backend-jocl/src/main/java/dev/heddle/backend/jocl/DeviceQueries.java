package dev.heddle.backend.jocl;

import dev.heddle.DeviceFeature;
import dev.heddle.DeviceLimit;
import dev.heddle.DeviceType;
import dev.heddle.spi.DeviceInfo;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jocl.CL;
import org.jocl.cl_device_id;

/** Reads what a device says about itself. */
@SuppressWarnings("deprecation") // OpenCL 1.2 has no other names for what it asks
final class DeviceQueries {
  /** Vectors of 16 longs, the largest type of OpenCL C: what a kernel may expect of a buffer. */
  private static final long LARGEST_TYPE_BYTES = 128;

  private final cl_device_id id;
  private final String platform;
  private final Info info;
  private final List<String> extensions;
  private final boolean images;

  DeviceQueries(cl_device_id id, String platform) {
    this.id = id;
    this.platform = platform;
    this.info =
        new Info(
            "clGetDeviceInfo",
            (name, size, value, needed) -> CL.clGetDeviceInfo(id, name, size, value, needed));
    this.extensions = Arrays.asList(info.text(CL.CL_DEVICE_EXTENSIONS).split("\\s+"));
    this.images = info.flag(CL.CL_DEVICE_IMAGE_SUPPORT);
  }

  /** {@return why the device cannot be used; empty if it can} */
  String unfit() {
    if (!info.flag(CL.CL_DEVICE_AVAILABLE)) {
      return "it says that it is not available";
    }
    // "OpenCL 1.2 …"
    String version = info.text(CL.CL_DEVICE_VERSION);
    if (version.startsWith("OpenCL 1.0") || version.startsWith("OpenCL 1.1")) {
      return "it has %s, and Heddle needs 1.2".formatted(version);
    }
    boolean littleEndian = info.flag(CL.CL_DEVICE_ENDIAN_LITTLE);
    return littleEndian == (ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN)
        ? ""
        : "its byte order is not the host's";
  }

  String name() {
    return info.text(CL.CL_DEVICE_NAME);
  }

  JoclDevice read() {
    DeviceType type = type();
    boolean unified = info.numberOrZero(CL.CL_DEVICE_HOST_UNIFIED_MEMORY) != 0;
    DeviceInfo description =
        new DeviceInfo(
            name(),
            info.text(CL.CL_DEVICE_VENDOR),
            "%s, driver %s".formatted(platform, info.text(CL.CL_DRIVER_VERSION)),
            type,
            type == DeviceType.CPU, // the cpu backend serves those without a driver
            limits(),
            features(unified));
    return new JoclDevice(id, description, info.text(CL.CL_DEVICE_VERSION), unified);
  }

  private DeviceType type() {
    long type = info.number(CL.CL_DEVICE_TYPE);
    if ((type & CL.CL_DEVICE_TYPE_GPU) != 0) {
      return DeviceType.GPU;
    }
    return (type & CL.CL_DEVICE_TYPE_CPU) != 0 ? DeviceType.CPU : DeviceType.ACCELERATOR;
  }

  private Map<DeviceLimit, Long> limits() {
    long baseAlignment =
        Math.max(info.number(CL.CL_DEVICE_MEM_BASE_ADDR_ALIGN) / Byte.SIZE, Long.BYTES);
    int dimensions = (int) info.number(CL.CL_DEVICE_MAX_WORK_ITEM_DIMENSIONS);
    long[] localSizes = info.numbers(CL.CL_DEVICE_MAX_WORK_ITEM_SIZES, Math.max(dimensions, 3));
    Map<DeviceLimit, Long> limits = new EnumMap<>(DeviceLimit.class);
    limits.put(DeviceLimit.COMPUTE_UNITS, info.number(CL.CL_DEVICE_MAX_COMPUTE_UNITS));
    limits.put(DeviceLimit.GLOBAL_MEMORY_BYTES, info.number(CL.CL_DEVICE_GLOBAL_MEM_SIZE));
    limits.put(DeviceLimit.MAX_ALLOCATION_BYTES, info.number(CL.CL_DEVICE_MAX_MEM_ALLOC_SIZE));
    limits.put(DeviceLimit.LOCAL_MEMORY_BYTES, info.number(CL.CL_DEVICE_LOCAL_MEM_SIZE));
    limits.put(DeviceLimit.MAX_WORK_GROUP_SIZE, info.number(CL.CL_DEVICE_MAX_WORK_GROUP_SIZE));
    limits.put(DeviceLimit.MAX_LOCAL_SIZE_X, localSizes[0]);
    limits.put(DeviceLimit.MAX_LOCAL_SIZE_Y, localSizes[1]);
    limits.put(DeviceLimit.MAX_LOCAL_SIZE_Z, localSizes[2]);
    limits.put(DeviceLimit.BASE_ALIGNMENT_BYTES, baseAlignment);
    limits.put(DeviceLimit.HOST_ALIGNMENT_BYTES, Math.min(baseAlignment, LARGEST_TYPE_BYTES));
    if (images) {
      limits.put(DeviceLimit.MAX_IMAGE_BUFFER_WIDTH, texels(CL.CL_DEVICE_IMAGE_MAX_BUFFER_SIZE));
      limits.put(DeviceLimit.MAX_IMAGE_2D_WIDTH, texels(CL.CL_DEVICE_IMAGE2D_MAX_WIDTH));
      limits.put(DeviceLimit.MAX_IMAGE_2D_HEIGHT, texels(CL.CL_DEVICE_IMAGE2D_MAX_HEIGHT));
      limits.put(DeviceLimit.MAX_IMAGE_3D_WIDTH, texels(CL.CL_DEVICE_IMAGE3D_MAX_WIDTH));
      limits.put(DeviceLimit.MAX_IMAGE_3D_HEIGHT, texels(CL.CL_DEVICE_IMAGE3D_MAX_HEIGHT));
      limits.put(DeviceLimit.MAX_IMAGE_3D_DEPTH, texels(CL.CL_DEVICE_IMAGE3D_MAX_DEPTH));
      limits.put(DeviceLimit.MAX_IMAGE_ARRAY_LAYERS, texels(CL.CL_DEVICE_IMAGE_MAX_ARRAY_SIZE));
      if (imagesFromBuffers()) {
        limits.put(
            DeviceLimit.IMAGE_PITCH_ALIGNMENT_TEXELS,
            Math.max(1, info.numberOrZero(CL.CL_DEVICE_IMAGE_PITCH_ALIGNMENT)));
        limits.put(
            DeviceLimit.IMAGE_BASE_ALIGNMENT_TEXELS,
            Math.max(1, info.numberOrZero(CL.CL_DEVICE_IMAGE_BASE_ADDRESS_ALIGNMENT)));
      }
    }
    return limits;
  }

  /** {@return a limit of an image, whose sizes are ints} */
  private long texels(int name) {
    long limit = info.number(name);
    return limit < 0 ? Integer.MAX_VALUE : Math.min(limit, Integer.MAX_VALUE);
  }

  private boolean imagesFromBuffers() {
    return images && extensions.contains("cl_khr_image2d_from_buffer");
  }

  private Set<DeviceFeature> features(boolean unified) {
    long floats = info.number(CL.CL_DEVICE_SINGLE_FP_CONFIG);
    long queues = info.number(CL.CL_DEVICE_QUEUE_PROPERTIES);
    EnumSet<DeviceFeature> features = EnumSet.noneOf(DeviceFeature.class);
    boolean compiles = info.flag(CL.CL_DEVICE_COMPILER_AVAILABLE);
    add(features, DeviceFeature.OPENCL_C, compiles);
    add(features, DeviceFeature.JAVA_KERNELS, compiles);
    add(features, DeviceFeature.IMAGES, images);
    add(features, DeviceFeature.IMAGE_2D_FROM_BUFFER, imagesFromBuffers());
    add(
        features,
        DeviceFeature.IMAGE_3D_WRITES,
        images && extensions.contains("cl_khr_3d_image_writes"));
    add(features, DeviceFeature.FP64, info.numberOrZero(CL.CL_DEVICE_DOUBLE_FP_CONFIG) != 0);
    add(
        features,
        DeviceFeature.INT64_ATOMICS,
        extensions.contains("cl_khr_int64_base_atomics")
            && extensions.contains("cl_khr_int64_extended_atomics"));
    add(
        features,
        DeviceFeature.CORRECTLY_ROUNDED_DIVIDE_SQRT,
        (floats & CL.CL_FP_CORRECTLY_ROUNDED_DIVIDE_SQRT) != 0);
    add(features, DeviceFeature.DENORMALS, (floats & CL.CL_FP_DENORM) != 0);
    add(
        features,
        DeviceFeature.OUT_OF_ORDER_EXECUTION,
        (queues & CL.CL_QUEUE_OUT_OF_ORDER_EXEC_MODE_ENABLE) != 0);
    add(features, DeviceFeature.ZERO_COPY_MAPPING, unified);
    return features;
  }

  private static void add(Set<DeviceFeature> features, DeviceFeature feature, boolean has) {
    if (has) {
      features.add(feature);
    }
  }
}
