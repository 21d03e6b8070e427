package dev.heddle.backend.jocl;

import dev.heddle.spi.DriverProgram;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jocl.CL;
import org.jocl.Pointer;
import org.jocl.cl_program;

/** A built program with its kernels. */
final class JoclProgram implements DriverProgram {
  private final cl_program handle;
  private final List<Signature> signatures;
  private final Map<String, JoclKernel> kernels;

  private JoclProgram(
      cl_program handle, List<Signature> signatures, Map<String, JoclKernel> kernels) {
    this.handle = handle;
    this.signatures = signatures;
    this.kernels = kernels;
  }

  /** Takes over a program; if it throws, the program is still the caller's. */
  static JoclProgram of(cl_program handle, List<Signature> signatures, Samplers samplers) {
    Map<String, JoclKernel> kernels = new HashMap<>();
    try {
      for (Signature signature : signatures) {
        kernels.put(signature.name(), JoclKernel.of(handle, signature.name(), samplers));
      }
    } catch (RuntimeException | Error e) {
      kernels.values().forEach(JoclKernel::release);
      throw e;
    }
    return new JoclProgram(handle, signatures, kernels);
  }

  JoclKernel kernel(String name) {
    return java.util.Objects.requireNonNull(kernels.get(name), name);
  }

  @Override
  public List<Signature> kernels() {
    return signatures;
  }

  /** {@return the program as its driver can load it again, if it gives that away} */
  Optional<byte[]> binary() {
    Info info =
        new Info(
            "clGetProgramInfo",
            (name, size, value, needed) -> CL.clGetProgramInfo(handle, name, size, value, needed));
    long size = info.number(CL.CL_PROGRAM_BINARY_SIZES);
    if (size <= 0 || size > Integer.MAX_VALUE) {
      return Optional.empty();
    }
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment binary = arena.allocate(size, Long.BYTES);
      // The call takes an array of pointers, one for each device.
      MemorySegment pointers = arena.allocate(ValueLayout.ADDRESS);
      pointers.set(ValueLayout.ADDRESS, 0, binary);
      int error =
          CL.clGetProgramInfo(
              handle,
              CL.CL_PROGRAM_BINARIES,
              pointers.byteSize(),
              Pointer.to(pointers.asByteBuffer()),
              null);
      return error == CL.CL_SUCCESS
          ? Optional.of(binary.toArray(ValueLayout.JAVA_BYTE))
          : Optional.empty();
    }
  }

  @Override
  public void release() {
    kernels.values().forEach(JoclKernel::release);
    ClError.log(CL.clReleaseProgram(handle), "clReleaseProgram");
  }
}
