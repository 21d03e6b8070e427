package dev.heddle.spi;

import dev.heddle.HostAccess;
import dev.heddle.HostMemory;
import dev.heddle.KernelAccess;

/**
 * What is asked of a new buffer.
 *
 * @param byteSize its size, within the device's limits
 * @param hostMemory what it has to do with memory of the host; segments are large enough, and those
 *     to use are native, aligned, and live until the buffer is released
 * @param kernelAccess what kernels may do with it
 * @param hostAccess what the host may do with it
 */
public record BufferRequest(
    long byteSize, HostMemory hostMemory, KernelAccess kernelAccess, HostAccess hostAccess) {}
