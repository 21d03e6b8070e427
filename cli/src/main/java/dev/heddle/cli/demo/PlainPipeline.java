package dev.heddle.cli.demo;

import dev.heddle.Float2;
import dev.heddle.Int4;
import dev.heddle.cli.demo.kernels.Histogram;
import dev.heddle.cli.demo.kernels.Luminance;
import dev.heddle.cli.demo.kernels.Mandelbrot;
import java.util.Arrays;

/**
 * The stages as loops over arrays, on one thread: what the devices' results are compared with.
 *
 * <p>Sums are in the order of the kernels', since float sums in another order are other numbers.
 */
final class PlainPipeline implements Pipeline {
  private final int width;
  private final int height;
  private final int heatSteps;
  private final float[] weights = Gaussian.weights();
  private final Picture source;
  private final Picture uploaded;
  private final float[] rows;
  private final Picture blurred;
  private final Picture edges;
  private final int[] bins = new int[Histogram.BINS];
  private long sum;
  private Plate plate = Plate.initial();

  PlainPipeline(Workload work) {
    width = work.picture().width();
    height = work.picture().height();
    heatSteps = work.heatSteps();
    source =
        switch (work.source()) {
          case FILE -> work.picture();
          case MANDELBROT -> new Picture(width, height);
        };
    uploaded = new Picture(width, height);
    rows = new float[3 * width * height];
    blurred = new Picture(width, height);
    edges = new Picture(width, height);
  }

  @Override
  public void run(Stage stage) {
    switch (stage) {
      case MANDELBROT -> paint();
      case UPLOAD -> System.arraycopy(source.rgba(), 0, uploaded.rgba(), 0, uploaded.rgba().length);
      case BLUR -> {
        blurRows();
        blurColumns();
      }
      case EDGES -> findEdges();
      case HISTOGRAM -> count();
      case MEAN -> add();
      case HEAT -> diffuse();
    }
  }

  @Override
  public Result result(Stage stage) {
    return switch (stage) {
      case MANDELBROT -> source;
      case UPLOAD -> uploaded;
      case BLUR -> blurred;
      case EDGES -> edges;
      case HISTOGRAM -> Counts.of(bins);
      case MEAN -> Counts.of(sum);
      case HEAT -> plate;
    };
  }

  private void paint() {
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        float re = Workload.LEFT + x * Workload.STEP;
        float im = Workload.TOP - y * Workload.STEP;
        Int4 colour = Mandelbrot.colour(new Float2(re, im));
        source.set(x, y, colour.x(), colour.y(), colour.z());
      }
    }
  }

  private void blurRows() {
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        float red = 0f;
        float green = 0f;
        float blue = 0f;
        for (int k = 0; k < weights.length; k++) {
          int from = Math.clamp(x + k - Gaussian.RADIUS, 0, width - 1);
          red += weights[k] * uploaded.red(from, y);
          green += weights[k] * uploaded.green(from, y);
          blue += weights[k] * uploaded.blue(from, y);
        }
        int at = 3 * (y * width + x);
        rows[at] = red;
        rows[at + 1] = green;
        rows[at + 2] = blue;
      }
    }
  }

  private void blurColumns() {
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        float red = 0f;
        float green = 0f;
        float blue = 0f;
        for (int k = 0; k < weights.length; k++) {
          int from = 3 * (Math.clamp(y + k - Gaussian.RADIUS, 0, height - 1) * width + x);
          red += weights[k] * rows[from];
          green += weights[k] * rows[from + 1];
          blue += weights[k] * rows[from + 2];
        }
        blurred.set(x, y, (int) (red + 0.5f), (int) (green + 0.5f), (int) (blue + 0.5f));
      }
    }
  }

  private void findEdges() {
    for (int y = 0; y < height; y++) {
      int above = Math.max(y - 1, 0);
      int below = Math.min(y + 1, height - 1);
      for (int x = 0; x < width; x++) {
        int left = Math.max(x - 1, 0);
        int right = Math.min(x + 1, width - 1);
        int alongX =
            (luminance(right, above) + 2 * luminance(right, y) + luminance(right, below))
                - (luminance(left, above) + 2 * luminance(left, y) + luminance(left, below));
        int alongY =
            (luminance(left, below) + 2 * luminance(x, below) + luminance(right, below))
                - (luminance(left, above) + 2 * luminance(x, above) + luminance(right, above));
        int slope = Math.min(255, Math.abs(alongX) + Math.abs(alongY));
        edges.set(x, y, slope, slope, slope);
      }
    }
  }

  private int luminance(int x, int y) {
    return luminance(blurred, x, y);
  }

  private static int luminance(Picture picture, int x, int y) {
    return Luminance.of(picture.red(x, y), picture.green(x, y), picture.blue(x, y));
  }

  private void count() {
    Arrays.fill(bins, 0);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        bins[luminance(uploaded, x, y)]++;
      }
    }
  }

  private void add() {
    sum = 0;
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        sum += luminance(uploaded, x, y);
      }
    }
  }

  private void diffuse() {
    float[] from = Plate.initial().temperatures();
    float[] to = from.clone();
    for (int step = 0; step < heatSteps; step++) {
      for (int y = 1; y < Plate.SIDE - 1; y++) {
        for (int x = 1; x < Plate.SIDE - 1; x++) {
          int cell = y * Plate.SIDE + x;
          float around =
              from[cell - 1] + from[cell + 1] + from[cell - Plate.SIDE] + from[cell + Plate.SIDE];
          to[cell] = from[cell] + Plate.RATE * (around - 4f * from[cell]);
        }
      }
      float[] next = from;
      from = to;
      to = next;
    }
    plate = new Plate(from);
  }

  @Override
  public void close() {}
}
