package dev.heddle.backend.jocl;

import dev.heddle.HostMemory;
import dev.heddle.ImageKind;
import dev.heddle.Pitch;
import dev.heddle.Region;
import dev.heddle.spi.DriverBuffer;
import dev.heddle.spi.DriverImage;
import dev.heddle.spi.ImageRequest;
import java.lang.foreign.MemorySegment;
import org.jocl.CL;
import org.jocl.cl_mem;
import org.jspecify.annotations.Nullable;

/**
 * An image.
 *
 * @param handle its native object
 * @param request what it was asked to be
 * @param mirror the host memory that it should use, where it has memory of its own since the driver
 *     gets that wrong: mappings copy to and from there
 */
record JoclImage(cl_mem handle, ImageRequest request, @Nullable MemorySegment mirror)
    implements DriverImage {
  /** {@return the bytes of a texel} */
  int texelBytes() {
    return request.format().byteSize();
  }

  ImageKind kind() {
    return request.kind();
  }

  /** {@return the buffer that a 1D image is made from; {@code null} for all other images} */
  @Nullable DriverBuffer row() {
    return kind() == ImageKind.IMAGE_1D_BUFFER ? request.buffer() : null;
  }

  boolean usesHostMemory() {
    return request.hostMemory() instanceof HostMemory.Use;
  }

  /** {@return a region with its width in bytes} */
  Region rows(Region region) {
    return Region.of(region.width() * texelBytes(), region.height(), region.depth());
  }

  /** {@return how a region lies in memory without gaps} */
  Pitch packed(Region region) {
    Region rows = rows(region);
    return new Pitch(
        rows.width(),
        switch (kind()) {
          case IMAGE_1D_ARRAY -> rows.width();
          case IMAGE_2D_ARRAY, IMAGE_3D -> rows.width() * rows.height();
          case IMAGE_1D, IMAGE_1D_BUFFER, IMAGE_2D -> 0;
        });
  }

  /**
   * {@return pitches of host memory, for OpenCL} From layer to layer of a 1D array it is the slice
   * pitch that counts, and to PoCL the row pitch: they are given alike.
   */
  static Pitch given(ImageKind kind, Pitch pitch) {
    return kind == ImageKind.IMAGE_1D_ARRAY
        ? new Pitch(pitch.sliceBytes(), pitch.sliceBytes())
        : pitch;
  }

  /** {@return whether other texels lie between the first and the last of a region} */
  boolean hasTexelsBetweenRowsOf(Region region) {
    long height =
        kind() == ImageKind.IMAGE_1D_ARRAY ? request.arrayLayers() : (long) request.height();
    boolean rows = region.height() * region.depth() > 1;
    boolean slices = region.depth() > 1;
    return rows && region.width() < request.width() || slices && region.height() < height;
  }

  @Override
  public void release() {
    ClError.log(CL.clReleaseMemObject(handle), "clReleaseMemObject");
  }
}
