package dev.heddle.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.Availability;
import dev.heddle.Backend;
import dev.heddle.DeviceType;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

class DoctorCommandTest {
  @Test
  void doctor_saysWhatIsHere() {
    CommandRun.of("doctor")
        .succeeded()
        .printed(Runtime.version().toString(), "native access", "backend cpu", "Context.open()");
  }

  @Test
  void unavailableBackend_hasItsReasonAndItsRemedy() {
    String text =
        report(
            new FakeBackend("there").with("a card", DeviceType.GPU),
            new FakeBackend(
                "gone", new Availability.Unavailable("libGone.so is not here", "install libgone")));
    assertTrue(text.contains("available, with a card"), text);
    assertTrue(text.contains("not available: libGone.so is not here"), text);
    assertTrue(text.contains("remedy: install libgone"), text);
  }

  @Test
  void driverThatCrashes_isReportedAndNotFatal() {
    StringWriter text = new StringWriter();
    Probe.Outcome crash =
        Probe.run(List.of("sh", "-c", "echo about to load the driver; kill -SEGV $$"));
    DoctorCommand.probe(new PrintWriter(text, true), "wild", crash);
    assertTrue(text.toString().contains("backend wild"), text::toString);
    assertTrue(text.toString().contains("crashes the process (signal 11)"), text::toString);
    assertTrue(text.toString().contains("it said: about to load the driver"), text::toString);
    assertTrue(text.toString().contains("remedy: "), text::toString);
  }

  @Test
  void probe_printsOneBackendAlone() {
    CommandRun.of("doctor", "--probe", "cpu").succeeded().printed("backend cpu", "available, with");
    assertEquals("", CommandRun.of("doctor", "--probe", "loom").succeeded().out());
  }

  private static String report(Backend... backends) {
    StringWriter text = new StringWriter();
    for (Backend backend : backends) {
      DoctorCommand.backend(new PrintWriter(text, true), backend);
    }
    return text.toString();
  }
}
