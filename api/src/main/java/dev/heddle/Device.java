package dev.heddle;

import java.util.List;
import java.util.Set;

/** A piece of hardware that runs commands, as one backend offers it. Devices need no closing. */
public interface Device {
  /** {@return the backend that offers the device} */
  Backend backend();

  /** {@return the device's name, as its driver states it} */
  String name();

  /** {@return who made the device or its driver} */
  String vendor();

  /** {@return the driver and its version} */
  String driverVersion();

  /** {@return what kind of hardware it is} */
  DeviceType type();

  /**
   * {@return one of the device's numbers} Limits of what the device does not have are 0.
   *
   * @param limit which number
   */
  long limit(DeviceLimit limit);

  /** {@return what the device can do; unmodifiable} */
  Set<DeviceFeature> features();

  /**
   * {@return whether the device has a feature}
   *
   * @param feature what to ask for
   */
  default boolean has(DeviceFeature feature) {
    return features().contains(feature);
  }

  /**
   * {@return the formats that images of a kind can have; unmodifiable, empty without images}
   *
   * @param kind the kind of image
   * @param access what kernels do with it
   */
  List<ImageFormat> imageFormats(ImageKind kind, KernelAccess access);

  /**
   * {@return whether {@link Context#open()} passes the device over unless it is asked for} So do
   * the host's processors under a native runtime, which the {@code cpu} backend serves without one.
   */
  boolean onlyOnRequest();

  /**
   * {@return every device of every backend that is available} They come in the order of preference
   * that {@link Context#open()} documents.
   */
  static List<Device> all() {
    return DeviceSelection.all();
  }

  /**
   * {@return the device that {@link Context#open()} takes}
   *
   * @throws BackendUnavailableException if what {@code heddle.backend} or {@code heddle.device}
   *     asks for is not there, or nothing is
   */
  static Device preferred() {
    return DeviceSelection.preferred();
  }
}
