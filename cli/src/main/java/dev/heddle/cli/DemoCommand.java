package dev.heddle.cli;

import dev.heddle.Backend;
import dev.heddle.Device;
import dev.heddle.cli.demo.BadInputException;
import dev.heddle.cli.demo.Demo;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code heddle demo}: see {@link Demo}. */
@Command(
    name = "demo",
    description = {
      "Run a pipeline on a picture, on every device that is there: blur, edges, histogram and mean,"
          + " then heat on a plate. Print what took how long and whether all devices agree with"
          + " plain Java, and write the pictures."
    })
final class DemoCommand implements Callable<Integer> {
  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private CommandSpec spec;

  @Parameters(
      arity = "0..1",
      paramLabel = "picture",
      description = "A PNG, JPEG, GIF, BMP or TIFF file. Without one, the Mandelbrot set.")
  private @Nullable Path picture;

  @Mixin private DeviceOptions deviceOptions = new DeviceOptions();

  @Option(
      names = "--out",
      paramLabel = "<folder>",
      description = "Where to write the pictures; default: ${DEFAULT-VALUE}.")
  private Path out = Path.of("out");

  @Option(
      names = "--steps",
      paramLabel = "<n>",
      description = "Steps of the heat; default: ${DEFAULT-VALUE}.")
  private int steps = 1000;

  @Option(
      names = "--runs",
      paramLabel = "<n>",
      description = "Runs of which the best counts; default: ${DEFAULT-VALUE}.")
  private int runs = 5;

  @Override
  public Integer call() throws IOException {
    CommandLine command = spec.commandLine();
    requireAtLeast1(command, "--steps", steps);
    requireAtLeast1(command, "--runs", runs);
    List<Demo.Complaint> complaints;
    try {
      List<Device> devices = deviceOptions.chooseDevices(Backend.installed());
      Demo demo = new Demo(devices, out, steps, runs, ProgressBars::start);
      complaints = demo.run(Optional.ofNullable(picture), command.getOut());
    } catch (NoSuchDeviceException | BadInputException e) {
      throw new InputException(command, e);
    } catch (OutOfMemoryError e) {
      String heap = (Runtime.getRuntime().maxMemory() >> 20) + " MiB";
      throw new InputException(
          command,
          "the picture does not fit into Java's heap of at most %s; scale it down, or set "
                  .formatted(heap)
              + "JDK_JAVA_OPTIONS=-Xmx... to more",
          e);
    }
    for (Demo.Complaint complaint : complaints) {
      complaint
          .cause()
          .ifPresentOrElse(
              cause -> ErrorLines.print(command, complaint.line(), cause),
              () -> ErrorLines.print(command, complaint.line()));
    }
    return complaints.isEmpty() ? ExitCode.OK : ExitCode.SOFTWARE;
  }

  private static void requireAtLeast1(CommandLine command, String option, int value) {
    if (value < 1) {
      throw new ParameterException(command, "%s is %d, and not 1 or more".formatted(option, value));
    }
  }
}
