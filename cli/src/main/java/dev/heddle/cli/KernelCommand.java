package dev.heddle.cli;

import dev.heddle.Kernel;
import dev.heddle.Launch.FloatMode;
import dev.heddle.compiler.KernelCompiler;
import dev.heddle.compiler.ir.KernelCode;
import dev.heddle.compiler.ir.TextForm;
import dev.heddle.compiler.opencl.OpenClGenerator;
import dev.heddle.compiler.opencl.OpenClOptions;
import dev.heddle.compiler.range.ProvenKernel;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code heddle kernel}: what the compiler makes of a kernel. */
@Command(
    name = "kernel",
    description = "Print a kernel record in the compiler's intermediate form and in OpenCL C.",
    exitCodeList = {
      "0:it is printed",
      "1:it is no kernel that compiles",
      "2:there is no such class"
    })
final class KernelCommand implements Callable<Integer> {
  /** Which checks the kernel makes. */
  enum Form {
    /** All. */
    checked,
    /** Those that are left when a launch is known to be inside; with the conditions for that. */
    proven,
    /** None. */
    unchecked
  }

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private CommandSpec spec;

  @Parameters(
      paramLabel = "<class>",
      description =
          "The record's binary name, such as dev.heddle.samples.Saxpy or my.app.Program$$Kernel.")
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private String className;

  @Option(
      names = {"-cp", "--class-path"},
      paramLabel = "<path>",
      description =
          "Where classes are: folders and jars, separated by the system's separator. What comes with"
              + " this command is there without it.")
  private @Nullable String classPath;

  @Option(
      names = "--form",
      paramLabel = "<form>",
      description = "${COMPLETION-CANDIDATES}; default: ${DEFAULT-VALUE}.")
  private Form form = Form.checked;

  @Option(names = "--fast-math", description = "OpenCL C for launches with fast math.")
  private boolean fastMath;

  @Override
  public Integer call() throws IOException {
    CommandLine command = spec.commandLine();
    PrintWriter out = command.getOut();
    try (URLClassLoader loader = new URLClassLoader(urls(command), Main.class.getClassLoader())) {
      KernelCode lifted = KernelCompiler.lift(kernel(command, loader));
      KernelCode code =
          switch (form) {
            case checked -> lifted;
            case unchecked -> KernelCompiler.unchecked(lifted);
            case proven -> {
              ProvenKernel proven = KernelCompiler.proven(lifted);
              out.println(proven.conditions());
              yield proven.code();
            }
          };
      out.println(TextForm.of(code));
      OpenClOptions options =
          new OpenClOptions(
              fastMath ? FloatMode.FAST : FloatMode.STRICT, OpenClOptions.Range.EXACT);
      out.print(OpenClGenerator.generate(code, options).text());
      out.flush();
      return CommandLine.ExitCode.OK;
    }
  }

  private Class<?> kernel(CommandLine command, ClassLoader loader) {
    try {
      Class<?> type = Class.forName(className, false, loader);
      if (!Kernel.class.isAssignableFrom(type) || !type.isRecord()) {
        throw new ParameterException(
            command, className + " is no kernel: a kernel is a record that implements Kernel");
      }
      return type;
    } catch (ClassNotFoundException e) {
      throw new ParameterException(
          command,
          "there is no class %s%s; say where with --class-path, and name nested classes as Outer$Inner"
              .formatted(className, classPath == null ? "" : " in " + classPath),
          e);
    } catch (LinkageError e) {
      throw new ParameterException(
          command, "class %s cannot be loaded: %s".formatted(className, e), e);
    }
  }

  private URL[] urls(CommandLine command) {
    if (classPath == null) {
      return new URL[0];
    }
    String[] parts = classPath.split(File.pathSeparator, -1);
    URL[] urls = new URL[parts.length];
    for (int i = 0; i < parts.length; i++) {
      Path path = Path.of(parts[i]);
      if (!path.toFile().exists()) {
        throw new ParameterException(command, "there is no " + path);
      }
      try {
        urls[i] = path.toUri().toURL();
      } catch (MalformedURLException e) {
        throw new ParameterException(command, path + " cannot be read: " + e.getMessage(), e);
      }
    }
    return urls;
  }
}
