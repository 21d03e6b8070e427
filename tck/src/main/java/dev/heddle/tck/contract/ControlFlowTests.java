package dev.heddle.tck.contract;

import static dev.heddle.DeviceFeature.JAVA_KERNELS;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import dev.heddle.Buffer;
import dev.heddle.Kernel;
import dev.heddle.WorkItem;
import dev.heddle.tck.Proves;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/**
 * Conditions, loops and jumps. Work item {@code i} computes {@code of(i)}, and so does the host;
 * where a jump is in {@code run} itself, the expected result is written another way.
 */
class ControlFlowTests extends KernelTests {
  private static final int ITEMS = 131;

  private static int[] each(IntUnaryOperator expected) {
    return IntStream.range(0, ITEMS).map(expected).toArray();
  }

  @Proves(language = "if, ternary, short circuit", needs = JAVA_KERNELS)
  void ifAndElse_nest() {
    assertArrayEquals(each(Branches::of), ints(ITEMS, Branches::new));
  }

  record Branches(Buffer.OfInt out) implements Kernel {
    static int of(int i) {
      int result = 0;
      if (i > 10) {
        if (i % 2 == 0) {
          result = 1;
        } else if (i % 3 == 0) {
          result = 2;
          if (i > 60) {
            result += 10;
          }
        } else {
          result = 3;
        }
      } else if (i != 5) {
        result = -i;
      }
      if (result == 0) {
        result = 77;
      }
      return result;
    }

    @Override
    public void run(WorkItem item) {
      int i = item.globalId(0);
      out.set(i, of(i));
    }
  }

  @Proves(language = "if, ternary, short circuit", needs = JAVA_KERNELS)
  void ternary_nestsAndIsAnOperand() {
    assertArrayEquals(each(Ternaries::of), ints(ITEMS, Ternaries::new));
  }

  record Ternaries(Buffer.OfInt out) implements Kernel {
    static int of(int i) {
      int sign = i < 60 ? -1 : i == 60 ? 0 : 1;
      boolean odd = i % 2 != 0;
      long wide = odd ? i : 1L << 33; // an int operand becomes long
      float real = i > 100 ? i : 0.5f; // and here float
      return sign * (odd ? i + 1 : i - 1) + (int) (wide >>> 20) + (int) (real * 2);
    }

    @Override
    public void run(WorkItem item) {
      int i = item.globalId(0);
      out.set(i, i < ITEMS ? of(i) : -1);
    }
  }

  @Proves(language = "if, ternary, short circuit", needs = JAVA_KERNELS)
  void shortCircuit_evaluatesTheRightSideOnlyWhereNeeded() {
    assertArrayEquals(each(ShortCircuits::of), ints(ITEMS, ShortCircuits::new));
  }

  @SuppressWarnings({"AssignmentExpression", "ShortCircuitBoolean"})
  record ShortCircuits(Buffer.OfInt out) implements Kernel {
    static int of(int i) {
      int calls = 0;
      boolean both = i % 2 == 0 && (calls = calls + 1) > 0;
      boolean either = i % 3 == 0 || (calls = calls + 10) > 0;
      boolean always = i % 5 == 0 | (calls = calls + 100) > 0;
      boolean mixed = !both && (either || i > 50) && !(i % 7 == 0 && always);
      if (i != 0 && 100 / i > 3 || i == 0) { // the division is not reached for 0
        calls += 1000;
      }
      int loops = 0;
      while (loops < 10 && i - loops > 5) {
        loops++;
      }
      return calls + (both ? 10_000 : 0) + (mixed ? 100_000 : 0) + loops * 1_000_000;
    }

    @Override
    public void run(WorkItem item) {
      int i = item.globalId(0);
      out.set(i, of(i));
    }
  }

  @Proves(language = "for, while, do", needs = JAVA_KERNELS)
  void loops_ofAllKinds() {
    assertArrayEquals(each(Loops::of), ints(ITEMS, Loops::new));
  }

  @SuppressWarnings("IncrementInForLoopAndHeader")
  record Loops(Buffer.OfInt out) implements Kernel {
    static int of(int n) {
      int sum = 0;
      for (int i = 0; i < n; i++) { // no trip for 0
        sum += i;
      }
      for (int i = n, j = 0; i > j; i -= 2, j++) {
        sum += i * j;
      }
      for (long i = 1L << 40; i > n; i >>= 3) {
        sum ^= (int) i;
      }
      for (float x = 0; x < 2; x += 0.25f) {
        sum += (int) (x * 4);
      }
      for (int i = 0; i < n; i++) {
        i += i & 3; // the body moves the variable too
        sum += 7;
      }
      int i = 0;
      while (i++ < n) {
        sum += i;
      }
      do { // one trip for all n
        sum = sum * 3 + i;
        i -= 9;
      } while (i > 0);
      return sum;
    }

    @Override
    public void run(WorkItem item) {
      int i = item.globalId(0);
      out.set(i, of(i));
    }
  }

  @Proves(language = "for, while, do", needs = JAVA_KERNELS)
  void loops_whoseLengthEachWorkItemFindsItself() {
    assertArrayEquals(each(Collatz::steps), ints(ITEMS, Collatz::new));
  }

  record Collatz(Buffer.OfInt out) implements Kernel {
    static int steps(int i) {
      long n = i + 1L;
      int steps = 0;
      while (n != 1) {
        n = n % 2 == 0 ? n / 2 : 3 * n + 1;
        steps++;
      }
      return steps;
    }

    @Override
    public void run(WorkItem item) {
      int i = item.globalId(0);
      out.set(i, steps(i));
    }
  }

  @Proves(language = "break and continue", needs = JAVA_KERNELS)
  void breakAndContinue_inEachLoop() {
    assertArrayEquals(each(Jumps::of), ints(ITEMS, Jumps::new));
  }

  record Jumps(Buffer.OfInt out) implements Kernel {
    static int of(int n) {
      int sum = 0;
      for (int i = 0; ; i++) {
        if (i % 3 == 0) {
          continue; // goes to i++
        }
        if (i > n) {
          break;
        }
        sum += i;
      }
      int i = 0;
      do {
        i++;
        if (i % 2 == 0) {
          continue; // goes to the condition
        }
        sum += 100;
      } while (i < n);
      while (true) {
        i--;
        if (i > 20) {
          continue;
        }
        for (int j = 0; j < 5; j++) {
          if (j == 3) {
            break; // of the inner loop alone
          }
          sum += 10_000;
        }
        if (i < 10) {
          break;
        }
      }
      return sum;
    }

    @Override
    public void run(WorkItem item) {
      int i = item.globalId(0);
      out.set(i, of(i));
    }
  }

  @Proves(language = "break and continue", needs = JAVA_KERNELS)
  void labels_nameTheOuterStatement() {
    assertArrayEquals(each(Labels::of), ints(ITEMS, Labels::new));
  }

  @SuppressWarnings("LabelledBreakTarget")
  record Labels(Buffer.OfInt out) implements Kernel {
    static int of(int n) {
      int sum = 0;
      rows:
      for (int y = 0; y < 12; y++) {
        for (int x = 0; x < 12; x++) {
          if (x > y) {
            continue rows;
          }
          if (x * y > n) {
            break rows;
          }
          sum += x + 13 * y;
        }
        sum += 1000; // for the last row alone
      }
      block:
      {
        if (n % 2 == 0) {
          break block;
        }
        int i = 0;
        outer:
        while (true) {
          do {
            i++;
            if (i > n) {
              break block;
            }
            if (i % 5 == 0) {
              continue outer;
            }
            if (i == 97) {
              break outer;
            }
          } while (i % 11 != 0);
          sum += 100_000;
        }
        sum = -sum;
      }
      return sum;
    }

    @Override
    public void run(WorkItem item) {
      int i = item.globalId(0);
      out.set(i, of(i));
    }
  }

  @Proves(language = "early return", needs = JAVA_KERNELS)
  void return_endsOneWorkItemAlone() {
    assertArrayEquals(
        each(i -> i % 4 == 0 ? 0 : i % 4 == 1 ? i / 10 : 1000 + i), ints(ITEMS, EarlyReturns::new));
  }

  record EarlyReturns(Buffer.OfInt out) implements Kernel {
    @Override
    public void run(WorkItem item) {
      int i = item.globalId(0);
      out.set(i, 0);
      if (i % 4 == 0) {
        return;
      }
      for (int tens = 0; i % 4 == 1; tens++) {
        if ((tens + 1) * 10 > i) {
          out.set(i, tens);
          return;
        }
      }
      out.set(i, 1000 + i);
    }
  }

  @Proves(language = "early return", needs = JAVA_KERNELS)
  void return_leavesNestedLoopsOfAMethod() {
    assertArrayEquals(each(Divisors::smallest), ints(ITEMS, Divisors::new));
  }

  record Divisors(Buffer.OfInt out) implements Kernel {
    static int smallest(int n) {
      if (n < 2) {
        return n;
      }
      for (int a = 2; a < n; a++) {
        for (int b = a; b < n; b++) {
          if (a * b == n) {
            return a;
          }
          if (a * b > n) {
            break;
          }
        }
      }
      return n;
    }

    @Override
    public void run(WorkItem item) {
      int i = item.globalId(0);
      out.set(i, smallest(i));
    }
  }
}
