package dev.heddle.samples.test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.Context;
import dev.heddle.DeviceLimit;
import dev.heddle.samples.SubBuffers;
import org.junit.jupiter.api.Test;

class SubBuffersTest {
  @Test
  void alignedLength_isTheLeastMultipleOfTheAlignment() {
    try (Context context = Context.open()) {
      int elements =
          Math.toIntExact(context.device().limit(DeviceLimit.BASE_ALIGNMENT_BYTES) / Float.BYTES);

      assertEquals(elements, SubBuffers.alignedLength(context.device(), 1));
      assertEquals(elements, SubBuffers.alignedLength(context.device(), elements));
      assertEquals(2 * elements, SubBuffers.alignedLength(context.device(), elements + 1));
    }
  }

  @Test
  void scaleHalves_multipliesEachHalfByItsFactor() {
    try (Context context = Context.open()) {
      int half = SubBuffers.alignedLength(context.device(), 100);
      float[] data = new float[2 * half];
      for (int i = 0; i < data.length; i++) {
        data[i] = i;
      }

      float[] scaled = SubBuffers.scaleHalves(context, data, 0.5f, -2f);

      for (int i = 0; i < data.length; i++) {
        assertEquals(i < half ? 0.5f * i : -2f * i, scaled[i], "element " + i);
      }
    }
  }

  @Test
  void misaligned_isRefusedByItsRule() {
    try (Context context = Context.open()) {
      String refusal = SubBuffers.misaligned(context, new float[64]);

      assertTrue(refusal.startsWith("BUF-4 MISALIGNED_SUB_BUFFER_OFFSET"), refusal);
    }
  }
}
