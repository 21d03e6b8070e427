package dev.heddle.backend.jocl;

import dev.heddle.HostMemory;
import dev.heddle.ImageKind;
import dev.heddle.Region;
import dev.heddle.spi.DriverImage;
import dev.heddle.spi.ImageRequest;
import org.jocl.CL;
import org.jocl.cl_mem;

/**
 * An image.
 *
 * @param handle its native object
 * @param request what it was asked to be
 */
record JoclImage(cl_mem handle, ImageRequest request) implements DriverImage {
  /** {@return the bytes of a texel} */
  int texelBytes() {
    return request.format().byteSize();
  }

  ImageKind kind() {
    return request.kind();
  }

  boolean usesHostMemory() {
    return request.hostMemory() instanceof HostMemory.Use;
  }

  /** {@return a region with its width in bytes} */
  Region rows(Region region) {
    return Region.of(region.width() * texelBytes(), region.height(), region.depth());
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
    ClError.check(CL.clReleaseMemObject(handle), "clReleaseMemObject");
  }
}
