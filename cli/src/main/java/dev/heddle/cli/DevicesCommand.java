package dev.heddle.cli;

import dev.heddle.Availability;
import dev.heddle.Backend;
import dev.heddle.Device;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code heddle devices}: what each device is, and what it is able to do. */
@Command(
    name = "devices",
    description = "List the devices of every backend, with their limits and features.")
final class DevicesCommand implements Callable<Integer> {
  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private CommandSpec spec;

  @Mixin private DeviceOptions options = new DeviceOptions();

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    List<Backend> backends;
    List<Device> chosen;
    try {
      backends = options.chooseBackends(Backend.installed());
      chosen = options.chooseDevices(backends);
    } catch (NoSuchDeviceException e) {
      throw new InputException(spec.commandLine(), e);
    }
    List<Device> all = DeviceOptions.devicesOf(backends);
    for (Device device : chosen) {
      new DeviceDescription(all.indexOf(device), device).print(out);
      out.println();
    }
    for (Backend backend : backends) {
      if (backend.availability()
          instanceof Availability.Unavailable(String reason, String remedy)) {
        out.printf("backend %s is not available: %s (%s)%n", backend.name(), reason, remedy);
      }
    }
    out.flush();
    return ExitCode.OK;
  }
}
