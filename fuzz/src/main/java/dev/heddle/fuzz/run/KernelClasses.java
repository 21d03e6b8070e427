package dev.heddle.fuzz.run;

import dev.heddle.Kernel;
import dev.heddle.fuzz.plan.KernelCase;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.StringWriter;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/**
 * Kernels compiled by javac in memory, many in one run of it, each in a package of its own.
 *
 * <p>Their loader gives out class files, since that is where Heddle reads kernels.
 */
public final class KernelClasses {
  /** Names stay unique in a process: backends keep compiled kernels by their names. */
  private static final AtomicInteger PACKAGES = new AtomicInteger();

  private KernelClasses() {}

  /**
   * {@return the classes of kernels, in their order}
   *
   * @param cases at least one
   * @throws IllegalArgumentException if one is no valid Java; the message has javac's
   */
  public static List<Class<? extends Kernel>> compile(List<KernelCase> cases) {
    JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
    if (javac == null) {
      throw new IllegalStateException("there is no javac here: run the fuzzer with a JDK");
    }
    List<String> names = new ArrayList<>();
    List<JavaFileObject> sources = new ArrayList<>();
    for (KernelCase kernel : cases) {
      String packageName = "dev.heddle.fuzz.kernel" + PACKAGES.incrementAndGet();
      String name = packageName + "." + KernelCase.NAME;
      names.add(name);
      sources.add(new Source(name, header(packageName) + kernel.source()));
    }
    DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
    try (StandardJavaFileManager standard = javac.getStandardFileManager(null, null, null);
        Classes classes = new Classes(standard)) {
      boolean compiled =
          javac.getTask(new StringWriter(), classes, diagnostics, options(), null, sources).call();
      if (!compiled) {
        throw new IllegalArgumentException(
            "javac refuses a kernel: " + diagnostics.getDiagnostics().getFirst());
      }
      Loader loader = new Loader(classes.files);
      List<Class<? extends Kernel>> kernels = new ArrayList<>();
      for (String name : names) {
        kernels.add(loader.loadClass(name).asSubclass(Kernel.class));
      }
      return kernels;
    } catch (ReflectiveOperationException | java.io.IOException e) {
      throw new IllegalStateException("classes that javac has just made cannot be loaded", e);
    }
  }

  /**
   * {@return whether the JVM takes a class} There are valid kernels of which javac makes code that
   * does not verify, such as of switch expressions in operands; they tell nothing of a device.
   *
   * @param kernel a kernel's class
   */
  public static boolean verifies(Class<? extends Kernel> kernel) {
    try {
      Class.forName(kernel.getName(), true, kernel.getClassLoader());
      return true;
    } catch (VerifyError e) {
      return false;
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException("a class that is there is not found", e);
    }
  }

  private static String header(String packageName) {
    return "package %s;%nimport dev.heddle.*;%n@SuppressWarnings(\"all\")%n".formatted(packageName);
  }

  private static List<String> options() {
    List<String> options = new ArrayList<>(List.of("-g", "-proc:none", "-nowarn", "-Xlint:none"));
    CodeSource heddle = Kernel.class.getProtectionDomain().getCodeSource();
    try {
      // In an image made by jlink the API is one of the system's modules, which javac knows.
      if (heddle != null && heddle.getLocation().getProtocol().equals("file")) {
        options.addAll(List.of("-classpath", Path.of(heddle.getLocation().toURI()).toString()));
      }
    } catch (URISyntaxException e) {
      throw new IllegalStateException("the place of dev.heddle is not understood", e);
    }
    return options;
  }

  /** A source text. */
  private static final class Source extends SimpleJavaFileObject {
    private final String text;

    Source(String className, String text) {
      super(URI.create("string:///" + className.replace('.', '/') + ".java"), Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }

  /** What javac writes to. */
  private static final class Classes extends ForwardingJavaFileManager<JavaFileManager> {
    private final Map<String, ByteArrayOutputStream> files = new HashMap<>();

    Classes(JavaFileManager standard) {
      super(standard);
    }

    @Override
    public JavaFileObject getJavaFileForOutput(
        Location location,
        String className,
        JavaFileObject.Kind kind,
        @Nullable FileObject sibling) {
      return new SimpleJavaFileObject(
          URI.create("bytes:///" + className.replace('.', '/') + kind.extension), kind) {
        @Override
        public OutputStream openOutputStream() {
          ByteArrayOutputStream bytes = new ByteArrayOutputStream();
          files.put(className, bytes);
          return bytes;
        }
      };
    }
  }

  /** Loads classes from memory, and gives out their files. */
  private static final class Loader extends ClassLoader {
    private final Map<String, byte[]> files = new HashMap<>();

    Loader(Map<String, ByteArrayOutputStream> written) {
      super(Kernel.class.getClassLoader());
      written.forEach((name, bytes) -> files.put(name, bytes.toByteArray()));
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      byte[] file = files.get(name);
      if (file == null) {
        throw new ClassNotFoundException(name);
      }
      return defineClass(name, file, 0, file.length);
    }

    @Override
    public @Nullable InputStream getResourceAsStream(String path) {
      String name = path.replace('/', '.').replaceFirst("\\.class$", "");
      byte[] file = files.get(name);
      return file == null ? super.getResourceAsStream(path) : new ByteArrayInputStream(file);
    }
  }
}
