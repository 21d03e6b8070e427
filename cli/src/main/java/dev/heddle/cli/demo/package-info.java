/**
 * The demo: a pipeline on a picture, on every device, measured and compared with plain Java.
 *
 * <p>{@link dev.heddle.cli.demo.Demo} is the way in. {@link dev.heddle.cli.demo.Pipeline} has two
 * implementations that share no line: one enqueues kernels, the other is loops over arrays.
 */
@NullMarked
package dev.heddle.cli.demo;

import org.jspecify.annotations.NullMarked;
