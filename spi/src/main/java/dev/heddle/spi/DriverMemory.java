package dev.heddle.spi;

/** Storage of a device. Each driver has its own implementations and gets only these back. */
public sealed interface DriverMemory permits DriverBuffer, DriverImage {
  /** Releases the storage; called once, when nothing needs it any more. */
  void release();
}
