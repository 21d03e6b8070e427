package dev.heddle.samples;

import dev.heddle.Availability;
import dev.heddle.Backend;
import dev.heddle.BackendUnavailableException;
import dev.heddle.Context;
import dev.heddle.Device;
import dev.heddle.DeviceFeature;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Choosing: what there is, what is taken unasked, and how to ask for more.
 *
 * <p>Start it with {@code -Dheddle.backend=cpu}, or with the name of a backend that is not there,
 * to see that a wish is met or refused, but never passed over.
 */
public final class ChooseBackend {
  private ChooseBackend() {}

  /**
   * Lists the backends, and prints which device two ways of choosing take.
   *
   * @param args not used
   */
  public static void main(String[] args) {
    for (Backend backend : Backend.installed()) {
      System.out.println(describe(backend));
    }
    System.out.println("preferred: " + preferred());
    Optional<Device> precise = deviceWith(DeviceFeature.IMAGES, DeviceFeature.FP64);
    if (precise.isPresent()) {
      try (Context context = Context.open(precise.get())) {
        System.out.println("with images and double: " + context.device().name());
      }
    }
  }

  /**
   * {@return a backend's devices in a line, or why it has none and what to do about it}
   *
   * @param backend one of {@link Backend#installed()}
   */
  public static String describe(Backend backend) {
    return backend.name()
        + ": "
        + switch (backend.availability()) {
          case Availability.Available() ->
              backend.devices().stream().map(Device::name).collect(Collectors.joining(", "));
          case Availability.Unavailable(String reason, String remedy) ->
              "not available: " + reason + "; " + remedy;
        };
  }

  /**
   * {@return the name of the device that {@link Context#open()} takes} The properties {@code
   * heddle.backend} and {@code heddle.device} decide, and where nothing fits them the error says
   * what there is.
   */
  public static String preferred() {
    try (Context context = Context.open()) {
      return context.device().name();
    } catch (BackendUnavailableException none) {
      return "none; " + none.getMessage();
    }
  }

  /**
   * {@return the first device, in the order of preference, that has all of some features} Ask for
   * features, never for the name of a backend.
   *
   * @param features what the device has to have
   */
  public static Optional<Device> deviceWith(DeviceFeature... features) {
    List<DeviceFeature> wanted = List.of(features);
    return Device.all().stream()
        .filter(device -> !device.onlyOnRequest())
        .filter(device -> device.features().containsAll(wanted))
        .findFirst();
  }
}
