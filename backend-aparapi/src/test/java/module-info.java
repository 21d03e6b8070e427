/** The Aparapi backend as a stranger sees it: a module on the path. */
open module dev.heddle.backend.aparapi.test {
  requires dev.heddle.backend.aparapi;
  requires dev.heddle.tck;
}
