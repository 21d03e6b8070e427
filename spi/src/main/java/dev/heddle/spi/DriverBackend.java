package dev.heddle.spi;

import dev.heddle.Availability;
import dev.heddle.Backend;
import dev.heddle.Context;
import dev.heddle.ContextOptions;
import dev.heddle.Device;
import dev.heddle.Rule;
import dev.heddle.spi.runtime.BackendRuntime;
import java.util.List;
import java.util.Set;

/**
 * The base class of every backend: it connects lazily, once, and gives the API its objects.
 *
 * <p>A backend is a public class with a public constructor that extends this one, and is provided
 * for {@link Backend} in its module's descriptor (and in {@code META-INF/services} for the class
 * path). Its constructor does nothing but name it.
 */
public abstract class DriverBackend implements Backend {
  private final String name;
  private final int priority;
  private final BackendRuntime runtime;

  /**
   * Names a backend.
   *
   * @param name the short name that {@code heddle.backend} takes: lower-case letters, digits,
   *     dashes
   * @param priority which backend goes first: jocl has 300, aparapi 200, cpu 100
   */
  @SuppressWarnings("this-escape") // the runtime keeps it, and asks it nothing before it is made
  protected DriverBackend(String name, int priority) {
    if (!name.matches("[a-z][a-z0-9-]*")) {
      throw new IllegalArgumentException("no name for a backend: \"" + name + "\"");
    }
    this.name = name;
    this.priority = priority;
    this.runtime = new BackendRuntime(this, this::connect, this::unenforcedRules);
  }

  /**
   * {@return the driver} Called once, when somebody first asks for devices. A {@link LinkageError}
   * or runtime exception makes the backend unavailable as well, with less to say about the remedy.
   *
   * @throws DriverUnavailableException if it cannot be used here, with reason and remedy
   */
  protected abstract Driver connect() throws DriverUnavailableException;

  /**
   * {@return the rules that the runtime leaves unchecked} None, for every backend but those with
   * which the contract kit proves that its tests can fail.
   */
  protected Set<Rule> unenforcedRules() {
    return Set.of();
  }

  @Override
  public final String name() {
    return name;
  }

  @Override
  public final int priority() {
    return priority;
  }

  @Override
  public final Availability availability() {
    return runtime.availability();
  }

  @Override
  public final List<Device> devices() {
    return runtime.devices();
  }

  @Override
  public final Context newContext(Device device, ContextOptions options) {
    return runtime.newContext(device, options);
  }

  /**
   * {@return the driver, connected} For backends that wrap another one.
   *
   * @throws DriverUnavailableException if the backend is not available
   */
  public final Driver driver() throws DriverUnavailableException {
    return runtime.driver();
  }

  @Override
  public final String toString() {
    return "backend " + name;
  }
}
