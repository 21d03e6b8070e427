package dev.heddle.spi;

import dev.heddle.KernelAccess;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A program in OpenCL C, built. */
public interface DriverProgram {
  /** {@return its kernels} */
  List<Signature> kernels();

  /** Releases the program; launches in flight have ended. */
  void release();

  /**
   * A kernel's name and parameters.
   *
   * @param name the kernel's name
   * @param parameters its parameters, in order
   */
  record Signature(String name, List<Parameter> parameters) {}

  /**
   * A parameter, as far as the device tells.
   *
   * @param name its name, or empty
   * @param type its type in OpenCL C, or empty
   * @param access what the kernel does with global memory: READ_ONLY if constant, const or
   *     read_only, WRITE_ONLY if write_only, else both; {@code null} for values and local memory,
   *     and where the device does not tell
   */
  record Parameter(String name, String type, @Nullable KernelAccess access) {}
}
