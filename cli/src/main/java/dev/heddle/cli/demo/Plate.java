package dev.heddle.cli.demo;

/**
 * The temperatures of a square plate in degrees Celsius, row by row.
 *
 * <p>The plate is at room temperature and not at 0: heat that has become too little to change a
 * float is lost in the rounding there, where around 0 it would wander on as denormal numbers, which
 * some devices are slow at and others do not have.
 */
final class Plate implements Result {
  /** Cells along each side. */
  static final int SIDE = 256;

  /** How much heat flows between neighbours in a step. */
  static final float RATE = 0.2f;

  static final float ROOM = 20f;
  static final float HOT = 100f;

  private final float[] temperatures;

  /** Keeps the array; who makes a plate hands it over. */
  Plate(float[] temperatures) {
    if (temperatures.length != SIDE * SIDE) {
      throw new IllegalArgumentException(
          "%d cells for a plate of %d x %d".formatted(temperatures.length, SIDE, SIDE));
    }
    this.temperatures = temperatures;
  }

  /** {@return the plate before the first step: hot discs, and a rim that stays hot on the left} */
  static Plate initial() {
    float[] cells = new float[SIDE * SIDE];
    for (int y = 0; y < SIDE; y++) {
      for (int x = 0; x < SIDE; x++) {
        boolean hot =
            x == 0
                || inDisc(x, y, 110, 80, 40)
                || inDisc(x, y, 190, 150, 28)
                || inDisc(x, y, 100, 200, 20);
        cells[y * SIDE + x] = hot ? HOT : ROOM;
      }
    }
    return new Plate(cells);
  }

  private static boolean inDisc(int x, int y, int centreX, int centreY, int radius) {
    int dx = x - centreX;
    int dy = y - centreY;
    return dx * dx + dy * dy <= radius * radius;
  }

  /** {@return the temperatures themselves, not a copy} */
  float[] temperatures() {
    return temperatures;
  }

  float at(int x, int y) {
    return temperatures[y * SIDE + x];
  }

  @Override
  public int size() {
    return temperatures.length;
  }

  @Override
  public double value(int index) {
    return temperatures[index];
  }
}
