/**
 * Portable compute: contexts, queues, events, buffers, images, mappings and kernels.
 *
 * <p>Start at {@link dev.heddle.Context}. What OpenCL leaves undefined is a {@link
 * dev.heddle.ContractViolationException} here, on every backend alike; {@link dev.heddle.Rule}
 * lists the rules. Backends live in modules of their own and export nothing.
 *
 * <p>Unless it says otherwise, passing {@code null} to a method or constructor of this package
 * throws {@link NullPointerException}. Offsets and sizes are in bytes where their name does not say
 * otherwise, and {@code long}: 2 GiB is no border anywhere. Every interface of this package that an
 * application does not write itself ({@link dev.heddle.Kernel} is the one it does) is implemented
 * by the runtime alone; objects from elsewhere are refused.
 */
@NullMarked
package dev.heddle;

import org.jspecify.annotations.NullMarked;
