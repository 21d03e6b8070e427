/** The contract tests: a backend, ours or a stranger's, proves itself with one small class. */
module dev.heddle.tck {
  requires transitive dev.heddle;
  requires dev.heddle.spi;
  requires static org.jspecify;
  requires transitive org.junit.jupiter.api;
  requires org.junit.jupiter.params;
  requires org.junit.platform.launcher;
  requires transitive org.junit.platform.suite.api;

  exports dev.heddle.tck;

  // JUnit makes the test classes and calls their package-private methods.
  opens dev.heddle.tck to
      org.junit.platform.commons;
}
