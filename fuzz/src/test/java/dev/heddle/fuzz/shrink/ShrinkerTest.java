package dev.heddle.fuzz.shrink;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.fuzz.generator.Choices;
import dev.heddle.fuzz.generator.KernelGenerator;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** Shrinking under differences that are made up. */
class ShrinkerTest {
  /** What counts as a difference here: a kernel with a remainder inside a loop. */
  private static boolean differs(Choices choices) {
    String source = KernelGenerator.generate(choices).source();
    int loop = source.indexOf("for (");
    return loop >= 0 && source.indexOf(" % ", loop) > 0;
  }

  private static Choices firstThatDiffers() {
    for (long seed = 0; ; seed++) {
      Choices choices = Choices.random(seed);
      if (differs(choices) && choices.drawn().size() > 300) {
        return choices;
      }
    }
  }

  @Test
  void kernel_shrinksToWhatMakesItDiffer() {
    List<Integer> small = Shrinker.shrink(firstThatDiffers(), ShrinkerTest::differs, () -> false);
    assertTrue(differs(Choices.replay(small)));
    String source = KernelGenerator.generate(Choices.replay(small)).source();
    assertTrue(source.lines().count() <= 16, source);
  }

  @Test
  void numbers_shrinkToTheLeastThatFails() {
    Predicate<Choices> fails =
        choices -> {
          int first = choices.below(1000);
          int second = choices.below(1000);
          return first >= 10 && second > 2 * first;
        };
    assertEquals(
        List.of(10, 21), Shrinker.shrink(replayed(List.of(300, 700), fails), fails, () -> false));
  }

  private static Choices replayed(List<Integer> list, Predicate<Choices> fails) {
    Choices choices = Choices.replay(list);
    assertTrue(fails.test(choices));
    return choices;
  }

  @Test
  void timeThatIsUp_leavesTheCaseAsItIs() {
    Choices failing = firstThatDiffers();
    assertEquals(failing.drawn(), Shrinker.shrink(failing, ShrinkerTest::differs, () -> true));
  }

  @Test
  void differenceThatGoesAway_isNotShrunkTo() {
    Choices failing = firstThatDiffers();
    List<Integer> kept =
        Shrinker.shrink(failing, choices -> choices.drawn().equals(failing.drawn()), () -> false);
    assertEquals(failing.drawn(), kept);
    assertFalse(kept.isEmpty());
  }
}
