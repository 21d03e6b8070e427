package dev.heddle.cli;

import dev.heddle.tck.ContractKit;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code heddle tck}: see {@link ContractKit}. */
@Command(
    name = "tck",
    description = "Run the contract tests on a backend.",
    exitCodeList = {"0:all tests passed", "1:some failed", "2:there is no such device"})
final class TckCommand implements Callable<Integer> {
  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private CommandSpec spec;

  @Parameters(paramLabel = "<backend>", description = "The backend's name, such as cpu.")
  private String backend = "";

  @Option(
      names = "--device",
      paramLabel = "<n>",
      description = "Its place among the backend's devices; default: ${DEFAULT-VALUE}.")
  private int device;

  @Override
  public Integer call() {
    if (device < 0) {
      throw new ParameterException(
          spec.commandLine(), "--device is %d, and the first is 0".formatted(device));
    }
    try {
      return ContractKit.run(backend, device, spec.commandLine().getOut());
    } catch (IllegalArgumentException e) {
      throw new InputException(spec.commandLine(), e);
    }
  }
}
