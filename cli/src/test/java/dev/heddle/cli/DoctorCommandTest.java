package dev.heddle.cli;

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
  void noBackend_hasARemedyToo() {
    String text = report();
    assertTrue(text.contains("none installed"), text);
    assertTrue(text.contains("remedy: "), text);
  }

  private static String report(Backend... backends) {
    StringWriter text = new StringWriter();
    DoctorCommand.backends(new PrintWriter(text, true), List.of(backends));
    return text.toString();
  }
}
