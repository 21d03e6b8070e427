package dev.heddle.backend.jocl;

import dev.heddle.HeddleException;
import dev.heddle.spi.Driver;
import dev.heddle.spi.DriverUnavailableException;
import dev.heddle.spi.host.OpenClDevices;
import dev.heddle.spi.host.SignalHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jocl.CL;
import org.jocl.cl_device_id;
import org.jocl.cl_platform_id;

/** What OpenCL has here: every device of every platform, or why there is none. */
final class Platforms {
  /** What the loader says when it has found no driver. */
  private static final int PLATFORM_NOT_FOUND = -1001;

  private final List<JoclDevice> devices = new ArrayList<>();

  /** Why what was found cannot be used. */
  private final List<String> refused = new ArrayList<>();

  private Platforms() {}

  static Driver connect() throws DriverUnavailableException {
    loadLibraries();
    Platforms platforms = new Platforms();
    Optional<DriverUnavailableException> failed = SignalHandlers.keptDuring(platforms::findDevices);
    if (failed.isPresent()) {
      throw failed.get();
    }
    return OpenClDevices.driver("JOCL", platforms.devices, platforms.refused);
  }

  /** Starts the drivers, which they do when they are asked first. {@return why that cannot be} */
  private Optional<DriverUnavailableException> findDevices() {
    try {
      for (cl_platform_id platform : platformIds()) {
        addDevicesOf(platform);
      }
      return Optional.empty();
    } catch (DriverUnavailableException e) {
      return Optional.of(e);
    }
  }

  private static void loadLibraries() throws DriverUnavailableException {
    if (OpenClLibrary.find() == null) {
      throw new DriverUnavailableException(
          "the OpenCL library was not found under the names " + OpenClLibrary.names(),
          "install the OpenCL loader (on Debian: apt-get install ocl-icd-libopencl1) and a driver");
    }
    try {
      CL.setExceptionsEnabled(false); // loads JOCL; every result is checked here
    } catch (LinkageError e) {
      DriverUnavailableException reason =
          new DriverUnavailableException(
              "JOCL's own native library could not be loaded: " + e.getMessage(),
              "JOCL has libraries for x86_64 (Linux, Windows, macOS) and arm64 (Linux, macOS), and"
                  + " unpacks them to the folder of temporary files, from where they must be"
                  + " loadable; java.io.tmpdir names another");
      reason.initCause(e);
      throw reason;
    }
    try {
      NativeCalls.link();
    } catch (LinkageError e) {
      DriverUnavailableException reason =
          new DriverUnavailableException(
              "the OpenCL library cannot be used: " + e,
              "install a current OpenCL loader (on Debian: apt-get install ocl-icd-libopencl1)");
      reason.initCause(e);
      throw reason;
    }
  }

  private static cl_platform_id[] platformIds() throws DriverUnavailableException {
    int[] count = new int[1];
    int error = CL.clGetPlatformIDs(0, null, count);
    if (error == PLATFORM_NOT_FOUND || error == CL.CL_SUCCESS && count[0] == 0) {
      throw new DriverUnavailableException(
          "the OpenCL loader is there, but has found no driver (no platform)",
          OpenClDevices.GET_A_DRIVER);
    }
    cl_platform_id[] ids = new cl_platform_id[count[0]];
    if (error == CL.CL_SUCCESS) {
      error = CL.clGetPlatformIDs(ids.length, ids, null);
    }
    if (error != CL.CL_SUCCESS) {
      throw new DriverUnavailableException(
          "the OpenCL loader cannot list platforms: " + ClError.name(error),
          OpenClDevices.GET_A_DRIVER);
    }
    return ids;
  }

  /** One that fails does not stop the others. */
  private void addDevicesOf(cl_platform_id platform) {
    String name = "a platform";
    try {
      Info info =
          new Info(
              "clGetPlatformInfo",
              (key, size, value, needed) ->
                  CL.clGetPlatformInfo(platform, key, size, value, needed));
      name = "platform " + info.text(CL.CL_PLATFORM_NAME);
      String version = info.text(CL.CL_PLATFORM_VERSION);
      for (cl_device_id device : deviceIds(platform)) {
        addDevice(device, info.text(CL.CL_PLATFORM_NAME) + " (" + version + ")", name);
      }
    } catch (HeddleException e) {
      refused.add(name + " cannot be asked: " + e.getMessage());
    }
  }

  private static cl_device_id[] deviceIds(cl_platform_id platform) {
    int[] count = new int[1];
    int error = CL.clGetDeviceIDs(platform, CL.CL_DEVICE_TYPE_ALL, 0, null, count);
    if (error == CL.CL_DEVICE_NOT_FOUND) {
      return new cl_device_id[0];
    }
    ClError.check(error, "clGetDeviceIDs");
    cl_device_id[] ids = new cl_device_id[count[0]];
    ClError.check(
        CL.clGetDeviceIDs(platform, CL.CL_DEVICE_TYPE_ALL, ids.length, ids, null),
        "clGetDeviceIDs");
    return ids;
  }

  private void addDevice(cl_device_id id, String platform, String platformName) {
    String name = "a device of " + platformName;
    try {
      DeviceQueries queries = new DeviceQueries(id, platform);
      name = "device " + queries.name();
      String unfit = queries.unfit();
      if (unfit.isEmpty()) {
        devices.add(queries.read());
      } else {
        refused.add(name + " cannot be used: " + unfit);
      }
    } catch (HeddleException e) {
      refused.add(name + " cannot be asked: " + e.getMessage());
    }
  }
}
