package dev.heddle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DeviceSelectionTest {
  private final FakeBackend cpu = FakeBackend.of("cpu", 100).with("Processor", DeviceType.CPU);
  private final FakeBackend jocl =
      FakeBackend.of("jocl", 300)
          .withOneOnRequest("Software OpenCL", DeviceType.CPU)
          .with("Big GPU", DeviceType.GPU);
  private final FakeBackend aparapi =
      FakeBackend.of("aparapi", 200).with("Big GPU", DeviceType.GPU);
  private final List<Backend> all = List.of(jocl, aparapi, cpu);

  private static Device select(List<Backend> installed, String backend, String device) {
    return DeviceSelection.select(
        installed, Optional.ofNullable(backend), Optional.ofNullable(device));
  }

  private static String error(List<Backend> installed, String backend, String device) {
    return String.valueOf(
        assertThrows(BackendUnavailableException.class, () -> select(installed, backend, device))
            .getMessage());
  }

  @Test
  void withoutWish_gpuGoesFirst_byPriority() {
    Device chosen = select(all, null, null);
    assertEquals("Big GPU", chosen.name());
    assertEquals(jocl, chosen.backend());
    assertEquals(aparapi, select(List.of(aparapi, cpu), null, null).backend());
  }

  @Test
  void withoutWish_deviceOnRequest_isPassedOver() {
    FakeBackend software =
        FakeBackend.of("jocl", 300).withOneOnRequest("Software OpenCL", DeviceType.CPU);
    assertEquals(cpu, select(List.of(software, cpu), null, null).backend());
    assertEquals(software, select(List.of(software, cpu), "jocl", null).backend());
    String nothing = error(List.of(software), null, null);
    assertTrue(nothing.contains("Software OpenCL"), nothing);
    assertTrue(nothing.contains("heddle.backend"), nothing);
  }

  @Test
  void namedBackend_isTheOnlyOneAsked() {
    assertEquals("Processor", select(all, "cpu", null).name());
    assertEquals(0, jocl.asked);
    assertEquals(0, aparapi.asked);
  }

  @Test
  void unknownBackend_isAnErrorThatNamesThoseThereAre() {
    assertEquals(
        "there is no backend \"loom\" on the path; there is jocl, aparapi, cpu",
        error(all, "loom", null));
    assertEquals(
        "there is no backend on the path; add the jar of one, such as heddle-backend-cpu",
        error(List.of(), null, null));
  }

  @Test
  void unavailableBackend_isAnErrorWithReasonAndRemedy() {
    FakeBackend broken = FakeBackend.unavailable("jocl", "no loader", "install one");
    String message = error(List.of(broken, cpu), "jocl", null);
    assertTrue(message.contains("not available: no loader; install one"), message);
    assertEquals(cpu, select(List.of(broken, cpu), null, null).backend());
  }

  @Test
  void device_isNamedByPlaceOrByPartOfItsName() {
    assertEquals("Processor", select(all, null, "2").name());
    assertEquals("Software OpenCL", select(all, null, "opencl").name());
    assertEquals("Software OpenCL", select(all, "jocl", "1").name());
    for (String none : List.of("9", "99999999999999999999", "loom")) {
      String message = error(all, null, none);
      assertTrue(message.contains("\"" + none + "\""), message);
      assertTrue(message.contains("\"Big GPU\" (backend jocl)"), message);
    }
  }
}
