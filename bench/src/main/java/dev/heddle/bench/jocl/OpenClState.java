package dev.heddle.bench.jocl;

import dev.heddle.Backend;
import dev.heddle.Device;
import dev.heddle.bench.BenchmarkDefaults;
import java.util.List;
import java.util.Locale;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** The OpenCL device on which both sides run; their states extend it. */
@State(Scope.Thread)
@SuppressWarnings("NullAway.Init") // JMH sets parameters and calls setups before any benchmark
public abstract class OpenClState {
  /** A part of the device's name; empty for the first OpenCL device, a GPU if there is one. */
  @Param("")
  String device;

  /** For {@link BenchmarkDefaults benchmarks}. */
  protected OpenClState() {}

  Device heddleDevice() {
    List<Device> devices =
        Backend.installed().stream()
            .filter(backend -> backend.name().equals("jocl"))
            .flatMap(backend -> backend.devices().stream())
            .toList();
    String part = device.toLowerCase(Locale.ROOT);
    return devices.stream()
        .filter(candidate -> candidate.name().toLowerCase(Locale.ROOT).contains(part))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "no OpenCL device with '%s' in its name, but %s"
                        .formatted(device, devices.stream().map(Device::name).toList())));
  }

  RawOpenCl newRaw() {
    return new RawOpenCl(heddleDevice().name());
  }
}
