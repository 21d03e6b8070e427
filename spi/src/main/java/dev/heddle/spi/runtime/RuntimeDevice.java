package dev.heddle.spi.runtime;

import dev.heddle.Backend;
import dev.heddle.Device;
import dev.heddle.DeviceFeature;
import dev.heddle.DeviceLimit;
import dev.heddle.DeviceType;
import dev.heddle.ImageFormat;
import dev.heddle.ImageKind;
import dev.heddle.KernelAccess;
import dev.heddle.spi.DeviceDriver;
import dev.heddle.spi.DeviceInfo;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** A driver's device as the API shows it. */
final class RuntimeDevice implements Device {
  private final Backend backend;
  private final DeviceDriver driver;
  private final DeviceInfo info;

  RuntimeDevice(Backend backend, DeviceDriver driver) {
    this.backend = backend;
    this.driver = driver;
    this.info = driver.info();
  }

  DeviceDriver driver() {
    return driver;
  }

  @Override
  public Backend backend() {
    return backend;
  }

  @Override
  public String name() {
    return info.name();
  }

  @Override
  public String vendor() {
    return info.vendor();
  }

  @Override
  public String driverVersion() {
    return info.driverVersion();
  }

  @Override
  public DeviceType type() {
    return info.type();
  }

  @Override
  public long limit(DeviceLimit limit) {
    return info.limit(limit);
  }

  @Override
  public Set<DeviceFeature> features() {
    return info.features();
  }

  @Override
  public List<ImageFormat> imageFormats(ImageKind kind, KernelAccess access) {
    return List.copyOf(
        driver.imageFormats(Objects.requireNonNull(kind), Objects.requireNonNull(access)));
  }

  @Override
  public boolean onlyOnRequest() {
    return info.onlyOnRequest();
  }

  @Override
  public String toString() {
    return "device \"%s\" of %s".formatted(name(), backend);
  }
}
