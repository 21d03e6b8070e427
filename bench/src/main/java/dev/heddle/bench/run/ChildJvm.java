package dev.heddle.bench.run;

import dev.heddle.bench.contender.PlainJava;
import java.io.File;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * How a JVM is started that sees what this one sees: on the module path if this one is, else on the
 * class path.
 */
public final class ChildJvm {
  private static final List<String> NATIVE_MODULES =
      List.of(
          "dev.heddle.spi",
          "dev.heddle.backend.jocl",
          "jocl",
          "dev.heddle.backend.aparapi",
          "aparapi",
          "aparapi.jni");

  private ChildJvm() {}

  /** {@return the arguments of the JVM, before a main class} */
  public static List<String> arguments() {
    List<String> arguments = new ArrayList<>();
    if (onModulePath()) {
      arguments.add("--module-path=" + modulePath());
      arguments.add("--add-modules=dev.heddle.bench");
      arguments.add("--enable-native-access=" + String.join(",", nativeModules()));
    } else {
      arguments.add("--enable-native-access=ALL-UNNAMED");
    }
    arguments.add("--sun-misc-unsafe-memory-access=allow"); // JMH's own, and no news to us
    if (PlainJava.hasVectorApi()) {
      arguments.add("--add-modules=" + PlainJava.VECTOR_MODULE);
    }
    inherited().forEach(arguments::add);
    return arguments;
  }

  /** Those that are there: the JVM warns of names that mean nothing. */
  private static List<String> nativeModules() {
    return NATIVE_MODULES.stream()
        .filter(name -> ModuleLayer.boot().findModule(name).isPresent())
        .toList();
  }

  /** What chooses devices and limits memory is for the children too. */
  private static Stream<String> inherited() {
    return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(
            argument ->
                argument.startsWith("-Dheddle.")
                    || argument.startsWith("-Xmx")
                    || argument.startsWith("-Djava.library.path="));
  }

  /**
   * {@return the command that runs a class of this module}
   *
   * @param mainClass the class
   * @param options what the JVM is told beside {@link #arguments()}
   */
  public static List<String> command(Class<?> mainClass, List<String> options) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(arguments());
    command.addAll(options);
    if (onModulePath()) {
      command.add("--module=dev.heddle.bench/" + mainClass.getName());
    } else {
      command.add("--class-path=" + System.getProperty("java.class.path"));
      command.add(mainClass.getName());
    }
    return command;
  }

  private static boolean onModulePath() {
    return ChildJvm.class.getModule().isNamed();
  }

  private static String modulePath() {
    return String.join(
        File.pathSeparator,
        Stream.of(System.getProperty("jdk.module.path", "").split(File.pathSeparator, -1))
            .filter(entry -> !entry.isEmpty())
            .map(entry -> Path.of(entry).toAbsolutePath().toString())
            .toList());
  }
}
