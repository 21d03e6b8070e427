package dev.heddle.fuzz;

/** Hears how a run goes on. */
public interface FuzzListener {
  /** Hears nothing. */
  FuzzListener NONE = new FuzzListener() {};

  /**
   * Some more kernels have been run on all devices.
   *
   * @param kernels how many more
   */
  default void ran(int kernels) {}

  /**
   * A difference was found, made small and written down.
   *
   * @param difference what it is
   */
  default void found(Difference difference) {}
}
