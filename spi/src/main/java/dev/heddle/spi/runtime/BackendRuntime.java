package dev.heddle.spi.runtime;

import dev.heddle.Availability;
import dev.heddle.Context;
import dev.heddle.ContextOptions;
import dev.heddle.Device;
import dev.heddle.spi.Driver;
import dev.heddle.spi.DriverBackend;
import dev.heddle.spi.DriverUnavailableException;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A backend's side of the runtime: the connection to its driver, made once and lazily. */
public final class BackendRuntime {
  /** How a backend reaches its driver. */
  @FunctionalInterface
  public interface Connector {
    /**
     * {@return the driver}
     *
     * @throws DriverUnavailableException if it cannot be used here
     */
    Driver connect() throws DriverUnavailableException;
  }

  private final DriverBackend backend;
  private final Connector connector;
  private final Supplier<Set<dev.heddle.Rule>> unenforced;
  private @Nullable Connection connection;

  private sealed interface Connection {
    record Open(Driver driver, List<Device> devices) implements Connection {}

    record Refused(DriverUnavailableException reason) implements Connection {}
  }

  /**
   * Makes the runtime of a backend; nothing is connected yet.
   *
   * @param backend the backend
   * @param connector how to reach its driver
   * @param unenforced the rules to leave unchecked
   */
  public BackendRuntime(
      DriverBackend backend, Connector connector, Supplier<Set<dev.heddle.Rule>> unenforced) {
    this.backend = backend;
    this.connector = connector;
    this.unenforced = unenforced;
  }

  /** {@return whether the driver can be used} */
  public Availability availability() {
    return switch (connection()) {
      case Connection.Open open -> new Availability.Available();
      case Connection.Refused refused ->
          new Availability.Unavailable(refused.reason().reason(), refused.reason().remedy());
    };
  }

  /** {@return the driver's devices; empty where it cannot be used} */
  public List<Device> devices() {
    return switch (connection()) {
      case Connection.Open open -> open.devices();
      case Connection.Refused refused -> List.of();
    };
  }

  /**
   * {@return the driver}
   *
   * @throws DriverUnavailableException if it cannot be used here
   */
  public Driver driver() throws DriverUnavailableException {
    return switch (connection()) {
      case Connection.Open open -> open.driver();
      case Connection.Refused refused -> throw refused.reason();
    };
  }

  /**
   * {@return a context of a device}
   *
   * @param device one of {@link #devices()}
   * @param options how it is made
   */
  public Context newContext(Device device, ContextOptions options) {
    if (!(device instanceof RuntimeDevice own) || !devices().contains(own)) {
      throw new IllegalArgumentException(
          "device \"%s\" is not one of backend %s".formatted(device.name(), backend.name()));
    }
    CompilerStart.begin();
    return new RuntimeContext(own, options, new Rules(unenforced.get(), options.validation()));
  }

  private synchronized Connection connection() {
    Connection known = connection;
    if (known == null) {
      known = connect();
      connection = known;
    }
    return known;
  }

  private Connection connect() {
    try {
      Driver driver = connector.connect();
      List<Device> devices =
          driver.devices().stream().<Device>map(d -> new RuntimeDevice(backend, d)).toList();
      return new Connection.Open(driver, devices);
    } catch (DriverUnavailableException e) {
      return new Connection.Refused(e);
    } catch (RuntimeException | LinkageError e) {
      // A driver that breaks while it is looked for must not stop the other backends.
      DriverUnavailableException reason =
          new DriverUnavailableException(
              "its driver failed to start: " + e,
              "check the installation of what backend " + backend.name() + " drives");
      reason.initCause(e);
      return new Connection.Refused(reason);
    }
  }
}
