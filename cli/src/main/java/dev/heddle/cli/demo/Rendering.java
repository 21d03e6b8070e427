package dev.heddle.cli.demo;

import java.util.Optional;

/**
 * A result as a picture to look at.
 *
 * @param fileName the name of its file
 * @param picture the picture
 */
record Rendering(String fileName, Picture picture) {
  /** {@return the picture of what a stage computed, where there is something to see} */
  static Optional<Rendering> of(Stage stage, Result result) {
    return switch (result) {
      case Picture picture ->
          switch (stage) {
            case MANDELBROT -> Optional.of(new Rendering("mandelbrot.png", picture));
            case BLUR -> Optional.of(new Rendering("blurred.png", picture));
            case EDGES -> Optional.of(new Rendering("edges.png", picture));
            default -> Optional.empty();
          };
      case Counts bins when stage == Stage.HISTOGRAM ->
          Optional.of(new Rendering("histogram.png", Plots.histogram(bins)));
      case Counts _ -> Optional.empty();
      case Plate plate -> Optional.of(new Rendering("heat.png", Plots.heat(plate)));
    };
  }
}
