package dev.heddle.backend.jocl;

import dev.heddle.spi.Driver;
import dev.heddle.spi.DriverBackend;
import dev.heddle.spi.DriverUnavailableException;

/** OpenCL devices, through JOCL. Nothing native is loaded before it is connected. */
public final class JoclBackend extends DriverBackend {
  /** Makes the backend, as the service loader does. */
  public JoclBackend() {
    super("jocl", 300);
  }

  @Override
  protected Driver connect() throws DriverUnavailableException {
    return Platforms.connect();
  }
}
