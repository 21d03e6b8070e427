package dev.heddle.backend.aparapi.test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aparapi.Kernel;
import com.aparapi.device.OpenCLDevice;
import dev.heddle.Availability;
import dev.heddle.Backend;
import dev.heddle.KernelCompilationException;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.function.BiPredicate;
import java.util.function.Supplier;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/**
 * A kernel that does not compile, which no kernel of the language leads to: the classes here are
 * handed over in the place of generated ones. Left alone, Aparapi would say so on the console and
 * run them in Java.
 */
class CompileFailureTest {
  private static final String BACKEND = "dev.heddle.backend.aparapi.";

  /** A kernel that sets its one element, wherever it runs. */
  abstract static class OneElement extends Kernel {
    final int[] out = new int[1];
  }

  /** Aparapi's translator knows no objects. */
  static final class Untranslatable extends OneElement {
    @Override
    public void run() {
      int i = getGlobalId();
      out[i] = new Object().hashCode() | 1;
    }
  }

  /** Aparapi translates it, into a call of a function that OpenCL C lacks. */
  static final class Unbuildable extends OneElement {
    @OpenCLMapping(mapTo = "function_that_nobody_has")
    static int missing(int x) {
      return x;
    }

    @Override
    public void run() {
      int i = getGlobalId();
      out[i] = missing(1);
    }
  }

  @Test
  void classThatAparapiRefuses_isACompilationFailure() {
    KernelCompilationException failure = assertFailsInSilence(new Untranslatable());
    assertTrue(failure.getMessage().contains("kernel Example"), failure.getMessage());
    assertTrue(failure.getMessage().contains("ClassParseException"), failure.getMessage());
  }

  @Test
  void programThatDoesNotBuild_isACompilationFailureWithTheBuildLog() {
    KernelCompilationException failure = assertFailsInSilence(new Unbuildable());
    assertTrue(failure.getMessage().contains("kernel Example"), failure.getMessage());
    assertTrue(failure.getMessage().contains("function_that_nobody_has"), failure.getMessage());
  }

  private static KernelCompilationException assertFailsInSilence(OneElement kernel) {
    OpenCLDevice device = device();
    PrintStream out = System.out;
    PrintStream err = System.err;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    PrintStream console = new PrintStream(printed, true, StandardCharsets.UTF_8);
    KernelCompilationException[] failure = new KernelCompilationException[1];
    String natively;
    System.setOut(console);
    System.setErr(console);
    try {
      natively =
          printedDuring(
              () ->
                  failure[0] =
                      assertThrows(
                          KernelCompilationException.class, () -> compile(kernel, device)));
    } finally {
      System.setOut(out);
      System.setErr(err);
    }
    assertEquals("", printed.toString(StandardCharsets.UTF_8), "printed by Java");
    assertEquals("", natively, "printed by the native library");
    assertEquals(0, kernel.out[0], "set by a run in Java");
    return failure[0];
  }

  private static OpenCLDevice device() {
    Backend aparapi =
        Backend.installed().stream()
            .filter(backend -> backend.name().equals("aparapi"))
            .findFirst()
            .orElseThrow();
    if (aparapi.availability() instanceof Availability.Unavailable(String reason, String remedy)) {
      Assumptions.abort(reason + "; " + remedy);
    }
    return OpenCLDevice.listDevices(null).getFirst();
  }

  // The backend exports nothing: it is opened to these tests.

  private static void compile(Kernel kernel, OpenCLDevice device) {
    Class<?> type = type("kernel.AparapiRun");
    try {
      Constructor<?> constructor = type.getDeclaredConstructor(Kernel.class, OpenCLDevice.class);
      constructor.setAccessible(true);
      call(type, "compile", constructor.newInstance(kernel, device), "Example");
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("AparapiRun is made of a kernel and a device", e);
    }
  }

  /** {@return what is printed to the standard error of the process} */
  private static String printedDuring(Supplier<?> action) {
    BiPredicate<Object, String> all = (result, line) -> true;
    Object printed = call(type("NativeErrors"), "during", null, action, all);
    return assertInstanceOf(String.class, call(type("NativeErrors$Printed"), "lines", printed));
  }

  private static Class<?> type(String name) {
    try {
      return Class.forName(BACKEND + name);
    } catch (ClassNotFoundException e) {
      throw new LinkageError("the backend has a class " + name, e);
    }
  }

  private static Object call(Class<?> type, String name, Object receiver, Object... arguments) {
    for (Method method : type.getDeclaredMethods()) {
      if (method.getName().equals(name) && method.getParameterCount() == arguments.length) {
        method.setAccessible(true);
        try {
          return method.invoke(receiver, arguments);
        } catch (InvocationTargetException e) {
          if (e.getCause() instanceof RuntimeException thrown) {
            throw thrown;
          }
          throw new LinkageError(name, e.getCause());
        } catch (IllegalAccessException e) {
          throw new LinkageError("the backend is open to its tests", e);
        }
      }
    }
    throw new LinkageError(type + " has a method " + name);
  }
}
