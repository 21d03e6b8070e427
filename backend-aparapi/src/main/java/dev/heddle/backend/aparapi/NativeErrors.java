package dev.heddle.backend.aparapi;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Reads what Aparapi's native library prints to the standard error of the process, since there is
 * no other way to learn why a program does not build, and since what it prints is not for the
 * user's console. On systems without POSIX the lines go where they always went.
 *
 * <p>The standard error is the process's: what others print meanwhile is printed afterwards.
 */
@SuppressWarnings("restricted")
public final class NativeErrors {
  private static final int STANDARD_ERROR = 2;

  /** For the owner alone, to read and to write. */
  private static final int MODE = 0600;

  private static final Optional<Posix> POSIX = Posix.find();

  private NativeErrors() {}

  /** The calls that exchange what a file descriptor stands for. */
  private record Posix(
      MethodHandle creat, MethodHandle dup, MethodHandle dup2, MethodHandle close) {
    static Optional<Posix> find() {
      if (System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows")) {
        return Optional.empty();
      }
      return Optional.of(
          new Posix(
              function("creat", ADDRESS, JAVA_INT),
              function("dup", JAVA_INT),
              function("dup2", JAVA_INT, JAVA_INT),
              function("close", JAVA_INT)));
    }

    private static MethodHandle function(String name, MemoryLayout... parameters) {
      Linker linker = Linker.nativeLinker();
      return linker.downcallHandle(
          linker.defaultLookup().findOrThrow(name), FunctionDescriptor.of(JAVA_INT, parameters));
    }

    int create(Path file) {
      try (Arena arena = Arena.ofConfined()) {
        return (int) creat.invokeExact(arena.allocateFrom(file.toString()), MODE);
      } catch (Throwable e) {
        throw nothingElse(e);
      }
    }

    int duplicate(int descriptor) {
      try {
        return (int) dup.invokeExact(descriptor);
      } catch (Throwable e) {
        throw nothingElse(e);
      }
    }

    void replace(int descriptor, int by) {
      try {
        int done = (int) dup2.invokeExact(by, descriptor);
        assert done == descriptor : "dup2 of " + by;
      } catch (Throwable e) {
        throw nothingElse(e);
      }
    }

    void end(int descriptor) {
      try {
        int done = (int) close.invokeExact(descriptor);
        assert done == 0 : "close of " + descriptor;
      } catch (Throwable e) {
        throw nothingElse(e);
      }
    }

    private static AssertionError nothingElse(Throwable e) {
      return new AssertionError("a function of C throws nothing", e);
    }
  }

  /**
   * What a call gave, and what was printed meanwhile.
   *
   * @param result what it gave
   * @param lines the lines that were taken
   * @param <T> what it gives
   */
  public record Printed<T>(T result, String lines) {}

  /**
   * {@return what a call into Aparapi gives, with the lines that it prints}
   *
   * @param call what may print
   * @param isTaken which lines are taken, by what the call gave; the others are printed afterwards
   * @param <T> what the call gives
   */
  public static synchronized <T> Printed<T> during(
      Supplier<T> call, BiPredicate<T, String> isTaken) {
    Path file;
    try {
      file = Files.createTempFile("heddle", ".txt");
    } catch (IOException e) {
      return new Printed<>(call.get(), "");
    }
    try {
      T result = redirected(call, file);
      return new Printed<>(result, taken(file, line -> isTaken.test(result, line)));
    } finally {
      file.toFile().delete();
    }
  }

  private static <T> T redirected(Supplier<T> call, Path file) {
    int target = POSIX.isEmpty() ? -1 : POSIX.get().create(file);
    if (target < 0) {
      return call.get();
    }
    Posix posix = POSIX.get();
    System.err.flush();
    int saved = posix.duplicate(STANDARD_ERROR);
    try {
      if (saved >= 0) {
        posix.replace(STANDARD_ERROR, target);
      }
      return call.get();
    } finally {
      System.err.flush();
      if (saved >= 0) {
        posix.replace(STANDARD_ERROR, saved);
        posix.end(saved);
      }
      posix.end(target);
    }
  }

  private static String taken(Path file, Predicate<String> isTaken) {
    try {
      String text = Files.readString(file, StandardCharsets.ISO_8859_1);
      text.lines().filter(isTaken.negate()).forEach(System.err::println);
      return text.lines().filter(isTaken).collect(Collectors.joining("\n"));
    } catch (IOException e) {
      return "";
    }
  }
}
