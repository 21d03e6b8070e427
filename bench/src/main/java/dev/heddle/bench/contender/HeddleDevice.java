package dev.heddle.bench.contender;

import dev.heddle.ContextOptions;
import dev.heddle.Device;
import dev.heddle.DeviceFeature;
import dev.heddle.QueueOptions;
import dev.heddle.bench.kernels.Workload;
import dev.heddle.bench.report.ContenderDescription;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * A device of a backend.
 *
 * @param description who it is
 * @param device the device
 */
public record HeddleDevice(ContenderDescription description, Device device) implements Contender {
  @Override
  public Optional<String> unfit(Workload workload) {
    Set<DeviceFeature> needs = EnumSet.of(DeviceFeature.JAVA_KERNELS);
    needs.addAll(workload.needs());
    return lacks(device, needs);
  }

  /**
   * {@return which features a device lacks, in words, if it does}
   *
   * @param device the device
   * @param needs what is needed
   */
  public static Optional<String> lacks(Device device, Set<DeviceFeature> needs) {
    for (DeviceFeature feature : needs) {
      if (!device.has(feature)) {
        return Optional.of(
            "the device has no feature %s (%s)".formatted(feature, feature.description()));
      }
    }
    return Optional.empty();
  }

  @Override
  public Prepared prepare(Workload workload) {
    return new DeviceRun(
        device,
        ContextOptions.defaults(),
        QueueOptions.IN_ORDER,
        workload,
        DeviceRun.Code.GENERATED);
  }
}
