package dev.heddle.fuzz.generator;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.Kernel;
import dev.heddle.KernelCompilationException;
import dev.heddle.compiler.KernelCompiler;
import dev.heddle.fuzz.plan.CaseText;
import dev.heddle.fuzz.plan.KernelCase;
import dev.heddle.fuzz.run.KernelClasses;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Generated kernels are valid, and are what their choices say. */
class KernelGeneratorTest {
  private static final int KERNELS = 500;

  @Test
  void generatedKernels_areInTheKernelLanguage() {
    List<KernelCase> cases =
        IntStream.range(0, KERNELS)
            .mapToObj(seed -> KernelGenerator.generate(Choices.random(seed)))
            .toList();
    List<Class<? extends Kernel>> classes = KernelClasses.compile(cases);
    for (int i = 0; i < cases.size(); i++) {
      try {
        KernelCompiler.lift(classes.get(i));
      } catch (KernelCompilationException e) {
        throw new AssertionError("seed %d\n%s".formatted(i, cases.get(i).source()), e);
      }
    }
  }

  @Test
  void choicesThatAreReplayed_makeTheSameKernel() {
    for (int seed = 0; seed < 50; seed++) {
      Choices drawn = Choices.random(seed);
      KernelCase kernel = KernelGenerator.generate(drawn);
      assertEquals(kernel, KernelGenerator.generate(Choices.replay(drawn.drawn())), "seed " + seed);
    }
  }

  @Test
  void noChoices_makeTheSimplestKernel() {
    KernelCase simplest = KernelGenerator.generate(Choices.replay(List.of()));
    assertTrue(simplest.source().lines().count() < 12, simplest.source());
    assertDoesNotThrow(() -> KernelClasses.compile(List.of(simplest)));
  }

  @Test
  void choicesThatAreCutAnywhere_makeValidKernels() {
    List<Integer> choices = drawn(3);
    List<KernelCase> cut =
        IntStream.range(0, choices.size())
            .filter(i -> i % 7 == 0)
            .mapToObj(i -> KernelGenerator.generate(Choices.replay(choices.subList(0, i))))
            .toList();
    assertDoesNotThrow(() -> KernelClasses.compile(cut));
  }

  private static List<Integer> drawn(long seed) {
    Choices choices = Choices.random(seed);
    KernelGenerator.generate(choices);
    return choices.drawn();
  }

  @Test
  void caseAsText_isTheSameCase() {
    for (int seed = 0; seed < 200; seed++) {
      KernelCase kernel = KernelGenerator.generate(Choices.random(seed));
      assertEquals(
          kernel, CaseText.parse(CaseText.of(kernel, List.of("a comment"))), "seed " + seed);
    }
  }
}
