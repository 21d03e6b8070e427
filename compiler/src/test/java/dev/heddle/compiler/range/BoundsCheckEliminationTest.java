package dev.heddle.compiler.range;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.compiler.Golden;
import dev.heddle.compiler.KernelCompiler;
import dev.heddle.compiler.ir.KernelCode;
import dev.heddle.compiler.ir.Statement;
import dev.heddle.compiler.ir.Statement.CheckDivisor;
import dev.heddle.compiler.ir.Statement.CheckIndex;
import dev.heddle.compiler.ir.Statement.CheckTexel;
import dev.heddle.compiler.ir.Statements;
import dev.heddle.compiler.kernels.AffineKernels;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Which checks go, and which launches do without them. */
class BoundsCheckEliminationTest {
  private static final String KERNELS = "dev.heddle.compiler.kernels.AffineKernels#all";

  private static int checks(KernelCode kernel) {
    int[] checks = new int[1];
    Statements.walk(kernel.body(), s -> checks[0] += isCheck(s) ? 1 : 0);
    return checks[0];
  }

  private static boolean isCheck(Statement s) {
    return s instanceof CheckIndex || s instanceof CheckTexel || s instanceof CheckDivisor;
  }

  private static ProvenKernel proven(Class<?> kernel) {
    return KernelCompiler.proven(KernelCompiler.lift(kernel));
  }

  @ParameterizedTest
  @MethodSource(KERNELS)
  void conditions_areThoseOfTheFile(Class<?> kernel) throws IOException {
    ProvenKernel proven = proven(kernel);
    Golden.assertGolden(
        "conditions/%s.txt".formatted(kernel.getSimpleName()),
        "%schecks left: %d\n".formatted(proven.conditions(), checks(proven.code())));
  }

  /** A kernel, its arguments in order (scalars, and lengths of memory), and a launch. */
  @ParameterizedTest
  @CsvSource({
    // x and y, the range, the first id
    "ShiftedSaxpy, 0 0 64 64, 64, 64, 0, true",
    "ShiftedSaxpy, 0 0 64 63, 64, 64, 0, false",
    "ShiftedSaxpy, 5 0 64 69, 64, 64, 0, true",
    "ShiftedSaxpy, 5 0 64 68, 64, 64, 0, false",
    "ShiftedSaxpy, -3 0 64 64, 61, 61, 3, true",
    "ShiftedSaxpy, -4 0 64 64, 61, 61, 3, false",
    "ShiftedSaxpy, 2147483647 0 64 64, 64, 64, 0, false",
    "GuardedSaxpy, 60 0 60 60, 64, 16, 0, true",
    "GuardedSaxpy, 60 0 59 60, 64, 16, 0, false",
    "GuardedSaxpy, 60 0 50 50, 64, 16, 0, true",
    "Matrix, 8 64 64 64, 8, 8, 0, true",
    "Matrix, 7 49 49 49, 8, 8, 0, true",
    "Matrix, 8 64 64 63, 8, 8, 0, false",
    "Matrix, 65536 64 64 64, 8, 8, 0, false",
    "TiledMatrix, 8 64 64 64 16 16, 8, 4, 0, true",
    "TiledMatrix, 8 64 64 64 15 16, 8, 4, 0, false",
    "TiledMatrix, 9 64 64 64 16 16, 8, 4, 0, false",
    "Stencil, 8 8 64 64, 8, 8, 0, true",
    "Stencil, 8 8 63 64, 8, 8, 0, true",
    "Stencil, 8 8 62 64, 8, 8, 0, false",
    "Convolution, 7 7 2 49 25 49, 8, 8, 0, true",
    "Convolution, 7 7 2 49 24 49, 8, 8, 0, false",
    "Convolution, 7 7 2 48 25 49, 8, 8, 0, false",
    "GuardedConvolution, 7 7 49 9 49, 8, 8, 0, true",
    "GuardedConvolution, 7 7 48 9 49, 8, 8, 0, false",
    "Bodies, 30 30 30 8, 32, 8, 0, true",
    "Bodies, 30 30 30 7, 32, 8, 0, false",
    "Reduction, 1000 4 8, 32, 8, 0, true",
    "Reduction, 1000 4 7, 32, 8, 0, false",
    "Reduction, 1000 3 8, 32, 8, 0, false",
    "Bins, 16 32 32 16 16, 32, 8, 0, true",
    "Bins, 0 32 32 16 16, 32, 8, 0, false",
    "Bins, 17 32 32 16 16, 32, 8, 0, false",
    "Bins, 16 32 32 16 15, 32, 8, 0, false",
    "Downwards, 9 9, 4, 4, 0, true",
    "Downwards, 9 8, 4, 4, 0, false",
    "Steps, 9 2 9, 4, 4, 0, true",
    "Steps, 9 -1 9, 4, 4, 0, false",
    "Steps, 9 2147483640 9, 4, 4, 0, false",
    "Triangle, 9 9, 12, 4, 0, true",
    "Triangle, 9 8, 12, 4, 0, false",
    "Coordinates, 8 32 4 8, 32, 8, 0, true",
    "Coordinates, 8 32 3 8, 32, 8, 0, false",
    "Coordinates, 0 32 4 8, 32, 8, 0, false",
    "Overflowing, 2 0 100, 50, 50, 0, true",
    "Overflowing, 65536 0 100, 65537, 65537, 0, false",
    "Search, 9 1 9 10, 4, 4, 0, true",
    "Search, 9 1 9 9, 4, 4, 0, false",
    "Insertion, 4, 4, 4, 0, true",
    "Insertion, 3, 4, 4, 0, false",
    "Modes, 0 0 8, 8, 4, 0, true",
    "Modes, 1 1 8, 8, 4, 0, true",
    "Modes, 1 1 7, 8, 4, 0, false",
    "Modes, 2 0 8, 8, 4, 0, true",
    "Modes, 2 0 3, 8, 4, 0, true",
    "Sparse, 7 8 100 7 7, 8, 4, 0, true",
    "Sparse, 7 7 100 7 7, 8, 4, 0, false",
    "Wide, 10000000000 5 80000000000, 8, 8, 0, true",
    "Wide, 10000000000 5 70000000004, 8, 8, 0, false",
    "Wide, 9000000000000000000 5 70000000004, 8, 8, 0, false",
    "SteppedTiles, 8 64 64 64 16 16, 8, 4, 0, true",
    "SteppedTiles, 8 63 64 64 16 16, 8, 4, 0, false",
    "SteppedTiles, 8 64 64 64 16 15, 8, 4, 0, false",
    "SteppedTiles, 10 82 118 78 16 16, 8, 4, 0, true",
    "SteppedTiles, 10 81 118 78 16 16, 8, 4, 0, false",
    "SteppedTiles, 10 82 117 78 16 16, 8, 4, 0, false",
    "SteppedTiles, 10 82 118 77 16 16, 8, 4, 0, false",
    "Quads, 32 32 32, 4, 4, 0, true",
    "Quads, 32 31 32, 4, 4, 0, false",
    "Quads, 31 32 31, 4, 4, 0, true",
    "Quads, 31 31 31, 4, 4, 0, false",
    "Quads, 32 32 31, 4, 4, 0, false",
    "Quads, -2147483648 0 0, 4, 4, 0, true",
    "Quads, 2147483647 2147483647 2147483647, 4, 4, 0, false",
    "Stage, 8 1 16 16, 8, 8, 0, true",
    "Stage, 8 4 16 16, 8, 8, 0, true",
    "Stage, 8 8 16 16, 8, 8, 0, true",
    "Stage, 8 4 16 15, 8, 8, 0, false",
    "Stage, 8 4 15 16, 8, 8, 0, false",
    "Stage, 8 16 16 16, 8, 8, 0, false",
    "Stage, 8 3 16 16, 8, 8, 0, false",
    "Stage, 9 3 18 18, 9, 9, 0, false",
    "Stage, 8 -2147483648 16 16, 8, 8, 0, false",
    "Interior, 8 8 64 64, 8, 8, 0, true",
    "Interior, 8 8 63 63, 8, 8, 0, true",
    "Interior, 8 8 62 64, 8, 8, 0, false",
    "Interior, 7 7 49 49, 8, 8, 0, false",
    "Interior, 8 8 64 64, 7, 7, 1, true",
    "Interior, 8 8 64 64, 8, 8, 1, false",
    "ClampedTexels, 804 808, 8, 8, 0, true",
    "ClampedTexels, 101 808, 8, 8, 0, true",
    "ClampedTexels, 800 808, 8, 8, 0, false",
    "ClampedTexels, 4 808, 8, 8, 0, false",
    "ClampedTexels, 804 807, 8, 8, 0, false",
    "ClampedTexels, 804 708, 8, 8, 0, false",
    "ClampedTexels, 804 808, 8, 8, 1, false",
    "ClampedTexels, 804 909, 8, 8, 1, true",
    "ShiftedTexels, 0 0 808 808, 8, 8, 0, true",
    "ShiftedTexels, 0 3 808 808, 8, 8, 0, true",
    "ShiftedTexels, 0 4 808 808, 8, 8, 0, false",
    "ShiftedTexels, 0 -1 808 808, 8, 8, 0, false",
    "ShiftedTexels, 0 0 808 805, 8, 8, 0, true",
    "ShiftedTexels, 0 0 807 808, 8, 8, 0, false",
    "ShiftedTexels, 0 0 708 808, 8, 8, 0, false",
    "ShiftedTexels, 1 0 808 908, 8, 8, 0, false",
    "ShiftedTexels, 1 0 908 808, 8, 8, 0, false",
    "ShiftedTexels, 1 0 908 908, 8, 8, 0, true",
    "ShiftedTexels, -1 0 808 808, 8, 8, 0, false",
    "ShiftedTexels, -3 0 811 808, 8, 8, 3, true",
    "ShiftedTexels, -3 0 810 808, 8, 8, 3, false",
    "ShiftedTexels, 2147483647 0 808 808, 8, 8, 1, false",
    "Scattered, 8 101, 8, 8, 0, true",
    "Scattered, 7 808, 8, 8, 0, false",
  })
  void launch_holdsWhereNoCheckCanFail(
      String kernel, String arguments, int size, int local, int offset, boolean holds) {
    Class<?> type =
        AffineKernels.all().filter(k -> k.getSimpleName().equals(kernel)).findFirst().orElseThrow();
    KernelCode code = KernelCompiler.lift(type);
    LaunchConditions conditions = KernelCompiler.proven(code).conditions();
    long[] values =
        java.util.Arrays.stream(arguments.split(" ")).mapToLong(Long::parseLong).toArray();
    GivenLaunch launch = new GivenLaunch(code, values, size, local, offset);
    assertEquals(holds, conditions.hold(launch), conditions::toString);
  }

  @Test
  void sizeThatIsNotKnown_doesNotHold() {
    KernelCode code = KernelCompiler.lift(AffineKernels.Reduction.class);
    LaunchConditions conditions = KernelCompiler.proven(code).conditions();
    long[] values = {1000, 4, 8};
    assertTrue(conditions.hold(new GivenLaunch(code, values, 32, 8, 0)));
    assertFalse(conditions.hold(new GivenLaunch(code, values, 32, 0, 0)));
  }

  @Test
  void launchesThatDiffer_haveAnswersOfTheirOwn() {
    KernelCode code = KernelCompiler.lift(AffineKernels.ShiftedSaxpy.class);
    LaunchConditions conditions = KernelCompiler.proven(code).conditions();
    for (int round = 0; round < 3; round++) {
      assertTrue(conditions.hold(new GivenLaunch(code, new long[] {0, 0, 64, 64}, 64, 8, 0)));
      assertFalse(conditions.hold(new GivenLaunch(code, new long[] {0, 0, 64, 63}, 64, 8, 0)));
      assertFalse(conditions.hold(new GivenLaunch(code, new long[] {1, 0, 64, 64}, 64, 8, 0)));
      assertFalse(conditions.hold(new GivenLaunch(code, new long[] {0, 0, 64, 64}, 64, 8, 1)));
    }
  }
}
