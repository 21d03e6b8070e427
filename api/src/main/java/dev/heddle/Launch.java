package dev.heddle;

import java.util.Objects;

/**
 * A kernel, its range, and how to run it.
 *
 * <pre>{@code
 * queue.launch(Launch.of(new Saxpy(2f, x, y), NDRange.of(n)).unchecked());
 * }</pre>
 *
 * @param kernel what to run; its components are read during the call
 * @param range how many work items
 * @param checks whether faults are found
 * @param math whether arithmetic is Java's
 */
public record Launch(Kernel kernel, NDRange range, Checks checks, FloatMode math) {
  /** Whether a launch finds faults. */
  public enum Checks {
    /** Indices and divisors are checked. */
    CHECKED,
    /** The device may leave checks out; a fault is then undefined, as in OpenCL. */
    UNCHECKED
  }

  /** What floating-point arithmetic may do. */
  public enum FloatMode {
    /** Java's arithmetic, to the bit. */
    STRICT,
    /** The device may fuse, reorder and approximate. */
    FAST
  }

  /** Makes it of these parts, none of them null. */
  public Launch {
    Objects.requireNonNull(kernel);
    Objects.requireNonNull(range);
    Objects.requireNonNull(checks);
    Objects.requireNonNull(math);
  }

  /**
   * {@return a checked launch with Java's arithmetic}
   *
   * @param kernel what to run
   * @param range how many work items
   */
  public static Launch of(Kernel kernel, NDRange range) {
    return new Launch(kernel, range, Checks.CHECKED, FloatMode.STRICT);
  }

  /** {@return this launch without checks, where the device can leave them out} */
  public Launch unchecked() {
    return new Launch(kernel, range, Checks.UNCHECKED, math);
  }

  /** {@return this launch with fast arithmetic, where the device has it} */
  public Launch withFastMath() {
    return new Launch(kernel, range, checks, FloatMode.FAST);
  }
}
