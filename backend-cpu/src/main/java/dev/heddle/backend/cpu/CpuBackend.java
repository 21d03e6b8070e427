package dev.heddle.backend.cpu;

import dev.heddle.spi.DeviceDriver;
import dev.heddle.spi.Driver;
import dev.heddle.spi.DriverBackend;
import java.util.List;

/** The fallback that always works: the host's processors, in pure Java. */
public final class CpuBackend extends DriverBackend {
  /** Makes the backend, as the service loader does. */
  public CpuBackend() {
    super("cpu", 100);
  }

  @Override
  protected Driver connect() {
    DeviceDriver device = new CpuDevice();
    return () -> List.of(device);
  }
}
