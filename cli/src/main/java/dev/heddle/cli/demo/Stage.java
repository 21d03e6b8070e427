package dev.heddle.cli.demo;

import dev.heddle.Device;
import dev.heddle.DeviceFeature;
import java.util.List;
import java.util.Optional;

/** The stages of the pipeline, in their order; each works on what the ones before it left. */
enum Stage {
  MANDELBROT("paint the Mandelbrot set"),
  UPLOAD("upload through a map"),
  BLUR("Gaussian blur on images"),
  EDGES("Sobel edges on images"),
  HISTOGRAM("histogram with atomics"),
  MEAN("mean with local memory"),
  HEAT("heat diffusion");

  private final String title;

  Stage(String title) {
    this.title = title;
  }

  String title() {
    return title;
  }

  /** {@return what the device lacks for this stage} */
  Optional<DeviceFeature> lackedBy(Device device) {
    List<DeviceFeature> needs =
        switch (this) {
          case UPLOAD -> List.of(DeviceFeature.IMAGES);
          case HEAT -> List.of(DeviceFeature.JAVA_KERNELS);
          default -> List.of(DeviceFeature.IMAGES, DeviceFeature.JAVA_KERNELS);
        };
    return needs.stream().filter(feature -> !device.has(feature)).findFirst();
  }
}
