package dev.heddle.backend.jocl;

import dev.heddle.spi.DriverBuffer;
import org.jocl.CL;
import org.jocl.cl_mem;

/**
 * A buffer or sub-buffer.
 *
 * @param handle its native object
 */
record JoclBuffer(cl_mem handle) implements DriverBuffer {
  @Override
  public void release() {
    ClError.log(CL.clReleaseMemObject(handle), "clReleaseMemObject");
  }
}
