package dev.heddle.cli;

import dev.heddle.spi.DriverBackend;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * A look at a backend in a process of its own: a driver that crashes takes that process down, and
 * not the one that asks.
 */
final class Probe {
  private static final long PATIENCE_SECONDS = 60;

  /** From here on an exit code is a signal's number, as shells count. */
  private static final int SIGNALS = 128;

  private Probe() {}

  /**
   * What came of it.
   *
   * @param output what the process printed
   * @param trouble why it printed no more, or an empty string
   */
  record Outcome(List<String> output, String trouble) {}

  /** {@return what this program says, with these arguments, in a process of its own} */
  static Outcome of(String... arguments) {
    List<String> command = new ArrayList<>(program());
    command.addAll(List.of(arguments));
    return run(command);
  }

  /** {@return how a command ended, and what it printed} */
  static Outcome run(List<String> command) {
    try {
      Path printed = Files.createTempFile("heddle-probe", ".txt");
      try {
        return run(command, printed);
      } finally {
        Files.deleteIfExists(printed);
      }
    } catch (IOException e) {
      return new Outcome(List.of(), "it cannot be probed: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Outcome(List.of(), "the probe was interrupted");
    }
  }

  private static Outcome run(List<String> command, Path printed)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(printed.toFile())
            .start();
    process.getOutputStream().close();
    boolean ended;
    try {
      ended = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } finally {
      process.destroyForcibly();
    }
    List<String> lines =
        new String(Files.readAllBytes(printed), StandardCharsets.UTF_8).lines().toList();
    if (!ended) {
      return new Outcome(lines, "it does not answer within %d s".formatted(PATIENCE_SECONDS));
    }
    int code = process.exitValue();
    return new Outcome(
        lines,
        code == 0
            ? ""
            : code > SIGNALS
                ? "it crashes the process (signal %d)".formatted(code - SIGNALS)
                : "the process that looks at it ends with exit code " + code);
  }

  private static String modulesWithNativeAccess() {
    return ModuleLayer.boot().modules().stream()
        .filter(Module::isNativeAccessEnabled)
        .map(Module::getName)
        .filter(name -> !name.startsWith("java.") && !name.startsWith("jdk."))
        .sorted()
        .collect(Collectors.joining(","));
  }

  /** {@return the command line of this program, as it was started} */
  private static List<String> program() {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-XX:-CreateCoredumpOnCrash");
    // A crash is told by the exit code; its report would stay behind.
    command.add("-XX:+SuppressFatalErrorMessage");
    command.add("-Xmx256m");
    System.getProperties()
        .forEach(
            (key, value) -> {
              if (key.toString().startsWith("heddle.")) {
                command.add("-D" + key + "=" + value);
              }
            });
    Module own = Probe.class.getModule();
    String modules = System.getProperty("jdk.module.path");
    boolean modular = own.isNamed() && modules != null;
    String natives = modular ? modulesWithNativeAccess() : "ALL-UNNAMED";
    if (DriverBackend.class.getModule().isNativeAccessEnabled()) {
      command.add("--enable-native-access=" + natives);
    }
    if (modular) {
      command.addAll(
          List.of(
              "--module-path", modules, "--module", own.getName() + "/" + Main.class.getName()));
    } else {
      command.addAll(
          List.of("--class-path", System.getProperty("java.class.path"), Main.class.getName()));
    }
    return command;
  }
}
