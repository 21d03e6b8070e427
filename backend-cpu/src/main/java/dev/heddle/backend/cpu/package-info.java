/** The driver that runs kernels in this JVM, on off-heap memory and one pool of workers. */
@NullMarked
package dev.heddle.backend.cpu;

import org.jspecify.annotations.NullMarked;
