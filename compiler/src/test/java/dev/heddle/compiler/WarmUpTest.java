package dev.heddle.compiler;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;

import org.junit.jupiter.api.Test;

/** The compiler's own kernel. */
class WarmUpTest {
  @Test
  void kernelOfTheWarmUp_compiles() {
    // A runtime does not wait for it, and so would not notice.
    assertDoesNotThrow(WarmUp::run);
  }
}
