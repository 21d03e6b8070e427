package dev.heddle.backend.jocl;

import dev.heddle.spi.DriverBuffer;
import org.jocl.CL;
import org.jocl.cl_mem;
import org.jspecify.annotations.Nullable;

/**
 * A buffer or sub-buffer.
 *
 * @param handle its native object
 * @param parent what it is a part of, if it is one
 * @param offset where it starts there
 */
record JoclBuffer(cl_mem handle, @Nullable JoclBuffer parent, long offset) implements DriverBuffer {
  JoclBuffer(cl_mem handle) {
    this(handle, null, 0);
  }

  boolean isPart() {
    return parent != null;
  }

  /** {@return the buffer that it is a part of, or itself} */
  JoclBuffer whole() {
    return parent == null ? this : parent;
  }

  @Override
  public void release() {
    ClError.log(CL.clReleaseMemObject(handle), "clReleaseMemObject");
  }
}
