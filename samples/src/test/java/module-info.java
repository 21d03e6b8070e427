/** The samples as they run for a user: on the module path, with a backend beside them. */
open module dev.heddle.samples.test {
  requires dev.heddle.backend.cpu;
  requires dev.heddle.samples;
  requires org.junit.jupiter.api;
}
