package dev.heddle.spi;

/** A kernel record, compiled for a device. */
public interface DriverKernel {
  /** Releases the kernel; launches in flight have ended. */
  default void release() {}
}
