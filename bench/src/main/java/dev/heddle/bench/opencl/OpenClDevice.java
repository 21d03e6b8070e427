package dev.heddle.bench.opencl;

import java.nio.charset.StandardCharsets;
import java.util.function.BiFunction;
import org.jocl.CL;
import org.jocl.Pointer;
import org.jocl.cl_device_id;
import org.jocl.cl_platform_id;

/**
 * Which of OpenCL's devices is meant.
 *
 * @param name its name
 * @param sameNameBefore how many devices of that name come before it
 */
public record OpenClDevice(String name, int sameNameBefore) {
  /** {@return what is made of the device and its platform} */
  <T> T find(BiFunction<cl_platform_id, cl_device_id, T> maker) {
    int skip = sameNameBefore;
    for (cl_platform_id platform : platforms()) {
      for (cl_device_id candidate : devices(platform)) {
        if (name(candidate).equals(name) && skip-- == 0) {
          return maker.apply(platform, candidate);
        }
      }
    }
    throw new IllegalStateException("OpenCL lists no device \"%s\"".formatted(name));
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
