package dev.heddle.backend.jocl;

import dev.heddle.HostAccess;
import dev.heddle.HostMemory;
import dev.heddle.KernelAccess;
import org.jocl.CL;

/** OpenCL's flags for what a memory object is asked to be. */
final class MemoryFlags {
  private MemoryFlags() {}

  static long of(KernelAccess access) {
    return switch (access) {
      case READ_WRITE -> CL.CL_MEM_READ_WRITE;
      case READ_ONLY -> CL.CL_MEM_READ_ONLY;
      case WRITE_ONLY -> CL.CL_MEM_WRITE_ONLY;
    };
  }

  static long of(HostAccess access) {
    return switch (access) {
      case READ_WRITE -> 0;
      case READ_ONLY -> CL.CL_MEM_HOST_READ_ONLY;
      case WRITE_ONLY -> CL.CL_MEM_HOST_WRITE_ONLY;
      case NONE -> CL.CL_MEM_HOST_NO_ACCESS;
    };
  }

  static long of(HostMemory hostMemory) {
    return switch (hostMemory) {
      case HostMemory.None none -> 0;
      case HostMemory.Allocate allocate -> CL.CL_MEM_ALLOC_HOST_PTR;
      case HostMemory.Use use -> CL.CL_MEM_USE_HOST_PTR;
      case HostMemory.Copy copy -> CL.CL_MEM_COPY_HOST_PTR;
    };
  }
}
