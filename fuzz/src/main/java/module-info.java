/** The differential fuzzer: random kernels on every backend, compared with plain Java. */
module dev.heddle.fuzz {
  requires transitive dev.heddle;
  requires java.compiler;
  requires static org.jspecify;

  exports dev.heddle.fuzz;
}
