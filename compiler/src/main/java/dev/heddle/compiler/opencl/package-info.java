/**
 * OpenCL C out of the intermediate form: {@link dev.heddle.compiler.opencl.OpenClGenerator} is the
 * entry, and {@link dev.heddle.compiler.opencl.OpenClSource} says how the result is called.
 */
@NullMarked
package dev.heddle.compiler.opencl;

import org.jspecify.annotations.NullMarked;
