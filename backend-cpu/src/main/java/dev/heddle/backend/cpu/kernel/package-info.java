/**
 * Kernels run from their records: work-groups over the pool's workers, one loop class per kernel
 * class, and views that give a kernel its buffers, images and local memory.
 */
@NullMarked
package dev.heddle.backend.cpu.kernel;

import org.jspecify.annotations.NullMarked;
