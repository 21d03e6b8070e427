package dev.heddle.compiler.kernels;

import dev.heddle.Buffer;
import dev.heddle.Kernel;
import dev.heddle.WorkItem;

/** Kernels with jumps. */
public interface ControlFlowKernels {
  record Conditions(Buffer.OfInt x, Buffer.OfInt out) implements Kernel {
    @Override
    public void run(WorkItem item) {
      int i = item.globalId(0);
      int value = x.get(i);
      boolean inside = value > 3 && value < 20 || value == -1;
      int result;
      if (inside && (value & 1) == 0) {
        result = value > 10 ? 1 : 2;
      } else if (!inside) {
        result = -value;
      } else {
        result = 100;
      }
      out.set(i, result);
    }
  }

  record Loops(Buffer.OfInt x, Buffer.OfInt out) implements Kernel {
    @Override
    public void run(WorkItem item) {
      int i = item.globalId(0);
      int sum = 0;
      for (int j = 0; j < i; j++) {
        sum += x.get(j);
      }
      int steps = i;
      while (steps * steps > i) {
        steps--;
      }
      do {
        sum = sum * 3 + steps++;
      } while (steps < 5);
      out.set(i, sum);
    }
  }

  @SuppressWarnings("LabelledBreakTarget")
  record Jumps(Buffer.OfInt x, Buffer.OfInt out) implements Kernel {
    @Override
    public void run(WorkItem item) {
      int n = item.globalId(0);
      int sum = 0;
      rows:
      for (int y = 0; y < 12; y++) {
        for (int column = 0; column < 12; column++) {
          if (column > y) {
            continue rows;
          }
          if (x.get(column) == n) {
            break rows;
          }
          if (column == 3) {
            continue;
          }
          sum += column + 13 * y;
        }
        sum += 1000;
      }
      out.set(n, sum);
    }
  }

  @SuppressWarnings("fallthrough")
  record Switches(Buffer.OfInt x, Buffer.OfInt out) implements Kernel {
    @Override
    public void run(WorkItem item) {
      int i = item.globalId(0);
      int sum = 0;
      switch (x.get(i)) {
        case 0:
          sum = 1;
        case 1, 2:
          sum += 10;
          break;
        case 1_000_000:
          sum = 7;
          break;
        default:
          sum = -1;
      }
      sum *=
          switch (i & 3) {
            case 0 -> 5;
            case 1 -> {
              int product = 1;
              for (int j = 1; j < i; j++) {
                product *= j;
              }
              yield product;
            }
            default -> i;
          };
      out.set(i, sum);
    }
  }

  record Returns(Buffer.OfInt x, Buffer.OfInt out) implements Kernel {
    static int firstAbove(Buffer.OfInt x, int bound) {
      for (int i = 0; i < 12; i++) {
        if (x.get(i) > bound) {
          return i;
        }
      }
      return -1;
    }

    @Override
    public void run(WorkItem item) {
      int i = item.globalId(0);
      if (i % 3 == 0) {
        return;
      }
      out.set(i, firstAbove(x, i));
    }
  }
}
