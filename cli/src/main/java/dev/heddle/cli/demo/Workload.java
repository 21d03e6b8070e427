package dev.heddle.cli.demo;

import java.util.Arrays;
import java.util.List;

/**
 * What every device is given to do.
 *
 * @param picture what to work on; only its size counts where it is painted first
 * @param source where the picture comes from
 * @param heatSteps the steps of the heat diffusion
 */
record Workload(Picture picture, Source source, int heatSteps) {
  /** Where a picture comes from. */
  enum Source {
    /** It was read from a file. */
    FILE,
    /** Each device paints it as the first stage. */
    MANDELBROT
  }

  /** The Mandelbrot picture: 3.75 x 2.5 of the complex plane around the set. */
  static final float LEFT = -2.5f;

  static final float TOP = 1.25f;
  static final int PAINTED_WIDTH = 768;
  static final int PAINTED_HEIGHT = 512;

  /** From texel to texel of the Mandelbrot picture. */
  static final float STEP = 3.75f / PAINTED_WIDTH;

  static Workload ofFile(Picture picture, int heatSteps) {
    return new Workload(picture, Source.FILE, heatSteps);
  }

  static Workload ofMandelbrot(int heatSteps) {
    return new Workload(new Picture(PAINTED_WIDTH, PAINTED_HEIGHT), Source.MANDELBROT, heatSteps);
  }

  List<Stage> stages() {
    return Arrays.stream(Stage.values())
        .filter(stage -> stage != Stage.MANDELBROT || source == Source.MANDELBROT)
        .toList();
  }
}
