package dev.heddle;

import java.util.Objects;

/**
 * How a command queue is made.
 *
 * @param order whether its commands run one after another
 * @param profiling whether its events have a {@link Profile}
 * @param label the name that errors quote, or empty
 */
public record QueueOptions(Order order, boolean profiling, String label) {
  /** The order of a queue's commands ({@link Rule#EVT_6}). */
  public enum Order {
    /** Commands behave as if each began when the one before it had ended. */
    IN_ORDER,
    /** Commands overlap and are reordered, but for what events and barriers order. */
    OUT_OF_ORDER
  }

  /** In order, without profiling. */
  public static final QueueOptions IN_ORDER = new QueueOptions(Order.IN_ORDER, false, "");

  /** Out of order, without profiling. */
  public static final QueueOptions OUT_OF_ORDER = new QueueOptions(Order.OUT_OF_ORDER, false, "");

  /** Makes it of these parts, none of them null. */
  public QueueOptions {
    Objects.requireNonNull(order);
    Objects.requireNonNull(label);
  }

  /** {@return these options with profiling} */
  public QueueOptions withProfiling() {
    return new QueueOptions(order, true, label);
  }

  /**
   * {@return these options with a label}
   *
   * @param label the name that errors quote
   */
  public QueueOptions withLabel(String label) {
    return new QueueOptions(order, profiling, label);
  }
}
