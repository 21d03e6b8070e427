package dev.heddle.backend.aparapi;

import dev.heddle.spi.Driver;
import dev.heddle.spi.DriverBackend;
import dev.heddle.spi.DriverUnavailableException;

/** OpenCL devices, by way of Aparapi. Nothing native is loaded before it is connected. */
public final class AparapiBackend extends DriverBackend {
  /** Makes the backend, as the service loader does. */
  public AparapiBackend() {
    super("aparapi", 200);
  }

  @Override
  protected Driver connect() throws DriverUnavailableException {
    return Platforms.connect();
  }
}
