package dev.heddle.compiler.opencl;

import dev.heddle.Launch.FloatMode;

/**
 * What OpenCL C is generated for.
 *
 * @param math what floating-point arithmetic may do
 * @param range whether the launch's range is that of the device
 */
public record OpenClOptions(FloatMode math, Range range) {
  /** Strict arithmetic over the exact range. */
  public static final OpenClOptions STRICT = new OpenClOptions(FloatMode.STRICT, Range.EXACT);

  /** Whether the device runs more work items than the launch has. */
  public enum Range {
    /** It runs as many. */
    EXACT,
    /** It runs more, which return at once; the kernel has no barriers. */
    PADDED
  }
}
