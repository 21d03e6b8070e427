package dev.heddle.backend.cpu;

import dev.heddle.DeviceFeature;
import dev.heddle.DeviceLimit;
import dev.heddle.DeviceType;
import dev.heddle.ImageFormat;
import dev.heddle.ImageKind;
import dev.heddle.KernelAccess;
import dev.heddle.spi.ContextDriver;
import dev.heddle.spi.DeviceDriver;
import dev.heddle.spi.DeviceInfo;
import dev.heddle.spi.host.HostBuffer;
import dev.heddle.spi.host.TexelCodec;
import dev.heddle.spi.host.WorkPool;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The host's processors. Limits are those of its memory and of {@code int} coordinates. */
final class CpuDevice implements DeviceDriver {
  private final OffHeapMemory memory = new OffHeapMemory();

  @Override
  public DeviceInfo info() {
    return new DeviceInfo(
        "CPU (%s, %d processors)".formatted(System.getProperty("os.arch"), WorkPool.processors()),
        "Heddle",
        "Heddle on Java " + Runtime.version(),
        DeviceType.CPU,
        false,
        limits(),
        features());
  }

  private static Set<DeviceFeature> features() {
    EnumSet<DeviceFeature> features = EnumSet.allOf(DeviceFeature.class);
    features.remove(DeviceFeature.OPENCL_C);
    return features;
  }

  private Map<DeviceLimit, Long> limits() {
    return Map.ofEntries(
        Map.entry(DeviceLimit.COMPUTE_UNITS, (long) WorkPool.processors()),
        Map.entry(DeviceLimit.GLOBAL_MEMORY_BYTES, memory.limit()),
        Map.entry(DeviceLimit.MAX_ALLOCATION_BYTES, memory.limit()),
        Map.entry(DeviceLimit.LOCAL_MEMORY_BYTES, 1L << 20),
        Map.entry(DeviceLimit.MAX_WORK_GROUP_SIZE, 1024L),
        Map.entry(DeviceLimit.MAX_LOCAL_SIZE_X, 1024L),
        Map.entry(DeviceLimit.MAX_LOCAL_SIZE_Y, 1024L),
        Map.entry(DeviceLimit.MAX_LOCAL_SIZE_Z, 1024L),
        Map.entry(DeviceLimit.BASE_ALIGNMENT_BYTES, (long) HostBuffer.ALIGNMENT),
        Map.entry(DeviceLimit.HOST_ALIGNMENT_BYTES, 8L),
        Map.entry(DeviceLimit.MAX_IMAGE_BUFFER_WIDTH, (long) Integer.MAX_VALUE),
        Map.entry(DeviceLimit.MAX_IMAGE_2D_WIDTH, 32_768L),
        Map.entry(DeviceLimit.MAX_IMAGE_2D_HEIGHT, 32_768L),
        Map.entry(DeviceLimit.MAX_IMAGE_3D_WIDTH, 8_192L),
        Map.entry(DeviceLimit.MAX_IMAGE_3D_HEIGHT, 8_192L),
        Map.entry(DeviceLimit.MAX_IMAGE_3D_DEPTH, 8_192L),
        Map.entry(DeviceLimit.MAX_IMAGE_ARRAY_LAYERS, 8_192L),
        Map.entry(DeviceLimit.IMAGE_PITCH_ALIGNMENT_TEXELS, 1L),
        Map.entry(DeviceLimit.IMAGE_BASE_ALIGNMENT_TEXELS, 1L));
  }

  @Override
  public List<ImageFormat> imageFormats(ImageKind kind, KernelAccess access) {
    return TexelCodec.formats();
  }

  @Override
  public ContextDriver newContext() {
    return new CpuContext(memory);
  }
}
