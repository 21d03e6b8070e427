package dev.heddle.tck;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.heddle.Rule;
import dev.heddle.tck.contract.AllContractTests;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.platform.engine.FilterResult;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.PostDiscoveryFilter;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * Runs the contract tests on a device, from a program. The configuration keys serve a suite class
 * as well; the package's page shows one.
 */
public final class ContractKit {
  /** Configuration key: the name of the backend under test, such as {@code cpu}. */
  public static final String BACKEND = "heddle.tck.backend";

  /** Configuration key: which of the backend's devices is tested, from 0; 0 is the default. */
  public static final String DEVICE = "heddle.tck.device";

  /**
   * Configuration key: a rule to break, such as {@code MAP-8}: the tests then run on a backend that
   * does not keep it, and must see so.
   */
  public static final String BREAK = "heddle.tck.break";

  /**
   * Configuration key: a resource on the class path that lists expected failures beside the kit's
   * own, in the form of {@link ExpectedFailures}.
   */
  public static final String EXPECTED_FAILURES = "heddle.tck.expected-failures";

  private ContractKit() {}

  /**
   * Runs all tests and prints what came of them: a line for each class of tests, the failures, the
   * skipped tests by reason, and the closing counts.
   *
   * @param backend the backend's name
   * @param device its place among the backend's devices, from 0
   * @param out where to print
   * @return 0 if no test failed, else 1
   * @throws IllegalArgumentException if there is no such device; the message says what there is
   */
  public static int run(String backend, int device, PrintWriter out) {
    var underTest = DeviceUnderTest.find(backend, Integer.toString(device), "");
    out.printf("contract tests on %s (backend %s)%n%n", underTest.name(), backend);
    out.flush();
    Report report = new Report(out);
    run(Map.of(BACKEND, backend, DEVICE, Integer.toString(device)), report);
    report.print();
    return report.failed() == 0 ? 0 : 1;
  }

  /**
   * Runs the tests that prove rules on a backend that breaks one.
   *
   * @param backend the sound backend's name
   * @param broken the rule to break
   * @return the tests that failed, each with the rules that it proves
   */
  public static Map<String, List<Rule>> failuresWithout(String backend, Rule broken) {
    Report report = new Report(new PrintWriter(java.io.Writer.nullWriter()));
    run(
        Map.of(BACKEND, backend, BREAK, broken.id()),
        report,
        test ->
            FilterResult.includedIf(
                !(test.getSource().orElse(null) instanceof MethodSource method)
                    || Report.rules(method).length > 0));
    Map<String, List<Rule>> failures = new TreeMap<>();
    report.failures().forEach(failure -> failures.put(failure.test(), failure.rules()));
    return failures;
  }

  /** {@return the classes of the tests, in the order in which they run} */
  public static List<Class<? extends ContractTests>> classes() {
    return AllContractTests.CLASSES;
  }

  private static void run(
      Map<String, String> configuration, Report report, PostDiscoveryFilter... filters) {
    LauncherDiscoveryRequest request =
        LauncherDiscoveryRequestBuilder.request()
            .selectors(AllContractTests.CLASSES.stream().map(type -> selectClass(type)).toList())
            .configurationParameters(configuration)
            .filters(filters)
            .build();
    LauncherConfig config =
        LauncherConfig.builder()
            .enableTestExecutionListenerAutoRegistration(false)
            .enableLauncherSessionListenerAutoRegistration(false)
            .enablePostDiscoveryFilterAutoRegistration(false)
            .enableLauncherDiscoveryListenerAutoRegistration(false)
            .build();
    LauncherFactory.create(config).execute(request, report);
  }
}
