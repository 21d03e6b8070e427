package dev.heddle.spi;

import dev.heddle.HostAccess;
import dev.heddle.HostMemory;
import dev.heddle.ImageFormat;
import dev.heddle.ImageKind;
import dev.heddle.KernelAccess;
import dev.heddle.Pitch;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of a new image; sizes, format and pitches are within the device's limits.
 *
 * @param kind its shape
 * @param format how a texel lies in memory
 * @param width texels in a row
 * @param height rows; 1 where there are none
 * @param depth slices; 1 where there are none
 * @param arrayLayers layers; 1 where there are none
 * @param hostMemory what it has to do with memory of the host
 * @param pitch how it lies in that memory or in the buffer, with nothing left at 0 that exists: a
 *     row pitch always, a slice pitch for 3D images and arrays
 * @param buffer the buffer whose storage it shares, if any
 * @param kernelAccess what kernels may do with it
 * @param hostAccess what the host may do with it
 */
public record ImageRequest(
    ImageKind kind,
    ImageFormat format,
    int width,
    int height,
    int depth,
    int arrayLayers,
    HostMemory hostMemory,
    Pitch pitch,
    @Nullable DriverBuffer buffer,
    KernelAccess kernelAccess,
    HostAccess hostAccess) {}
