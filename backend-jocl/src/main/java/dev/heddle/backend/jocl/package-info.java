/**
 * OpenCL devices, through JOCL.
 *
 * <p>{@link dev.heddle.backend.jocl.Platforms} finds them. What JOCL can do is done through JOCL;
 * the calls that it cannot make, or makes at a price, are in {@link
 * dev.heddle.backend.jocl.NativeCalls}. Each {@code cl_*} object has one owner here, which releases
 * it once; {@link dev.heddle.backend.jocl.ClError} is the one place that turns OpenCL's error codes
 * into exceptions.
 */
@NullMarked
package dev.heddle.backend.jocl;

import org.jspecify.annotations.NullMarked;
