package dev.heddle.cli.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** What devices are compared with is right itself, where that can be told without a computer. */
class PlainPipelineTest {
  private static final int WIDTH = 20;
  private static final int HEIGHT = 9;

  /** Black on the left, white from the middle on. */
  private static Picture halves() {
    Picture picture = new Picture(WIDTH, HEIGHT);
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        int grey = x < WIDTH / 2 ? 0 : 255;
        picture.set(x, y, grey, grey, grey);
      }
    }
    return picture;
  }

  private static PlainPipeline afterAllStages(Picture picture, int steps) {
    Workload work = Workload.ofFile(picture, steps);
    PlainPipeline pipeline = new PlainPipeline(work);
    work.stages().forEach(pipeline::run);
    return pipeline;
  }

  @Test
  void blurOfOneColour_isThatColour() {
    Picture picture = new Picture(WIDTH, HEIGHT);
    for (int i = 0; i < WIDTH * HEIGHT; i++) {
      picture.set(i % WIDTH, i / WIDTH, 13, 200, 255);
    }
    Result blurred = afterAllStages(picture, 1).result(Stage.BLUR);
    assertEquals(Difference.NONE, Difference.between(picture, blurred));
  }

  @Test
  void blurOfAnEdge_risesFromBlackToWhite_andTheSlopeIsSteepestThere() {
    PlainPipeline pipeline = afterAllStages(halves(), 1);
    Picture blurred = (Picture) pipeline.result(Stage.BLUR);
    Picture edges = (Picture) pipeline.result(Stage.EDGES);
    for (int x = 1; x < WIDTH; x++) {
      assertTrue(blurred.red(x - 1, 4) <= blurred.red(x, 4), "falls at " + x);
      assertTrue(edges.red(x, 4) <= edges.red(WIDTH / 2, 4), "steeper at " + x);
    }
    assertEquals(0, blurred.red(0, 4));
    assertEquals(255, blurred.red(WIDTH - 1, 4));
    assertEquals(0, edges.red(0, 4), "no edge where all is black");
  }

  @Test
  void histogramAndMean_countEachTexelOnce() {
    PlainPipeline pipeline = afterAllStages(halves(), 1);
    Counts bins = (Counts) pipeline.result(Stage.HISTOGRAM);
    assertEquals(WIDTH * HEIGHT / 2, bins.count(0));
    assertEquals(WIDTH * HEIGHT / 2, bins.count(255));
    assertEquals(255 * WIDTH * HEIGHT / 2, ((Counts) pipeline.result(Stage.MEAN)).count(0));
  }

  @Test
  void heat_staysBetweenItsExtremes_keepsItsRim_andSpreads() {
    Plate before = Plate.initial();
    Plate after = (Plate) afterAllStages(halves(), 60).result(Stage.HEAT);
    for (int y = 0; y < Plate.SIDE; y++) {
      assertEquals(before.at(0, y), after.at(0, y), "left rim");
      assertEquals(before.at(Plate.SIDE - 1, y), after.at(Plate.SIDE - 1, y), "right rim");
    }
    for (float temperature : after.temperatures()) {
      assertTrue(temperature >= Plate.ROOM && temperature <= Plate.HOT, "is " + temperature);
    }
    assertTrue(after.at(110, 80) > after.at(110, 120), "the disc's middle is hotter than its edge");
    assertTrue(after.at(110, 122) > before.at(110, 122), "heat has left the disc");
  }

  @Test
  void mandelbrot_isBlackInside_andColouredOutside() {
    Workload work = Workload.ofMandelbrot(1);
    PlainPipeline pipeline = new PlainPipeline(work);
    pipeline.run(Stage.MANDELBROT);
    Picture painted = (Picture) pipeline.result(Stage.MANDELBROT);
    int originX = Math.round(-Workload.LEFT / Workload.STEP);
    int originY = Math.round(Workload.TOP / Workload.STEP);
    assertEquals(0, painted.blue(originX, originY));
    assertTrue(painted.blue(0, 0) > 0);
  }
}
