package dev.heddle;

/** What kind of hardware a device is. */
public enum DeviceType {
  /** A graphics processor. */
  GPU,
  /** Another processor that is not the host's, such as an FPGA. */
  ACCELERATOR,
  /** The host's processors. */
  CPU
}
