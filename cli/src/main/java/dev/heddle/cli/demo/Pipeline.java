package dev.heddle.cli.demo;

/** The stages of the demo, on one device or in plain Java. */
interface Pipeline extends AutoCloseable {
  /** Runs a stage to its end, so that its second run takes the time that it takes from then on. */
  default void warmUp(Stage stage) {
    run(stage);
  }

  /** Runs a stage to its end; the stages before it have run. */
  void run(Stage stage);

  /** {@return what the last run of a stage computed} */
  Result result(Stage stage);

  @Override
  void close();
}
