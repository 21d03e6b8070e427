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
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
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

  @Option(
      names = "--probe",
      hidden = true,
      description = "Look at one backend, in this process; at the preferred device if empty.")
  private @Nullable String probed;

  @Override
  public void run() {
    PrintWriter out = spec.commandLine().getOut();
    String name = probed;
    if (name == null) {
      report(out);
    } else if (name.isEmpty()) {
      preferred(out);
    } else {
      Backend.installed().stream()
          .filter(backend -> backend.name().equals(name))
          .forEach(backend -> backend(out, backend));
    }
    out.flush();
  }

  /** Looks at each backend in a process of its own: their drivers may crash. */
  private static void report(PrintWriter out) {
    host(out);
    out.println();
    List<Backend> installed = Backend.installed();
    if (installed.isEmpty()) {
      line(out, "backends", "none installed");
      line(out, "", "remedy: add the jar of one to the path, such as heddle-backend-cpu");
    }
    for (Backend backend : installed) {
      probe(out, backend.name(), Probe.of("doctor", "--probe", backend.name()));
    }
    out.println();
    probed(out, "Context.open()", Probe.of("doctor", "--probe="));
  }

  static void probe(PrintWriter out, String backend, Probe.Outcome outcome) {
    probed(out, "backend " + backend, outcome);
    if (!outcome.trouble().isEmpty()) {
      line(
          out,
          "",
          "remedy: update or remove its driver; until then choose another with -Dheddle.backend");
    }
  }

  private static void probed(PrintWriter out, String what, Probe.Outcome outcome) {
    if (outcome.trouble().isEmpty()) {
      outcome.output().forEach(out::println);
    } else {
      line(out, what, "fails: " + outcome.trouble());
      outcome.output().stream()
          .filter(said -> !said.isBlank())
          .limit(3)
          .forEach(said -> line(out, "", "it said: " + said));
    }
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

  static void backend(PrintWriter out, Backend backend) {
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
