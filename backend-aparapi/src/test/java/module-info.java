/** The Aparapi backend as a stranger sees it: a module on the path. */
@SuppressWarnings("requires-automatic") // Aparapi has no descriptor
open module dev.heddle.backend.aparapi.test {
  requires aparapi;
  requires dev.heddle.backend.aparapi;
  requires dev.heddle.tck;
  requires java.logging;
}
