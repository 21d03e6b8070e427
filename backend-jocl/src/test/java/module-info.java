/** The JOCL backend as a stranger sees it: a module on the path. */
open module dev.heddle.backend.jocl.test {
  requires dev.heddle.backend.jocl;
  requires dev.heddle.tck;
}
