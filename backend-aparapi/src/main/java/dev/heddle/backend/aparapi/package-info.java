/**
 * OpenCL devices by way of Aparapi. Storage is arrays on the Java heap, which is what Aparapi
 * takes; transfers, mappings and events are the host's, and a kernel's launch is one blocking call
 * of Aparapi's on a worker.
 */
@NullMarked
package dev.heddle.backend.aparapi;

import org.jspecify.annotations.NullMarked;
