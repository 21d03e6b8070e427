package dev.heddle.backend.aparapi;

import com.aparapi.device.OpenCLDevice;
import com.aparapi.internal.opencl.OpenCLLoader;
import com.aparapi.internal.opencl.OpenCLPlatform;
import com.aparapi.natives.NativeLoader;
import dev.heddle.HeddleException;
import dev.heddle.spi.Driver;
import dev.heddle.spi.DriverUnavailableException;
import dev.heddle.spi.host.OpenClDevices;
import dev.heddle.spi.host.SignalHandlers;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What Aparapi finds here: every OpenCL device, or why there is none. */
final class Platforms {
  private Platforms() {}

  static Driver connect() throws DriverUnavailableException {
    AparapiLog.silence();
    Optional<DriverUnavailableException> failed = SignalHandlers.keptDuring(Platforms::load);
    if (failed.isPresent()) {
      throw failed.get();
    }
    // Of every platform that is younger than itself, Aparapi says that nobody has tested it.
    Found found =
        NativeErrors.during(
                () -> SignalHandlers.keptDuring(Platforms::findDevices),
                (_, line) -> line.startsWith("WARNING: Aparapi"))
            .result();
    return OpenClDevices.driver("Aparapi", found.devices(), found.refused());
  }

  /** {@return why Aparapi's native library cannot be used} */
  private static Optional<DriverUnavailableException> load() {
    if (OpenCLLoader.isOpenCLAvailable()) {
      return Optional.empty();
    }
    String reason = "for a reason that it does not tell";
    Throwable cause = null;
    try {
      NativeLoader.load(); // a second time, since the first kept the reason to itself
    } catch (IOException | LinkageError e) {
      reason = String.valueOf(e.getMessage());
      cause = e;
    }
    DriverUnavailableException failure =
        new DriverUnavailableException(
            "Aparapi's native library could not be loaded: " + reason,
            "install the OpenCL loader (on Debian: apt-get install ocl-icd-libopencl1) and a"
                + " driver; Aparapi has libraries for x86 and ARM (Linux), x86_64 (macOS) and x86"
                + " (Windows), and unpacks them to the folder of temporary files, from where they"
                + " must be loadable; java.io.tmpdir names another");
    failure.initCause(cause);
    return Optional.of(failure);
  }

  /** The devices, and why others cannot be used. */
  private record Found(List<AparapiDevice> devices, List<String> refused) {}

  private static Found findDevices() {
    Found found = new Found(new ArrayList<>(), new ArrayList<>());
    for (OpenCLPlatform platform : new OpenCLPlatform().getOpenCLPlatforms()) {
      for (OpenCLDevice device : platform.getOpenCLDevices()) {
        try {
          found.devices.add(new AparapiDevice(device));
        } catch (HeddleException e) {
          found.refused.add(
              "device %s cannot be used: %s".formatted(device.getName(), e.getMessage()));
        }
      }
    }
    return found;
  }
}
