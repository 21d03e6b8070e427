package dev.heddle.tck.contract.suites;

import static dev.heddle.DeviceFeature.FP64;
import static dev.heddle.DeviceFeature.JAVA_KERNELS;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import dev.heddle.Buffer;
import dev.heddle.Kernel;
import dev.heddle.NDRange;
import dev.heddle.WorkItem;
import dev.heddle.tck.Proves;

/**
 * Rodinia: myocyte, ordinary differential equations of many cells, by an embedded method that
 * halves its step until the error is small. The cells' model is FitzHugh and Nagumo's, of two
 * variables in place of 91; the method is Fehlberg's of orders 4 and 5.
 */
class RodiniaMyocyteTests extends SuiteTests {
  private static final int CELLS = 61;
  private static final int STEPS = 6;

  @Proves(
      language = "Rodinia myocyte: embedded Fehlberg solver",
      needs = {JAVA_KERNELS, FP64})
  void cells_followTheirEquations() {
    double[] state = doubles(random(), 2 * CELLS, -1, 1);
    double[] currents = doubles(random(), CELLS, 0, 1);
    Buffer.OfDouble states = buffer(state);
    Buffer.OfInt halvings = buffer(new int[CELLS]);
    run(new Myocyte(states, buffer(currents), halvings), NDRange.of(CELLS));
    int[] expectedHalvings = new int[CELLS];
    for (int cell = 0; cell < CELLS; cell++) {
      double[] y = {state[2 * cell], state[2 * cell + 1]};
      for (int step = 0; step < STEPS; step++) {
        double h = 1;
        double[][] tried = attempt(y, h, currents[cell]);
        while (Math.max(Math.abs(tried[1][0]), Math.abs(tried[1][1])) > Myocyte.TOLERANCE) {
          h *= 0.5;
          expectedHalvings[cell]++;
          tried = attempt(y, h, currents[cell]);
        }
        y = tried[0];
      }
      state[2 * cell] = y[0];
      state[2 * cell + 1] = y[1];
    }
    assertArrayEquals(expectedHalvings, queue().toArray(halvings), seeded("halvings"));
    assertArrayEquals(state, queue().toArray(states), seeded("states"));
  }

  /** {@return the next state, and the error of each variable} */
  private static double[][] attempt(double[] y, double h, double current) {
    double[][] k = new double[6][2];
    for (int stage = 0; stage < 6; stage++) {
      double[] at = y.clone();
      for (int v = 0; v < 2; v++) {
        double sum = 0;
        for (int s = 0; s < stage; s++) {
          sum += Myocyte.A[stage * 5 + s] * k[s][v];
        }
        at[v] += h * sum;
      }
      k[stage][0] = at[0] - at[0] * at[0] * at[0] / 3 - at[1] + current;
      k[stage][1] = 0.08 * (at[0] + 0.7 - 0.8 * at[1]);
    }
    double[][] result = new double[2][2];
    for (int v = 0; v < 2; v++) {
      double sum = 0;
      double error = 0;
      for (int s = 0; s < 6; s++) {
        sum += Myocyte.B[s] * k[s][v];
        error += Myocyte.E[s] * k[s][v];
      }
      result[0][v] = y[v] + h * sum;
      result[1][v] = h * error;
    }
    return result;
  }

  /** Rodinia's {@code kernel} with {@code embedded_fehlberg_7_8}: a cell a work item. */
  record Myocyte(Buffer.OfDouble states, Buffer.OfDouble currents, Buffer.OfInt halvings)
      implements Kernel {
    static final double TOLERANCE = 1e-7;

    /** Fehlberg's table, five numbers a stage (Fehlberg 1969). */
    static final double[] A = {
      0,
      0,
      0,
      0,
      0, //
      1 / 4.0,
      0,
      0,
      0,
      0, //
      3 / 32.0,
      9 / 32.0,
      0,
      0,
      0, //
      1932 / 2197.0,
      -7200 / 2197.0,
      7296 / 2197.0,
      0,
      0, //
      439 / 216.0,
      -8,
      3680 / 513.0,
      -845 / 4104.0,
      0, //
      -8 / 27.0,
      2,
      -3544 / 2565.0,
      1859 / 4104.0,
      -11 / 40.0
    };

    static final double[] B = {16 / 135.0, 0, 6656 / 12825.0, 28561 / 56430.0, -9 / 50.0, 2 / 55.0};

    /** The fifth order less the fourth. */
    static final double[] E = {1 / 360.0, 0, -128 / 4275.0, -2197 / 75240.0, 1 / 50.0, 2 / 55.0};

    /** A cell's variables, or their slopes. */
    record State(double v, double w) {
      State plus(State o, double factor) {
        return new State(v + factor * o.v, w + factor * o.w);
      }

      State slope(double current) {
        return new State(v - v * v * v / 3 - w + current, 0.08 * (v + 0.7 - 0.8 * w));
      }

      boolean isWithin(double bound) {
        return !(Math.max(Math.abs(v), Math.abs(w)) > bound);
      }
    }

    /** {@return a weighted sum of the first stages' slopes} */
    static State sum(double[] weights, int first, double[] slopes, int stages) {
      State sum = new State(0, 0);
      for (int s = 0; s < stages; s++) {
        sum = sum.plus(new State(slopes[2 * s], slopes[2 * s + 1]), weights[first + s]);
      }
      return sum;
    }

    @Override
    public void run(WorkItem item) {
      int cell = item.globalId(0);
      double current = currents.get(cell);
      State y = new State(states.get(2 * cell), states.get(2 * cell + 1));
      double[] k = new double[12];
      int halved = 0;
      for (int step = 0; step < STEPS; step++) {
        double h = 1;
        while (true) {
          for (int stage = 0; stage < 6; stage++) {
            State slope = y.plus(sum(A, stage * 5, k, stage), h).slope(current);
            k[2 * stage] = slope.v();
            k[2 * stage + 1] = slope.w();
          }
          State zero = new State(0, 0);
          if (zero.plus(sum(E, 0, k, 6), h).isWithin(TOLERANCE)) {
            break;
          }
          h *= 0.5;
          halved++;
        }
        y = y.plus(sum(B, 0, k, 6), h);
      }
      states.set(2 * cell, y.v());
      states.set(2 * cell + 1, y.w());
      halvings.set(cell, halved);
    }
  }
}
