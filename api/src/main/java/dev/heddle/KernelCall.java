package dev.heddle;

import java.util.List;

/** A kernel of an OpenCL C program with its arguments. It does not change. */
public interface KernelCall {
  /** {@return the kernel} */
  ProgramKernel kernel();

  /** {@return its arguments, in order; unmodifiable} */
  List<Object> arguments();
}
