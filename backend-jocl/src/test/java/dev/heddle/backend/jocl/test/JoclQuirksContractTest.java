package dev.heddle.backend.jocl.test;

import dev.heddle.tck.ContractKit;
import org.junit.platform.suite.api.AfterSuite;
import org.junit.platform.suite.api.BeforeSuite;
import org.junit.platform.suite.api.ConfigurationParameter;
import org.junit.platform.suite.api.IncludeClassNamePatterns;
import org.junit.platform.suite.api.SelectPackages;
import org.junit.platform.suite.api.Suite;

/**
 * The contract of images holds on the ways around what some drivers get wrong, too: here they are
 * taken on whatever device there is.
 */
@Suite
@SelectPackages("dev.heddle.tck.contract")
@IncludeClassNamePatterns(".*\\.(Image\\w*|Use|Map\\w*|Unmap)Tests")
@ConfigurationParameter(key = ContractKit.BACKEND, value = "jocl")
class JoclQuirksContractTest {
  private static final String ASSUMED = "heddle.jocl.quirks";

  @BeforeSuite
  static void assumeAll() {
    System.setProperty(
        ASSUMED,
        "ROWS_NOT_COPIED, PLANES_MISCOPIED, PLANES_MISPLACED_IN_HOST_MEMORY,"
            + " INFINITE_HALVES_CLAMPED");
  }

  @AfterSuite
  static void assumeNone() {
    System.clearProperty(ASSUMED);
  }
}
