package dev.heddle.bench.contender;

/** A workload that is ready to be run any number of times. */
public interface Prepared extends AutoCloseable {
  /** Runs it, and returns when the outputs are there. */
  void run();

  /** Brings the outputs of the last run into the workload's arrays. */
  void fetch();

  @Override
  void close();
}
