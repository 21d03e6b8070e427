package dev.heddle.bench.contender;

import dev.heddle.Device;
import dev.heddle.bench.aparapi.HandKernel;
import dev.heddle.bench.aparapi.HandKernels;
import dev.heddle.bench.kernels.Workload;
import dev.heddle.bench.report.ContenderDescription;
import java.util.List;
import java.util.Optional;

/**
 * A device programmed with Aparapi, as one would who has no Heddle.
 *
 * @param description who it is
 * @param device the device, as the backend {@code aparapi} has it
 * @param sameNameBefore how many devices of the same name come before it
 */
public record AparapiByHand(ContenderDescription description, Device device, int sameNameBefore)
    implements Contender {
  /** The backend with the same devices. */
  static final String BACKEND = "aparapi";

  /** What its ids have in place of the backend's name. */
  static final String ID = "aparapi-java";

  /** {@return one for each device of the backend {@code aparapi}} */
  static List<AparapiByHand> all(List<HeddleDevice> devices) {
    return Twins.of(devices, BACKEND, ID, "Aparapi by hand", AparapiByHand::new);
  }

  @Override
  public Optional<String> unfit(Workload workload) {
    return HandKernels.has(workload)
        ? HeddleDevice.lacks(device, workload.needs())
        : Optional.of("it is not written for Aparapi by hand");
  }

  @Override
  public Prepared prepare(Workload workload) {
    HandKernel kernel = HandKernels.prepare(workload, device.name(), sameNameBefore);
    return new Prepared() {
      @Override
      public void run() {
        kernel.launchAll();
      }

      @Override
      public void fetch() {
        kernel.getOutputs();
      }

      @Override
      public void close() {
        kernel.release();
      }
    };
  }
}
