package dev.heddle.cli;

import dev.heddle.Backend;
import dev.heddle.Device;
import dev.heddle.cli.soak.ProcessSize;
import dev.heddle.cli.soak.Soak;
import java.io.IOException;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code heddle soak}: see {@link Soak}. */
@Command(
    name = "soak",
    description =
        "Make, map, launch on and close buffers many times on a device, the preferred one of those"
            + " chosen, and see that the process does not grow.",
    exitCodeList = {"0:it did not", "1:it grew, or the work failed", "2:there is no such device"})
final class SoakCommand implements Callable<Integer> {
  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private CommandSpec spec;

  @Mixin private DeviceOptions deviceOptions = new DeviceOptions();

  @Option(
      names = "--cycles",
      paramLabel = "<n>",
      description = "How many; default: ${DEFAULT-VALUE}.")
  private int cycles = 200_000;

  @Option(
      names = "--allowed-mib",
      paramLabel = "<n>",
      description =
          "By how much memory the process may grow after a tenth of the cycles; default:"
              + " ${DEFAULT-VALUE}.")
  private int allowedMib = 32;

  @Option(
      names = "--allowed-handles",
      paramLabel = "<n>",
      description = "By how many open files and the like; default: ${DEFAULT-VALUE}.")
  private int allowedHandles = 4;

  @Override
  public Integer call() throws IOException {
    CommandLine command = spec.commandLine();
    require(command, "--cycles", cycles, 2);
    require(command, "--allowed-mib", allowedMib, 0);
    require(command, "--allowed-handles", allowedHandles, 0);
    Device device = device(command);
    ProcessSize allowed = new ProcessSize((long) allowedMib << 20, OptionalLong.of(allowedHandles));
    if (new Soak(device, cycles, allowed).run(ProgressBars::start, command.getOut())) {
      return ExitCode.OK;
    }
    ErrorLines.print(
        command,
        "the process has grown by more than is allowed; a JVM grows by its heap, too, unless it has"
            + " all of that from the start, as ./heddle gives it: -Xms128m -Xmx128m"
            + " -XX:+AlwaysPreTouch");
    return ExitCode.SOFTWARE;
  }

  private Device device(CommandLine command) {
    try {
      Device device = deviceOptions.chooseDevices(Backend.installed()).getFirst();
      if (!Soak.isPossibleOn(device)) {
        throw new NoSuchDeviceException(
            "%s runs no kernels; choose another with --device".formatted(device.name()));
      }
      return device;
    } catch (NoSuchDeviceException e) {
      throw new InputException(command, e);
    }
  }

  private static void require(CommandLine command, String option, int value, int least) {
    if (value < least) {
      throw new ParameterException(
          command, "%s is %d, and not %d or more".formatted(option, value, least));
    }
  }
}
