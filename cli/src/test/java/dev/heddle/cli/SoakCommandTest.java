package dev.heddle.cli;

import org.junit.jupiter.api.Test;

class SoakCommandTest {
  /** The tests before this one have left the process in any state: it may grow a good deal. */
  @Test
  void shortSoak_printsTheSizeAtEachEnd() {
    CommandRun.of("soak", "--backend", "cpu", "--cycles", "300", "--allowed-mib", "1000")
        .succeeded()
        .printed(
            "300 cycles on ",
            "(backend cpu)",
            "after         0 cycles: ",
            "after        30 cycles: ",
            "after       300 cycles: ",
            "growth after the warm-up: ",
            "allowed: 1000.0 MiB, 4 handles");
  }

  @Test
  void numbersThatMakeNoSense_areRefused() {
    CommandRun.of("soak", "--cycles", "1").refused("--cycles is 1");
    CommandRun.of("soak", "--allowed-mib", "-1").refused("--allowed-mib is -1");
    CommandRun.of("soak", "--allowed-handles", "-1").refused("--allowed-handles is -1");
  }

  @Test
  void unknownBackendOrDevice_isRefused() {
    CommandRun.of("soak", "--backend", "nosuch").refused("'nosuch'");
    CommandRun.of("soak", "--backend", "cpu", "--device", "nosuch").refused("'nosuch'", "CPU");
  }
}
