/**
 * The CPU as a device: memory, queues and the pool of workers. Kernels are run by {@link
 * dev.heddle.backend.cpu.kernel}, texels are converted by {@link dev.heddle.backend.cpu.image}.
 */
@NullMarked
package dev.heddle.backend.cpu;

import org.jspecify.annotations.NullMarked;
