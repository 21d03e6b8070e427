package dev.heddle.backend.aparapi;

import com.aparapi.Kernel;
import com.aparapi.device.OpenCLDevice;
import dev.heddle.DeviceFeature;
import dev.heddle.DeviceLimit;
import dev.heddle.DeviceType;
import dev.heddle.ImageFormat;
import dev.heddle.ImageKind;
import dev.heddle.KernelAccess;
import dev.heddle.backend.aparapi.kernel.KernelDevice;
import dev.heddle.spi.ContextDriver;
import dev.heddle.spi.DeviceDriver;
import dev.heddle.spi.DeviceInfo;
import dev.heddle.spi.host.HostBuffer;
import dev.heddle.spi.host.TexelCodec;
import java.io.IOException;
import java.io.InputStream;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;

/** An OpenCL device, as Aparapi sees it. */
final class AparapiDevice implements DeviceDriver {
  private static final String PROPERTIES = "/META-INF/maven/com.aparapi/aparapi/pom.properties";

  /** As many work items as a GPU has registers for, whatever the kernel. */
  private static final int OF_ANY_KERNEL = 256;

  private final HeapMemory memory;
  private final DeviceInfo info;
  private final KernelDevice kernels;

  AparapiDevice(OpenCLDevice device) {
    this.kernels = KernelDevice.probe(device);
    this.memory = new HeapMemory(device.getGlobalMemSize());
    DeviceType type = type(device);
    this.info =
        new DeviceInfo(
            device.getName(),
            device.getOpenCLPlatform().getVendor(),
            "Aparapi %s on %s (%s)"
                .formatted(
                    version(),
                    device.getOpenCLPlatform().getName(),
                    device.getOpenCLPlatform().getVersion()),
            type,
            type == DeviceType.CPU, // the cpu backend serves those without a driver
            limits(device),
            features(kernels));
  }

  private static String version() {
    Properties properties = new Properties();
    try (InputStream in = Kernel.class.getResourceAsStream(PROPERTIES)) {
      if (in != null) {
        properties.load(in);
      }
    } catch (IOException e) {
      return "of an unknown version";
    }
    return properties.getProperty("version", "of an unknown version");
  }

  private static DeviceType type(OpenCLDevice device) {
    return switch (device.getType()) {
      case GPU -> DeviceType.GPU;
      case CPU -> DeviceType.CPU;
      default -> DeviceType.ACCELERATOR;
    };
  }

  /**
   * A GPU runs larger groups only of kernels that use few registers. Aparapi passes no group size
   * to the compiler, which would see to that, and a launch that fails for it could not be foreseen.
   */
  private static long groupSize(OpenCLDevice device) {
    int largest = device.getMaxWorkGroupSize();
    return type(device) == DeviceType.CPU ? largest : Math.min(largest, OF_ANY_KERNEL);
  }

  private Map<DeviceLimit, Long> limits(OpenCLDevice device) {
    long largest =
        Math.min(
            Math.min(device.getMaxMemAllocSize(), memory.limit()), HeapMemory.LARGEST_ARRAY_BYTES);
    int[] local = device.getMaxWorkItemSize();
    Map<DeviceLimit, Long> limits = new EnumMap<>(DeviceLimit.class);
    limits.put(DeviceLimit.COMPUTE_UNITS, (long) device.getMaxComputeUnits());
    limits.put(DeviceLimit.GLOBAL_MEMORY_BYTES, memory.limit());
    limits.put(DeviceLimit.MAX_ALLOCATION_BYTES, largest);
    limits.put(DeviceLimit.LOCAL_MEMORY_BYTES, device.getLocalMemSize());
    limits.put(DeviceLimit.MAX_WORK_GROUP_SIZE, groupSize(device));
    limits.put(DeviceLimit.MAX_LOCAL_SIZE_X, (long) local[0]);
    limits.put(DeviceLimit.MAX_LOCAL_SIZE_Y, (long) local[1]);
    limits.put(DeviceLimit.MAX_LOCAL_SIZE_Z, (long) local[2]);
    limits.put(DeviceLimit.BASE_ALIGNMENT_BYTES, (long) HostBuffer.ALIGNMENT);
    limits.put(DeviceLimit.HOST_ALIGNMENT_BYTES, (long) Long.BYTES);
    limits.put(DeviceLimit.MAX_IMAGE_BUFFER_WIDTH, largest / 16);
    limits.put(DeviceLimit.MAX_IMAGE_2D_WIDTH, 32_768L);
    limits.put(DeviceLimit.MAX_IMAGE_2D_HEIGHT, 32_768L);
    limits.put(DeviceLimit.MAX_IMAGE_3D_WIDTH, 8_192L);
    limits.put(DeviceLimit.MAX_IMAGE_3D_HEIGHT, 8_192L);
    limits.put(DeviceLimit.MAX_IMAGE_3D_DEPTH, 8_192L);
    limits.put(DeviceLimit.MAX_IMAGE_ARRAY_LAYERS, 8_192L);
    limits.put(DeviceLimit.IMAGE_PITCH_ALIGNMENT_TEXELS, 1L);
    limits.put(DeviceLimit.IMAGE_BASE_ALIGNMENT_TEXELS, 1L);
    return limits;
  }

  private static Set<DeviceFeature> features(KernelDevice kernels) {
    EnumSet<DeviceFeature> features =
        EnumSet.of(
            DeviceFeature.JAVA_KERNELS,
            DeviceFeature.IMAGES,
            DeviceFeature.IMAGE_2D_FROM_BUFFER,
            DeviceFeature.IMAGE_3D_WRITES,
            DeviceFeature.OUT_OF_ORDER_EXECUTION,
            DeviceFeature.PARTIAL_MAPPING);
    features.addAll(kernels.features());
    return features;
  }

  @Override
  public DeviceInfo info() {
    return info;
  }

  @Override
  public List<ImageFormat> imageFormats(ImageKind kind, KernelAccess access) {
    return TexelCodec.formats();
  }

  @Override
  public ContextDriver newContext() {
    return new AparapiContext(memory, kernels);
  }
}
