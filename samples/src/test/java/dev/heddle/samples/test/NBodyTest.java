package dev.heddle.samples.test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.Context;
import dev.heddle.samples.NBody;
import org.junit.jupiter.api.Test;

class NBodyTest {
  @Test
  void energy_isKeptOverManySteps_butNotToTheBit() {
    try (Context context = Context.open()) {
      NBody.Energy energy = NBody.simulate(context, 100, 200);

      assertTrue(energy.before() < 0, "a bound cluster: " + energy);
      assertNotEquals(energy.before(), energy.after(), "the bodies have moved");
      assertTrue(energy.drift() < 1e-3, energy::toString);
    }
  }

  @Test
  void energy_withoutAStep_isWhatItWas() {
    try (Context context = Context.open()) {
      assertEquals(0, NBody.simulate(context, 10, 0).drift());
    }
  }
}
