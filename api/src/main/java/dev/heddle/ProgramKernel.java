package dev.heddle;

/** A kernel of an OpenCL C program. It needs no closing of its own. */
public interface ProgramKernel {
  /** {@return the program that the kernel is part of} */
  Program program();

  /** {@return the kernel's name} */
  String name();

  /** {@return the number of its arguments} */
  int argumentCount();

  /**
   * {@return the kernel with arguments, to be launched any number of times}
   *
   * @param arguments one for each parameter, in order: boxed primitives, {@link Float2} and its
   *     kin, {@link Buffer}, {@link Image}, {@link Sampler}, {@link Local}
   * @throws IllegalArgumentException if their number or types do not fit the kernel's parameters,
   *     as far as the device tells them
   */
  KernelCall with(Object... arguments);
}
