package dev.heddle.cli;

import dev.heddle.Availability;
import dev.heddle.Backend;
import dev.heddle.Context;
import dev.heddle.Device;
import dev.heddle.HeddleException;
import dev.heddle.spi.DriverBackend;
import java.io.PrintWriter;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/**
 * {@code heddle doctor}: for each backend whether it is available, and if not, why and what to do.
 */
@Command(
    name = "doctor",
    description = "Say which backends are available, and how to get those that are not.")
final class DoctorCommand implements Runnable {
  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private CommandSpec spec;

  @Override
  public void run() {
    PrintWriter out = spec.commandLine().getOut();
    host(out);
    out.println();
    backends(out, Backend.installed());
    out.println();
    preferred(out);
    out.flush();
  }

  private static void host(PrintWriter out) {
    Runtime runtime = Runtime.getRuntime();
    line(out, "Heddle", Version.heddle());
    line(out, "Java", "%s, %s".formatted(Runtime.version(), System.getProperty("java.vendor")));
    line(
        out,
        "host",
        "%s %s, %d processors, heap of at most %d MiB"
            .formatted(
                System.getProperty("os.name"),
                System.getProperty("os.arch"),
                runtime.availableProcessors(),
                runtime.maxMemory() >> 20));
    Module spi = DriverBackend.class.getModule();
    if (spi.isNativeAccessEnabled()) {
      line(out, "native access", "granted");
    } else {
      line(
          out, "native access", "not granted; Java warns about it, and a later one will refuse it");
      line(out, "", "remedy: java --enable-native-access=" + grantee(spi));
    }
  }

  private static String grantee(Module module) {
    return module.isNamed() ? module.getName() : "ALL-UNNAMED";
  }

  static void backends(PrintWriter out, List<Backend> installed) {
    if (installed.isEmpty()) {
      line(out, "backends", "none installed");
      line(out, "", "remedy: add the jar of one to the path, such as heddle-backend-cpu");
    }
    for (Backend backend : installed) {
      String name = "backend " + backend.name();
      switch (backend.availability()) {
        case Availability.Available() -> {
          List<Device> devices = backend.devices();
          line(out, name, "available, " + count(devices));
        }
        case Availability.Unavailable(String reason, String remedy) -> {
          line(out, name, "not available: " + reason);
          line(out, "", "remedy: " + remedy);
        }
      }
    }
  }

  private static String count(List<Device> devices) {
    return devices.isEmpty()
        ? "but without a device"
        : devices.stream().map(Device::name).collect(Collectors.joining(", ", "with ", ""));
  }

  /** What {@link Context#open()} takes here, with the wishes of properties and environment. */
  private static void preferred(PrintWriter out) {
    try {
      Device device = Device.preferred();
      line(out, "Context.open()", "takes %s: %s".formatted(device.backend().name(), device.name()));
    } catch (HeddleException e) {
      line(out, "Context.open()", "fails: " + e.getMessage());
    }
  }

  private static void line(PrintWriter out, String what, String value) {
    out.println("%-16s %s".formatted(what, value).stripTrailing());
  }
}
