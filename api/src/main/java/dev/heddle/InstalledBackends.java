package dev.heddle;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/** Finds backends; one that cannot be loaded does not hide the others. */
final class InstalledBackends {
  private InstalledBackends() {}

  static List<Backend> find() {
    ClassLoader loader = Thread.currentThread().getContextClassLoader();
    ServiceLoader<Backend> services =
        ServiceLoader.load(Backend.class, loader != null ? loader : Backend.class.getClassLoader());
    List<Backend> found = new ArrayList<>();
    Iterator<ServiceLoader.Provider<Backend>> providers = services.stream().iterator();
    while (true) {
      String name = "(unknown)";
      try {
        if (!providers.hasNext()) {
          break;
        }
        ServiceLoader.Provider<Backend> provider = providers.next();
        name = provider.type().getName();
        found.add(provider.get());
      } catch (ServiceConfigurationError | LinkageError e) {
        found.add(new BrokenBackend(name, e));
      }
    }
    found.sort(Comparator.comparingInt(Backend::priority).reversed());
    return List.copyOf(found);
  }

  /** A provider that cannot be loaded. */
  private record BrokenBackend(String name, Throwable error) implements Backend {
    @Override
    public int priority() {
      return Integer.MIN_VALUE;
    }

    @Override
    public Availability availability() {
      Throwable root = error.getCause() != null ? error.getCause() : error;
      return new Availability.Unavailable(
          "its provider cannot be loaded: " + root,
          "check that the backend's jar and those it needs are complete and of one version");
    }

    @Override
    public List<Device> devices() {
      return List.of();
    }

    @Override
    public Context newContext(Device device, ContextOptions options) {
      throw new IllegalArgumentException("backend " + name + " has no devices");
    }
  }
}
