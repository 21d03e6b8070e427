package dev.heddle;

/** What kernels may do with a memory object ({@link Rule#USE_5}). */
public enum KernelAccess {
  /** Kernels read and write it. */
  READ_WRITE,
  /** Kernels only read it. */
  READ_ONLY,
  /** Kernels only write it. */
  WRITE_ONLY;

  /** {@return whether kernels may read} */
  public boolean reads() {
    return this != WRITE_ONLY;
  }

  /** {@return whether kernels may write} */
  public boolean writes() {
    return this != READ_ONLY;
  }

  /**
   * {@return whether everything that {@code other} allows is allowed by this access too}
   *
   * @param other the access to compare with
   */
  public boolean includes(KernelAccess other) {
    return this == READ_WRITE || this == other;
  }
}
