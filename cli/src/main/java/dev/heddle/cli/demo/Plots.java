package dev.heddle.cli.demo;

import dev.heddle.cli.demo.kernels.Histogram;
import java.util.stream.IntStream;

/** Paints what is no picture yet. */
final class Plots {
  private static final int BAR_WIDTH = 3;
  private static final int HEIGHT = 320;
  private static final int MARGIN = 16;
  private static final int OVER_THE_TOP = 5;

  private Plots() {}

  /**
   * {@return the bars of a histogram, each in its own grey, dark on the left} The few highest may
   * reach over the top: a single black background would leave nothing to see of the others.
   */
  static Picture histogram(Counts bins) {
    Picture plot = new Picture(Histogram.BINS * BAR_WIDTH + 2 * MARGIN, HEIGHT + 2 * MARGIN);
    double top = Math.max(1, 1.25 * nearlyHighest(bins));
    fill(plot, 0, 0, plot.width(), plot.height(), 0xF4F1EA);
    fill(plot, MARGIN, MARGIN, plot.width() - MARGIN, MARGIN + HEIGHT, 0x7C93B2);
    for (int bin = 0; bin < Histogram.BINS; bin++) {
      int bar = (int) Math.round(HEIGHT * Math.min(1, bins.count(bin) / top));
      int left = MARGIN + bin * BAR_WIDTH;
      int base = MARGIN + HEIGHT;
      fill(plot, left, base - bar, left + BAR_WIDTH, base, bin << 16 | bin << 8 | bin);
    }
    return plot;
  }

  private static long nearlyHighest(Counts bins) {
    return IntStream.range(0, Histogram.BINS)
        .mapToLong(bins::count)
        .sorted()
        .skip(Histogram.BINS - OVER_THE_TOP - 1)
        .findFirst()
        .orElseThrow();
  }

  private static void fill(Picture plot, int left, int top, int right, int bottom, int rgb) {
    for (int y = top; y < bottom; y++) {
      for (int x = left; x < right; x++) {
        plot.set(x, y, rgb >> 16 & 0xFF, rgb >> 8 & 0xFF, rgb & 0xFF);
      }
    }
  }

  /**
   * {@return a plate in the colours of glowing metal: black at room temperature, white where hot}
   */
  static Picture heat(Plate plate) {
    Picture plot = new Picture(2 * Plate.SIDE, 2 * Plate.SIDE);
    for (int y = 0; y < plot.height(); y++) {
      for (int x = 0; x < plot.width(); x++) {
        float above = (plate.at(x / 2, y / 2) - Plate.ROOM) / (Plate.HOT - Plate.ROOM);
        plot.set(x, y, third(above, 0), third(above, 1), third(above, 2));
      }
    }
    return plot;
  }

  /** Red rises in the first third of the range, green in the second, blue in the last. */
  private static int third(float value, int which) {
    return Math.clamp((long) ((value * 3 - which) * 255), 0, 255);
  }
}
