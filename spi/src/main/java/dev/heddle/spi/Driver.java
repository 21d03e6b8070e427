package dev.heddle.spi;

import java.util.List;

/** A connection to what a backend drives. */
public interface Driver {
  /** {@return the devices that are there, in the backend's order} */
  List<DeviceDriver> devices();
}
