package dev.heddle;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A backend of devices that can only be chosen. */
final class FakeBackend implements Backend {
  private final String name;
  private final int priority;
  private final Availability availability;
  private final List<Device> devices = new ArrayList<>();
  int asked;

  private FakeBackend(String name, int priority, Availability availability) {
    this.name = name;
    this.priority = priority;
    this.availability = availability;
  }

  static FakeBackend of(String name, int priority) {
    return new FakeBackend(name, priority, new Availability.Available());
  }

  static FakeBackend unavailable(String name, String reason, String remedy) {
    return new FakeBackend(name, 1, new Availability.Unavailable(reason, remedy));
  }

  FakeBackend with(String device, DeviceType type) {
    devices.add(new FakeDevice(this, device, type, false));
    return this;
  }

  FakeBackend withOneOnRequest(String device, DeviceType type) {
    devices.add(new FakeDevice(this, device, type, true));
    return this;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public int priority() {
    return priority;
  }

  @Override
  public Availability availability() {
    return availability;
  }

  @Override
  public List<Device> devices() {
    asked++;
    return devices;
  }

  @Override
  public Context newContext(Device device, ContextOptions options) {
    throw new AssertionError("nobody opens a fake");
  }

  private record FakeDevice(Backend backend, String name, DeviceType type, boolean onlyOnRequest)
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
      return 0;
    }

    @Override
    public Set<DeviceFeature> features() {
      return Set.of();
    }

    @Override
    public List<ImageFormat> imageFormats(ImageKind kind, KernelAccess access) {
      return List.of();
    }
  }
}
