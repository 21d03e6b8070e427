package dev.heddle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** What value types refuse, and what they say of themselves. */
class ValuesTest {
  @Test
  void range_refusesWhatNoDeviceCanRun() {
    List<Executable> bad =
        List.of(
            () -> NDRange.of(-1),
            () -> NDRange.of(1, -1),
            () -> NDRange.of(8).withLocalSize(0),
            () -> NDRange.of(8).withLocalSize(2, 2),
            () -> NDRange.of(8, 8).withOffset(1),
            () -> NDRange.of(8).withOffset(-1),
            () -> NDRange.of(8).withOffset(Integer.MAX_VALUE),
            () -> NDRange.of(1 << 22, 1 << 21, 1 << 21),
            () -> NDRange.of(Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE),
            () -> NDRange.of(1 << 30, 1 << 30, 1 << 3),
            () -> new NDRange(4, new Dim3(1, 1, 1), Dim3.ZERO, Dim3.ZERO),
            () -> new NDRange(1, new Dim3(1, 2, 1), Dim3.ZERO, Dim3.ZERO));
    for (int i = 0; i < bad.size(); i++) {
      assertThrows(IllegalArgumentException.class, bad.get(i), "case " + i);
    }
    assertEquals(1L << 62, NDRange.of(1 << 30, 1 << 30, 1 << 2).workItems());
    assertEquals(0, NDRange.of(5, 0, 7).workItems());
    assertTrue(NDRange.of(4).withLocalSize(2).hasLocalSize());
    assertFalse(NDRange.of(4).hasLocalSize());
  }

  @Test
  void sampler_thatRepeats_needsNormalizedCoordinates() {
    for (Sampler.Addressing addressing :
        List.of(Sampler.Addressing.REPEAT, Sampler.Addressing.MIRRORED_REPEAT)) {
      ContractViolationException error =
          assertThrows(
              ContractViolationException.class,
              () ->
                  new Sampler(
                      Sampler.Coordinates.UNNORMALIZED, addressing, Sampler.Filter.NEAREST));
      assertEquals(Rule.IMG_6, error.rule());
    }
  }

  @Test
  void format_thatDoesNotExist_isRefused() {
    assertEquals(
        Rule.IMG_1,
        assertThrows(
                ContractViolationException.class,
                () -> new ImageFormat(ChannelOrder.BGRA, ChannelType.FLOAT))
            .rule());
    assertEquals(4, ImageFormat.RGBA8.byteSize());
    assertEquals(16, ImageFormat.RGBA32F.byteSize());
  }

  @Test
  void options_takeNoNullAndNoNegativeTime() {
    List<Executable> bad =
        List.of(
            () -> MemoryOptions.DEFAULT.withLabel(null),
            () -> MemoryOptions.DEFAULT.withHostMemory(null),
            () -> QueueOptions.IN_ORDER.withLabel(null),
            () -> ContextOptions.defaults().withValidation(null),
            () -> ContextOptions.defaults().withCloseTimeout(null),
            () -> HostMemory.use(null),
            () -> Launch.of(null, NDRange.of(1)),
            () -> new BufferRect(null, Pitch.PACKED));
    for (int i = 0; i < bad.size(); i++) {
      assertThrows(NullPointerException.class, bad.get(i), "case " + i);
    }
    assertThrows(
        IllegalArgumentException.class,
        () -> ContextOptions.defaults().withCloseTimeout(Duration.ofNanos(-1)));
  }

  @Test
  void rules_haveTheIdsOfTheContract() {
    assertEquals(64, Rule.values().length);
    assertEquals("MAP-8", Rule.MAP_8.id());
    String ids = Arrays.stream(Rule.values()).map(Rule::id).collect(Collectors.joining(" "));
    assertTrue(ids.matches("([A-Z]+-\\d+ ?)+"), ids);
  }
}
