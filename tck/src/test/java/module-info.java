/** The kit as a stranger's backend meets it: the toy of spi's tests, in a module of its own. */
open module dev.heddle.tck.test {
  requires dev.heddle.spi;
  requires dev.heddle.tck;
  requires static org.jspecify;

  provides dev.heddle.Backend with
      dev.heddle.spi.toy.ToyBackend;
}
