package dev.heddle.tck.contract.suites;

import dev.heddle.tck.ContractTests;
import java.util.List;

/** The classes of the tests of public suites' kernels, by suite. */
public final class AllSuiteTests {
  /** The classes. */
  public static final List<Class<? extends ContractTests>> CLASSES =
      List.of(
          BabelStreamTests.class,
          ShocArithmeticTests.class,
          ShocScanTests.class,
          ShocSortTests.class,
          ShocSpmvTests.class,
          ShocFftTests.class,
          ShocMdTests.class,
          ShocMd5Tests.class,
          ShocStencilTests.class);

  private AllSuiteTests() {}
}
