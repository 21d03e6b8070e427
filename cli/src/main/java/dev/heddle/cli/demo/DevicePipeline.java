package dev.heddle.cli.demo;

import dev.heddle.CommandQueue;
import dev.heddle.Context;
import dev.heddle.Device;
import dev.heddle.DeviceFeature;
import java.util.Optional;

/** The stages on a device, through one in-order queue. */
final class DevicePipeline implements Pipeline {
  private final Context context;
  private final Optional<ImageStages> images;
  private final HeatStage heat;

  private DevicePipeline(Context context, Optional<ImageStages> images, HeatStage heat) {
    this.context = context;
    this.images = images;
    this.heat = heat;
  }

  /** Opens the device and gets the memory of all stages that it is able to run. */
  static DevicePipeline open(Device device, Workload work, Progress.Starter progress) {
    Context context = Context.open(device);
    try {
      CommandQueue queue = context.newQueue();
      Optional<ImageStages> images =
          device.has(DeviceFeature.IMAGES)
              ? Optional.of(new ImageStages(queue, work))
              : Optional.empty();
      return new DevicePipeline(context, images, new HeatStage(queue, work.heatSteps(), progress));
    } catch (Throwable e) {
      context.close();
      throw e;
    }
  }

  @Override
  public void warmUp(Stage stage) {
    if (stage == Stage.HEAT) {
      heat.warmUp();
    } else {
      run(stage);
    }
  }

  @Override
  public void run(Stage stage) {
    if (stage == Stage.HEAT) {
      heat.run();
    } else {
      images.orElseThrow().run(stage);
    }
  }

  @Override
  public Result result(Stage stage) {
    return stage == Stage.HEAT ? heat.result() : images.orElseThrow().result(stage);
  }

  @Override
  public void close() {
    // The memory first: what is open when its context closes is a leak.
    try (context) {
      heat.close();
      images.ifPresent(ImageStages::close);
    }
  }
}
