package dev.heddle.tck.contract;

import static dev.heddle.DeviceFeature.JAVA_KERNELS;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import dev.heddle.Buffer;
import dev.heddle.Kernel;
import dev.heddle.WorkItem;
import dev.heddle.tck.Proves;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/** Switches on integers. Work item {@code i} computes {@code of(i)}, and so does the host. */
class SwitchTests extends KernelTests {
  private static final int ITEMS = 150;

  private static int[] each(IntUnaryOperator expected) {
    return IntStream.range(0, ITEMS).map(expected).toArray();
  }

  @Proves(language = "switch statement", needs = JAVA_KERNELS)
  void switchStatement_fallsThroughAndBreaks() {
    assertArrayEquals(each(Statements::of), ints(ITEMS, Statements::new));
  }

  @SuppressWarnings("fallthrough")
  record Statements(Buffer.OfInt out) implements Kernel {
    static int of(int i) {
      int result = 1;
      switch (i % 8) {
        case 0:
          result += 10;
          break;
        case 1:
          result += 20; // and on into 2
        case 2:
        case 3:
          result *= 3;
          if (i > 75) {
            break;
          }
          result += 1;
        default:
          result += 100;
          break;
        case 5:
          result = -result;
      }
      switch (i) { // no label fits most of them, and there is no default
        case 3, 5, 9:
          result += 1000;
          break;
        case 149:
          result += 2000;
      }
      return result;
    }

    @Override
    public void run(WorkItem item) {
      int i = item.globalId(0);
      out.set(i, of(i));
    }
  }

  @Proves(language = "switch statement", needs = JAVA_KERNELS)
  void switchStatement_onSparseAndExtremeLabels() {
    assertArrayEquals(each(Sparse::of), ints(ITEMS, Sparse::new));
  }

  record Sparse(Buffer.OfInt out) implements Kernel {
    static final int MARK = 1_000_000_007;

    static int key(int i) {
      return i == 0
          ? Integer.MIN_VALUE
          : i == 1 ? Integer.MAX_VALUE : i == 2 ? MARK : (i - 75) * 1000;
    }

    static int of(int i) {
      int result;
      switch (key(i)) {
        case Integer.MIN_VALUE -> result = 1;
        case Integer.MAX_VALUE -> result = 2;
        case MARK, MARK + 1 -> result = 3;
        case -50_000, -2000 -> {
          result = 4;
          result *= i;
        }
        case 0 -> result = 5;
        case 70_000 -> result = 6;
        default -> result = -i;
      }
      return result;
    }

    @Override
    public void run(WorkItem item) {
      int i = item.globalId(0);
      out.set(i, of(i));
    }
  }

  @Proves(language = "switch statement", needs = JAVA_KERNELS)
  void switchStatement_inALoop_continuesBreaksAndReturns() {
    assertArrayEquals(each(InLoops::of), ints(ITEMS, InLoops::new));
  }

  record InLoops(Buffer.OfInt out) implements Kernel {
    static int of(int n) {
      int sum = 0;
      loop:
      for (int i = 0; i < 40; i++) {
        switch ((i * 7 + n) % 10) {
          case 0:
            continue; // the loop, not the switch
          case 1:
            break; // the switch, not the loop
          case 2:
            sum += 2;
            continue loop;
          case 3:
            if (sum > 60) {
              break loop;
            }
            sum += 3;
            break;
          case 4:
            if (n == 4) {
              return -1;
            }
            sum += 4;
            break;
          default:
            switch (i & 3) {
              case 0:
                sum += 10;
                break; // the inner switch
              case 1:
                continue loop;
              default:
                sum += 5;
            }
        }
        sum++;
      }
      return sum;
    }

    @Override
    public void run(WorkItem item) {
      int i = item.globalId(0);
      out.set(i, of(i));
    }
  }

  @Proves(language = "switch expression", needs = JAVA_KERNELS)
  void switchExpression_isAnOperand() {
    assertArrayEquals(each(Expressions::of), ints(ITEMS, Expressions::new));
  }

  record Expressions(Buffer.OfInt out) implements Kernel {
    static final int SEVEN = 7;

    static int of(int i) {
      int simple =
          switch (i % 9) {
            case 0 -> 10;
            case 1, 2, 3 -> i;
            case SEVEN -> -1;
            default -> i * i;
          };
      float real =
          2
              * switch (i & 3) {
                case 0 -> 1; // an int becomes float
                case 1 -> 0.5f;
                default -> {
                  float half = i;
                  for (int j = 0; j < 3; j++) {
                    half /= 2;
                  }
                  yield half;
                }
              };
      boolean inner =
          switch (i) {
            case 1, 2, 3, 5, 8, 13 -> true;
            default ->
                switch (i % 2) {
                  case 0 -> i > 70;
                  default -> simple > 100;
                };
          };
      return simple + (int) (real * 16) + (inner ? 1_000_000 : 0);
    }

    @Override
    public void run(WorkItem item) {
      int i = item.globalId(0);
      out.set(i, of(i));
    }
  }

  @Proves(language = "switch expression", needs = JAVA_KERNELS)
  void switchExpression_withYieldsInOldStyle() {
    assertArrayEquals(each(Yields::of), ints(ITEMS, Yields::new));
  }

  @SuppressWarnings("fallthrough")
  record Yields(Buffer.OfInt out) implements Kernel {
    static int of(int i) {
      int extra = 0;
      int result =
          switch (i % 5) {
            case 0:
              yield 1;
            case 1:
              extra = 50; // and on into 2
            case 2:
              if (i > 50) {
                yield 2 + extra;
              }
              yield 3 + extra;
            default:
              int j = 0;
              while (true) {
                j += i;
                if (j > 500) {
                  yield j;
                }
              }
          };
      return result * 7 + extra;
    }

    @Override
    public void run(WorkItem item) {
      int i = item.globalId(0);
      out.set(i, of(i));
    }
  }

  @Proves(language = "switch on byte, short and char", needs = JAVA_KERNELS)
  void switch_onByteShortAndChar() {
    assertArrayEquals(each(Narrow::of), ints(ITEMS, Narrow::new));
  }

  record Narrow(Buffer.OfInt out) implements Kernel {
    static int of(int i) {
      byte b = (byte) (i * 2);
      short s = (short) (i * 500);
      char c = (char) ('a' + i % 30);
      int fromByte =
          switch (b) {
            case -128 -> 1;
            case -2, 2 -> 2;
            case 127 -> 3; // odd, and never reached
            default -> 4;
          };
      int fromShort =
          switch (s) {
            case 0 -> 1;
            case 32_500 -> 2;
            case -32_536 -> 3; // 66 * 500 wraps
            default -> 4;
          };
      int fromChar =
          switch (c) {
            case 'a', 'e', 'i', 'o', 'u' -> 1;
            case 'z' -> 2;
            case '{', '|' -> 3;
            default -> 4;
          };
      return fromByte * 100 + fromShort * 10 + fromChar;
    }

    @Override
    public void run(WorkItem item) {
      int i = item.globalId(0);
      out.set(i, of(i));
    }
  }
}
