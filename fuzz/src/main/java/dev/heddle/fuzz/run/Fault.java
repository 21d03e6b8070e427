package dev.heddle.fuzz.run;

import dev.heddle.KernelFault;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A fault, as far as all backends tell the same.
 *
 * @param line the line in the kernel's source
 * @param reason what happened
 */
public record Fault(OptionalInt line, String reason) {
  private static final Pattern NUMBER = Pattern.compile("(?<![\\w-])-?\\d+");
  private static final String DIVISION = "division by zero";

  static Fault of(KernelFault fault) {
    return new Fault(fault.sourceLine(), fault.reason());
  }

  /** {@return the fault that a kernel's exception stands for} */
  static Fault of(RuntimeException thrown, Class<?> kernel) {
    OptionalInt line = OptionalInt.empty();
    for (StackTraceElement frame : thrown.getStackTrace()) {
      if (frame.getClassName().equals(kernel.getName())) {
        line = OptionalInt.of(frame.getLineNumber());
        break;
      }
    }
    return new Fault(
        line,
        thrown instanceof ArithmeticException ? DIVISION : String.valueOf(thrown.getMessage()));
  }

  /**
   * {@return whether a device tells of this fault: the line, and the same index and length, in
   * whatever words}
   */
  boolean matches(Fault told) {
    boolean division = reason.contains(DIVISION);
    return line.equals(told.line)
        && division == told.reason.contains(DIVISION)
        && (division || numbers(told.reason).containsAll(numbers(reason)));
  }

  private static Set<String> numbers(String text) {
    List<String> found = NUMBER.matcher(text).results().map(MatchResult::group).toList();
    return new HashSet<>(found);
  }

  @Override
  public String toString() {
    return reason + (line.isPresent() ? " in line " + line.getAsInt() : " in no known line");
  }
}
