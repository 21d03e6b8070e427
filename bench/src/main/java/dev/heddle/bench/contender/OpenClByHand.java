package dev.heddle.bench.contender;

import dev.heddle.Device;
import dev.heddle.bench.kernels.Workload;
import dev.heddle.bench.opencl.OpenClDevice;
import dev.heddle.bench.report.ContenderDescription;
import java.util.List;
import java.util.Optional;

/**
 * A device programmed in OpenCL C through JOCL, as one would who has no Heddle.
 *
 * @param description who it is
 * @param device the device, as the backend {@code jocl} has it
 * @param sameNameBefore how many devices of the same name come before it
 */
public record OpenClByHand(ContenderDescription description, Device device, int sameNameBefore)
    implements Contender {
  /** The backend with the same devices. */
  static final String BACKEND = "jocl";

  /** What its ids have in place of the backend's name. */
  static final String ID = "opencl-c";

  /** {@return one for each device of the backend {@code jocl}} */
  static List<OpenClByHand> all(List<HeddleDevice> devices) {
    return Twins.of(devices, BACKEND, ID, "OpenCL C by hand", OpenClByHand::new);
  }

  @Override
  public Optional<String> unfit(Workload workload) {
    return HeddleDevice.lacks(device, workload.needs());
  }

  @Override
  public Prepared prepare(Workload workload) {
    return new OpenClRun(new OpenClDevice(device.name(), sameNameBefore), workload);
  }
}
