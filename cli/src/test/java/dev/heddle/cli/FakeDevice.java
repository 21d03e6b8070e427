package dev.heddle.cli;

import dev.heddle.Backend;
import dev.heddle.Device;
import dev.heddle.DeviceFeature;
import dev.heddle.DeviceLimit;
import dev.heddle.DeviceType;
import dev.heddle.ImageFormat;
import dev.heddle.ImageKind;
import dev.heddle.KernelAccess;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * A device to choose and to describe, which runs nothing.
 *
 * @param backend the backend that offers it
 * @param name its name
 * @param type what it claims to be
 * @param anyLimit the number that it states for every limit
 */
public record FakeDevice(Backend backend, String name, DeviceType type, long anyLimit)
    implements Device {
  @Override
  public String vendor() {
    return "nobody";
  }

  @Override
  public String driverVersion() {
    return "0";
  }

  @Override
  public long limit(DeviceLimit limit) {
    return anyLimit;
  }

  @Override
  public Set<DeviceFeature> features() {
    return EnumSet.allOf(DeviceFeature.class);
  }

  @Override
  public List<ImageFormat> imageFormats(ImageKind kind, KernelAccess access) {
    return List.of(ImageFormat.RGBA8, ImageFormat.RGBA32F);
  }

  @Override
  public boolean onlyOnRequest() {
    return false;
  }
}
