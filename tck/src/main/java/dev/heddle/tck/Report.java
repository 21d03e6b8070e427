package dev.heddle.tck;

import dev.heddle.Rule;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;

/** Listens to a run of the kit, and prints what came of it. */
final class Report implements TestExecutionListener {
  /** A test that failed. */
  record Failed(String test, List<Rule> rules, Throwable cause) {}

  private final PrintWriter out;
  private final List<Failed> failures = new ArrayList<>();
  private final Map<String, List<String>> skips = new LinkedHashMap<>();
  private final Set<Rule> covered = EnumSet.noneOf(Rule.class);
  private int passed;
  private int classPassed;
  private int classFailed;
  private int classSkipped;
  private long classSince;

  Report(PrintWriter out) {
    this.out = out;
  }

  List<Failed> failures() {
    return failures;
  }

  int failed() {
    return failures.size();
  }

  @Override
  public void executionStarted(TestIdentifier identifier) {
    if (isClass(identifier)) {
      classPassed = 0;
      classFailed = 0;
      classSkipped = 0;
      classSince = System.nanoTime();
      out.printf("%-24s", identifier.getDisplayName());
      out.flush();
    }
  }

  @Override
  public void executionSkipped(TestIdentifier identifier, String reason) {
    skipped(identifier, reason);
  }

  @Override
  public void executionFinished(TestIdentifier identifier, TestExecutionResult result) {
    if (identifier.isTest()) {
      tested(identifier, result);
    } else {
      // A class or the engine itself may fail, and that must not pass for a success.
      result.getThrowable().ifPresent(cause -> failed(identifier, cause));
    }
    if (isClass(identifier)) {
      out.printf(
          "%4d passed, %d failed, %d skipped  (%.1f s)%n",
          classPassed, classFailed, classSkipped, (System.nanoTime() - classSince) / 1e9);
      out.flush();
    }
  }

  private void tested(TestIdentifier identifier, TestExecutionResult result) {
    switch (result.getStatus()) {
      case SUCCESSFUL -> {
        passed++;
        classPassed++;
        covered.addAll(rules(identifier));
      }
      case ABORTED ->
          skipped(
              identifier,
              result.getThrowable().map(Throwable::getMessage).orElse("without a reason"));
      case FAILED ->
          failed(
              identifier,
              result.getThrowable().orElseGet(() -> new AssertionError("without a reason")));
    }
  }

  private void failed(TestIdentifier identifier, Throwable cause) {
    classFailed++;
    failures.add(new Failed(name(identifier), rules(identifier), cause));
  }

  private void skipped(TestIdentifier identifier, String reason) {
    classSkipped++;
    skips.computeIfAbsent(reason, key -> new ArrayList<>()).add(name(identifier));
  }

  private static boolean isClass(TestIdentifier identifier) {
    return identifier.getSource().filter(ClassSource.class::isInstance).isPresent();
  }

  private static String name(TestIdentifier identifier) {
    return identifier
        .getSource()
        .filter(MethodSource.class::isInstance)
        .map(MethodSource.class::cast)
        .map(method -> method.getJavaClass().getSimpleName() + "." + method.getMethodName())
        .orElse(identifier.getDisplayName());
  }

  private static List<Rule> rules(TestIdentifier identifier) {
    return identifier.getSource().orElse(null) instanceof MethodSource method
        ? List.of(rules(method))
        : List.of();
  }

  /** {@return the rules that a test proves} */
  static Rule[] rules(MethodSource method) {
    Proves proves = method.getJavaMethod().getAnnotation(Proves.class);
    return proves == null ? new Rule[0] : proves.value();
  }

  /** Prints the failures, the skips and the closing counts. */
  void print() {
    for (Failed failure : failures) {
      String rules = failure.rules().stream().map(Rule::id).collect(Collectors.joining(", "));
      out.printf("%nFAILED %s%s%n", failure.test(), rules.isEmpty() ? "" : " (" + rules + ")");
      failure.cause().printStackTrace(out);
    }
    int skipped = 0;
    for (Map.Entry<String, List<String>> skip : skips.entrySet()) {
      skipped += skip.getValue().size();
      out.printf("%nskipped, %s:%n", skip.getKey());
      skip.getValue().forEach(test -> out.printf("  %s%n", test));
    }
    EnumSet<Rule> missing = EnumSet.complementOf(EnumSet.copyOf(covered));
    out.printf("%n%d passed, %d failed, %d skipped%n", passed, failures.size(), skipped);
    out.printf("rules: %d of %d covered%n", covered.size(), Rule.values().length);
    if (!missing.isEmpty()) {
      out.printf(
          "  not covered: %s%n", missing.stream().map(Rule::id).collect(Collectors.joining(", ")));
    }
    out.flush();
  }
}
