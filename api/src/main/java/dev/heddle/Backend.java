package dev.heddle;

import java.util.List;

/**
 * A way to reach devices, found through {@link java.util.ServiceLoader} on the module path or the
 * class path.
 *
 * <p>Backends are written against {@code dev.heddle.spi}, whose base class implements this
 * interface. A backend loads no native library before {@link #availability()} or {@link #devices()}
 * is called.
 */
public interface Backend {
  /** {@return the short name that {@code heddle.backend} takes, such as {@code cpu}} */
  String name();

  /** {@return which backend goes first where several offer like devices: the higher number} */
  int priority();

  /**
   * {@return whether the backend can be used here; a broken one is unavailable, and never throws}
   */
  Availability availability();

  /** {@return the backend's devices in its own order; empty where it is unavailable} */
  List<Device> devices();

  /**
   * Opens a context; {@link Context#open(Device, ContextOptions)} is the usual way.
   *
   * @param device one of this backend's devices
   * @param options how the context is made
   * @return the context, to be closed
   * @throws IllegalArgumentException if the device is another backend's
   */
  Context newContext(Device device, ContextOptions options);

  /**
   * {@return every backend on the path, available or not, by falling priority} A provider that
   * cannot even be loaded is in the list too, unavailable, with the reason.
   */
  static List<Backend> installed() {
    return InstalledBackends.find();
  }
}
