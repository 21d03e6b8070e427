package dev.heddle.cli;

import org.junit.jupiter.api.Test;

/** What the kit does is tested with the kit; here is how it is called. */
class TckCommandTest {
  @Test
  void withoutABackend_isRefused() {
    CommandRun.of("tck").refused("heddle tck: ", "<backend>", "heddle tck --help");
  }

  @Test
  void unknownBackend_isRefusedWithThoseThatThereAre() {
    CommandRun.of("tck", "nosuch").refused("nosuch", "cpu");
  }

  @Test
  void unknownDevice_isRefused() {
    CommandRun.of("tck", "cpu", "--device", "99").refused("99");
    CommandRun.of("tck", "cpu", "--device=-1").refused("-1");
    CommandRun.of("tck", "cpu", "--device", "first").refused("first");
  }
}
