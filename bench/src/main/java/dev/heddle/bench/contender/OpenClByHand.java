package dev.heddle.bench.contender;

import dev.heddle.Device;
import dev.heddle.bench.kernels.Workload;
import dev.heddle.bench.report.ContenderDescription;
import dev.heddle.bench.report.ContenderDescription.Kind;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jocl.CL;
import org.jocl.Pointer;
import org.jocl.cl_device_id;
import org.jocl.cl_platform_id;

/**
 * A device programmed in OpenCL C through JOCL, as one would who has no Heddle.
 *
 * @param description who it is
 * @param device the device, as the backend {@code jocl} has it
 * @param sameNameBefore how many devices of the same name come before it
 */
public record OpenClByHand(ContenderDescription description, Device device, int sameNameBefore)
    implements Contender {
  /** {@return one for each device of the backend {@code jocl}} */
  static List<Contender> all(List<HeddleDevice> devices) {
    List<Contender> all = new ArrayList<>();
    List<String> names = new ArrayList<>();
    for (HeddleDevice heddle : devices) {
      if (heddle.device().backend().name().equals("jocl")) {
        String name = heddle.device().name();
        ContenderDescription d = heddle.description();
        int before = (int) names.stream().filter(name::equals).count();
        names.add(name);
        all.add(
            new OpenClByHand(
                new ContenderDescription(
                    d.id().replace("jocl", "opencl-c"),
                    Kind.BY_HAND,
                    "OpenCL C by hand, " + name,
                    d.hardware(),
                    d.driver()),
                heddle.device(),
                before));
      }
    }
    return all;
  }

  @Override
  public Optional<String> unfit(Workload workload) {
    return HeddleDevice.lacks(device, workload.needs());
  }

  @Override
  public Prepared prepare(Workload workload) {
    CL.setExceptionsEnabled(true);
    int skip = sameNameBefore;
    for (cl_platform_id platform : platforms()) {
      for (cl_device_id candidate : devices(platform)) {
        if (name(candidate).equals(device.name()) && skip-- == 0) {
          return new OpenClRun(platform, candidate, workload);
        }
      }
    }
    throw new IllegalStateException("OpenCL lists no device \"" + device.name() + "\"");
  }

  private static cl_platform_id[] platforms() {
    int[] count = new int[1];
    CL.clGetPlatformIDs(0, null, count);
    cl_platform_id[] platforms = new cl_platform_id[count[0]];
    CL.clGetPlatformIDs(platforms.length, platforms, null);
    return platforms;
  }

  private static cl_device_id[] devices(cl_platform_id platform) {
    int[] count = new int[1];
    CL.clGetDeviceIDs(platform, CL.CL_DEVICE_TYPE_ALL, 0, null, count);
    cl_device_id[] devices = new cl_device_id[count[0]];
    CL.clGetDeviceIDs(platform, CL.CL_DEVICE_TYPE_ALL, devices.length, devices, null);
    return devices;
  }

  private static String name(cl_device_id device) {
    long[] size = new long[1];
    CL.clGetDeviceInfo(device, CL.CL_DEVICE_NAME, 0, null, size);
    byte[] name = new byte[Math.toIntExact(size[0])];
    CL.clGetDeviceInfo(device, CL.CL_DEVICE_NAME, name.length, Pointer.to(name), null);
    return new String(name, 0, name.length - 1, StandardCharsets.UTF_8).strip();
  }
}
