package dev.heddle.spi.host;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Keeps the JVM's signal handlers in place while OpenCL drivers start and compile, on Linux.
 *
 * <p>PoCL takes SIGFPE, to step over integer divisions by zero in kernels; but the JVM finds those
 * of Java by that signal, and with PoCL's handler {@code 1 / 0} in compiled Java code gives some
 * number instead of an {@code ArithmeticException}. LLVM takes SIGSEGV and more, to delete
 * unfinished files, and the JVM's null checks set that off. What a driver installs in a call is
 * therefore taken back after it. Where {@code libjsig} is preloaded, the system never learns of
 * other handlers than the JVM's, which calls them in turn; there is nothing to take back then.
 */
@SuppressWarnings("restricted")
public final class SignalHandlers {
  private static final int SIGNALS = 31;
  private static final int SIGKILL = 9;
  private static final int SIGSTOP = 19;

  /** More than a {@code struct sigaction} has anywhere; it is kept as it is. */
  private static final long ACTION_BYTES = 256;

  private static final Optional<MethodHandle> SIGACTION = sigaction();

  private SignalHandlers() {}

  private static Optional<MethodHandle> sigaction() {
    Linker linker = Linker.nativeLinker();
    if (!System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("linux")) {
      return Optional.empty();
    }
    return linker
        .defaultLookup()
        .find("sigaction")
        .map(
            address ->
                linker.downcallHandle(
                    address, FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS, ADDRESS)));
  }

  /**
   * {@return what a call into a driver gives} The handlers are afterwards what they were before.
   *
   * @param <T> what the call gives
   * @param call what may install others
   */
  public static synchronized <T> T keptDuring(Supplier<T> call) {
    if (SIGACTION.isEmpty()) {
      return call.get();
    }
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment before = arena.allocate(ACTION_BYTES * (SIGNALS + 1), Long.BYTES);
      for (int signal = 1; signal <= SIGNALS; signal++) {
        exchange(signal, MemorySegment.NULL, action(before, signal));
      }
      try {
        return call.get();
      } finally {
        for (int signal = 1; signal <= SIGNALS; signal++) {
          exchange(signal, action(before, signal), MemorySegment.NULL);
        }
      }
    }
  }

  private static MemorySegment action(MemorySegment actions, int signal) {
    return actions.asSlice(ACTION_BYTES * signal, ACTION_BYTES);
  }

  private static void exchange(int signal, MemorySegment install, MemorySegment previous) {
    if (signal == SIGKILL || signal == SIGSTOP) {
      return;
    }
    try {
      int error = (int) SIGACTION.orElseThrow().invokeExact(signal, install, previous);
      assert error == 0 : "sigaction of signal " + signal;
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new AssertionError("a function of C throws nothing", e);
    }
  }
}
