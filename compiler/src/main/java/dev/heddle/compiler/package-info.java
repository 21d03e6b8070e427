/**
 * The kernel compiler: lifts a kernel record's class file to the intermediate form of {@link
 * dev.heddle.compiler.ir}.
 *
 * <p>{@link dev.heddle.compiler.KernelCompiler} is the entry. Passes live in {@link
 * dev.heddle.compiler.pass}, the generator of OpenCL C in {@link dev.heddle.compiler.opencl}. What
 * a user got wrong is a {@link dev.heddle.KernelCompilationException}, what the compiler got wrong
 * a {@link dev.heddle.compiler.CompilerBugException}. Nothing here knows a device.
 */
@NullMarked
package dev.heddle.compiler;

import org.jspecify.annotations.NullMarked;
