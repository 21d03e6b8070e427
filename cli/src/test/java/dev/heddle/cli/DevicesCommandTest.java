package dev.heddle.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.heddle.DeviceFeature;
import dev.heddle.DeviceLimit;
import org.junit.jupiter.api.Test;

class DevicesCommandTest {
  @Test
  void devices_showEveryLimitAndEveryFeature() {
    CommandRun run = CommandRun.of("devices").succeeded();
    run.printed("device 0  cpu: ");
    for (DeviceLimit limit : DeviceLimit.values()) {
      run.printed("    " + limit.description() + " ");
    }
    for (DeviceFeature feature : DeviceFeature.values()) {
      run.printed("    " + feature.description() + " ");
    }
  }

  @Test
  void devices_fitAPageOf100Columns() {
    CommandRun run = CommandRun.of("devices", "--backend", "cpu").succeeded();
    assertEquals(0, run.out().lines().filter(line -> line.length() > 100).count(), run::out);
  }

  @Test
  void unknownBackend_isRefusedWithThoseThatThereAre() {
    CommandRun.of("devices", "--backend", "nosuch").refused("'nosuch'", "installed: ", "cpu");
  }

  @Test
  void unknownDevice_isRefusedWithThoseThatThereAre() {
    CommandRun.of("devices", "--backend", "cpu", "--device", "nosuch").refused("'nosuch'", "CPU");
  }

  @Test
  void amounts_areSaidAsPeopleSayThem() {
    assertEquals("1 TiB", DeviceDescription.amount(1L << 40, "bytes"));
    assertEquals("1.5 GiB", DeviceDescription.amount(3L << 29, "bytes"));
    assertEquals("1,023 bytes", DeviceDescription.amount(1023, "bytes"));
    assertEquals("1 texel", DeviceDescription.amount(1, "texels"));
    assertEquals("2", DeviceDescription.amount(2, ""));
  }
}
