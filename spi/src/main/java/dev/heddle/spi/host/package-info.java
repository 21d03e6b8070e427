/**
 * What drivers share. Those whose commands are done by the host: storage that Java reads and
 * writes, transfers between such storage, events and the pool of workers that runs them. Those that
 * call into OpenCL: the JVM's signal handlers. Nothing here knows of kernels.
 */
@NullMarked
package dev.heddle.spi.host;

import org.jspecify.annotations.NullMarked;
