package dev.heddle.bench.contender;

import dev.heddle.Device;
import dev.heddle.bench.report.ContenderDescription;
import dev.heddle.bench.report.ContenderDescription.Kind;
import java.util.ArrayList;
import java.util.List;

/** The devices of a backend once more, for somebody who does without Heddle. */
final class Twins {
  private Twins() {}

  /** Makes the contender of a device, which has so many devices of its name before it. */
  interface Maker<T> {
    T make(ContenderDescription description, Device device, int sameNameBefore);
  }

  /**
   * {@return one for each device of a backend, with {@code id} for the backend's name in its id}
   */
  static <T> List<T> of(
      List<HeddleDevice> devices, String backend, String id, String title, Maker<T> maker) {
    List<T> twins = new ArrayList<>();
    List<String> names = new ArrayList<>();
    for (HeddleDevice heddle : devices) {
      if (heddle.device().backend().name().equals(backend)) {
        String name = heddle.device().name();
        int before = (int) names.stream().filter(name::equals).count();
        names.add(name);
        ContenderDescription d = heddle.description();
        twins.add(
            maker.make(
                new ContenderDescription(
                    d.id().replace(backend, id),
                    Kind.BY_HAND,
                    title + ", " + name,
                    d.hardware(),
                    d.driver()),
                heddle.device(),
                before));
      }
    }
    return List.copyOf(twins);
  }
}
