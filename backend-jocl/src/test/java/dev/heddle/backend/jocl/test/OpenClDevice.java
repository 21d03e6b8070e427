package dev.heddle.backend.jocl.test;

import dev.heddle.Availability;
import dev.heddle.Backend;
import dev.heddle.Context;
import dev.heddle.ContextOptions;
import org.junit.jupiter.api.Assumptions;

/** The first device that OpenCL offers; tests are skipped, with the reason, where there is none. */
final class OpenClDevice {
  private OpenClDevice() {}

  static Context open() {
    Backend jocl =
        Backend.installed().stream()
            .filter(backend -> backend.name().equals("jocl"))
            .findFirst()
            .orElseThrow();
    if (jocl.availability() instanceof Availability.Unavailable(String reason, String remedy)) {
      Assumptions.abort(reason + "; " + remedy);
    }
    return Context.open(jocl.devices().getFirst(), ContextOptions.defaults());
  }
}
