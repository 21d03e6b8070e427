package dev.heddle.fuzz;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * How long a run of the fuzzer is, and what it does with what it finds. It ends with the number of
 * kernels or with the time, whichever is first.
 *
 * @param seed what decides everything: a run with the same seed makes the same kernels
 * @param first the number of the first kernel
 * @param kernels how many at most
 * @param time how long at most
 * @param launchLimit how long one launch may take before it counts as hung
 * @param shrinkLimit how long a difference is made smaller
 * @param folder where differences are written
 */
public record FuzzOptions(
    long seed,
    long first,
    long kernels,
    Duration time,
    Duration launchLimit,
    Duration shrinkLimit,
    Optional<Path> folder) {
  private static final Duration LAUNCH = Duration.ofSeconds(30);
  private static final Duration SHRINK = Duration.ofSeconds(60);

  /** Makes them of these parts, none of them null. */
  public FuzzOptions {
    Objects.requireNonNull(time);
    Objects.requireNonNull(launchLimit);
    Objects.requireNonNull(shrinkLimit);
    Objects.requireNonNull(folder);
  }

  /**
   * {@return a run of so many kernels}
   *
   * @param seed what decides everything
   * @param kernels how many
   */
  public static FuzzOptions ofKernels(long seed, long kernels) {
    return new FuzzOptions(
        seed, 0, kernels, Duration.ofDays(365), LAUNCH, SHRINK, Optional.empty());
  }

  /**
   * {@return a run of so much time}
   *
   * @param seed what decides everything
   * @param time how long
   */
  public static FuzzOptions ofTime(long seed, Duration time) {
    return new FuzzOptions(seed, 0, Long.MAX_VALUE, time, LAUNCH, SHRINK, Optional.empty());
  }

  /**
   * {@return the same, writing differences down}
   *
   * @param folder where to; it is made if there is a difference
   */
  public FuzzOptions withFolder(Path folder) {
    return new FuzzOptions(
        seed, first, kernels, time, launchLimit, shrinkLimit, Optional.of(folder));
  }

  /**
   * {@return the same, starting with another kernel than number 0}
   *
   * @param first the number of the first kernel
   */
  public FuzzOptions withFirst(long first) {
    return new FuzzOptions(seed, first, kernels, time, launchLimit, shrinkLimit, folder);
  }

  /**
   * {@return the same, making differences smaller for another time}
   *
   * @param shrinkLimit how long
   */
  public FuzzOptions withShrinkLimit(Duration shrinkLimit) {
    return new FuzzOptions(seed, first, kernels, time, launchLimit, shrinkLimit, folder);
  }
}
