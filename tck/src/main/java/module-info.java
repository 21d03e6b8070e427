/** The contract tests: a backend, ours or a stranger's, proves itself with one small class. */
module dev.heddle.tck {
  requires transitive dev.heddle;
  requires transitive dev.heddle.spi; // its faulty drivers
  requires static org.jspecify;
  requires java.logging; // what the runtime logs is a part of LIFE-3
  requires transitive org.junit.jupiter.api;
  requires org.junit.platform.launcher;
  requires transitive org.junit.platform.suite.api;

  exports dev.heddle.tck;

  // JUnit makes the test classes and calls their package-private methods; Heddle reads the kernels.
  opens dev.heddle.tck to
      org.junit.platform.commons;
  opens dev.heddle.tck.contract to
      dev.heddle,
      org.junit.platform.commons;
  opens dev.heddle.tck.contract.suites to
      dev.heddle,
      org.junit.platform.commons;
}
