package dev.heddle.cli.demo;

/** Tells somebody how far a long run is. */
public interface Progress extends AutoCloseable {
  /** Tells nobody. */
  Progress NONE = steps -> {};

  /**
   * Tells that more steps are done.
   *
   * @param steps how many more
   */
  void advance(int steps);

  /**
   * Tells what is being done now.
   *
   * @param what a few words
   */
  default void note(String what) {}

  /** Ends the telling. */
  @Override
  default void close() {}

  /** Starts the telling of a run. */
  @FunctionalInterface
  interface Starter {
    /**
     * {@return the progress of a run that starts now, to be closed}
     *
     * @param task what runs
     * @param steps how many steps it has
     */
    Progress start(String task, int steps);
  }
}
