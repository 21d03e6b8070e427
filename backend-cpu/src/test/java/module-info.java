/** The CPU backend as a stranger sees it: a module on the path. */
open module dev.heddle.backend.cpu.test {
  requires dev.heddle.backend.cpu;
  requires dev.heddle.tck;
  requires java.logging;
  requires org.junit.jupiter.params;
}
