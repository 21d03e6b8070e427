package dev.heddle.cli;

import dev.heddle.Availability;
import dev.heddle.Backend;
import dev.heddle.Context;
import dev.heddle.ContextOptions;
import dev.heddle.Device;
import dev.heddle.DeviceType;
import java.util.ArrayList;
import java.util.List;

/** A backend that remembers whether anybody asked for its devices. */
public final class FakeBackend implements Backend {
  private final String name;
  private final Availability availability;
  private final List<Device> devices = new ArrayList<>();
  private boolean asked;

  /** Makes a backend without devices. */
  public FakeBackend(String name, Availability availability) {
    this.name = name;
    this.availability = availability;
  }

  /** Makes an available backend without devices. */
  public FakeBackend(String name) {
    this(name, new Availability.Available());
  }

  FakeBackend with(String device, DeviceType type) {
    devices.add(new FakeDevice(this, device, type, 1024));
    return this;
  }

  boolean wasAsked() {
    return asked;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public int priority() {
    return 1;
  }

  @Override
  public Availability availability() {
    asked = true;
    return availability;
  }

  @Override
  public List<Device> devices() {
    asked = true;
    return List.copyOf(devices);
  }

  @Override
  public Context newContext(Device device, ContextOptions options) {
    throw new UnsupportedOperationException("a fake runs nothing");
  }
}
