package dev.heddle;

/** Whether a backend can be used here, and if not, why and what to do about it. */
public sealed interface Availability {
  /** The backend can be used. */
  record Available() implements Availability {}

  /**
   * The backend cannot be used.
   *
   * @param reason what is missing or broken, such as "libOpenCL.so was not found"
   * @param remedy what to do, such as "on Debian: apt-get install ocl-icd-opencl-dev"
   */
  record Unavailable(String reason, String remedy) implements Availability {}
}
