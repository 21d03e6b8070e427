package dev.heddle.compiler.range;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import dev.heddle.compiler.KernelCompiler;
import dev.heddle.compiler.interpreter.FailedCheckException;
import dev.heddle.compiler.interpreter.Interpreter;
import dev.heddle.compiler.interpreter.Range;
import dev.heddle.compiler.interpreter.Storage;
import dev.heddle.compiler.interpreter.Texels;
import dev.heddle.compiler.ir.KernelCode;
import dev.heddle.compiler.ir.Parameter;
import dev.heddle.compiler.ir.Parameter.BufferParameter;
import dev.heddle.compiler.ir.Parameter.ImageParameter;
import dev.heddle.compiler.ir.Parameter.LocalParameter;
import dev.heddle.compiler.ir.Parameter.ScalarParameter;
import dev.heddle.compiler.ir.ScalarType;
import dev.heddle.compiler.ir.TextForm;
import dev.heddle.compiler.kernels.AffineKernels;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Brute force: where the conditions hold, the kernel without the checks is run over the whole
 * range, by an interpreter that fails at each access outside and at each division by zero.
 */
class SoundnessTest {
  private static final int SEED = 2004;
  private static final int STEPS = 3000;

  private final Random random = new Random(SEED);
  private int held;

  private long scalar() {
    return switch (random.nextInt(12)) {
      case 0 -> Integer.MAX_VALUE - random.nextInt(3);
      case 1 -> random.nextInt();
      case 2 -> 1 << random.nextInt(32);
      default -> random.nextInt(16) - 3;
    };
  }

  private void launch(KernelCode kernel, ProvenKernel proven, int run) {
    int local = 1 + random.nextInt(3);
    int size = local * (1 + random.nextInt(2));
    int offset = random.nextInt(3) == 0 ? random.nextInt(5) : 0;
    long[] numbers = new long[kernel.parameters().size()];
    Map<Parameter, Object> arguments = new HashMap<>();
    for (int i = 0; i < numbers.length; i++) {
      Parameter parameter = kernel.parameters().get(i);
      switch (parameter) {
        case ScalarParameter p -> {
          numbers[i] = p.type() == ScalarType.BOOLEAN ? random.nextInt(2) : scalar();
          Storage one = new Storage(p.type(), 1);
          one.set(0, numbers[i]);
          arguments.put(p, one.get(0));
        }
        case BufferParameter p -> {
          numbers[i] = random.nextInt(80);
          arguments.put(p, storage(p.element(), (int) numbers[i]));
        }
        case LocalParameter p -> {
          numbers[i] = random.nextInt(30);
          arguments.put(p, new Storage(p.element(), (int) numbers[i]));
        }
        case ImageParameter p -> {
          numbers[i] = 101 * Texels.SIZE;
          arguments.put(p, new Texels());
        }
        default -> throw new AssertionError(parameter);
      }
    }
    GivenLaunch launch = new GivenLaunch(kernel, numbers, size, local, offset);
    if (!proven.conditions().hold(launch)) {
      return;
    }
    held++;
    try {
      new Range(
              new int[] {size, size, 1}, new int[] {local, local, 1}, new int[] {offset, offset, 0})
          .interpret(proven.code(), arguments, STEPS);
    } catch (FailedCheckException | ArithmeticException | Interpreter.EndlessException e) {
      // a check that was left, or a loop as Java would run it
    } catch (IndexOutOfBoundsException | NoSuchElementException e) {
      fail(
          "seed %d, run %d: %s, with %s, range %d, groups of %d, from %d\n%s\n%s\n%s"
              .formatted(
                  SEED,
                  run,
                  e,
                  List.of(java.util.Arrays.stream(numbers).boxed().toArray()),
                  size,
                  local,
                  offset,
                  TextForm.of(kernel),
                  TextForm.of(proven.code()),
                  proven.conditions()),
          e);
    }
  }

  private Storage storage(ScalarType element, int length) {
    Storage storage = new Storage(element, length);
    for (int i = 0; i < length; i++) {
      storage.set(i, random.nextInt(8) == 0 ? random.nextInt() : random.nextInt(16) - 2);
    }
    return storage;
  }

  @Test
  void randomKernels_accessNothingOutside() {
    int shortened = 0;
    for (int run = 0; run < Integer.getInteger("heddle.soundness", 600); run++) {
      KernelCode kernel = RandomKernels.make(random);
      ProvenKernel proven = BoundsCheckElimination.run(kernel);
      shortened += proven.code().equals(kernel) ? 0 : 1;
      for (int launch = 0; launch < 6; launch++) {
        launch(kernel, proven, run);
      }
    }
    assertTrue(shortened > 200 && held > 200, shortened + " kernels, " + held + " launches");
  }

  @Test
  void kernelsOfSuites_accessNothingOutside() {
    List<Class<?>> kernels = AffineKernels.all().toList();
    for (Class<?> type : kernels) {
      KernelCode kernel = KernelCompiler.lift(type);
      ProvenKernel proven = KernelCompiler.proven(kernel);
      for (int run = 0; run < 100; run++) {
        launch(kernel, proven, run);
      }
    }
    assertTrue(held > 100, held + " launches");
  }
}
