package dev.heddle.tck;

import dev.heddle.ChannelOrder;
import dev.heddle.ImageFormat;
import dev.heddle.ImageKind;
import dev.heddle.KernelAccess;
import dev.heddle.QueueOptions;
import dev.heddle.Rule;
import dev.heddle.spi.BufferRequest;
import dev.heddle.spi.ContextDriver;
import dev.heddle.spi.DeviceDriver;
import dev.heddle.spi.DeviceInfo;
import dev.heddle.spi.DriverBuffer;
import dev.heddle.spi.DriverImage;
import dev.heddle.spi.DriverKernel;
import dev.heddle.spi.DriverProgram;
import dev.heddle.spi.ImageRequest;
import dev.heddle.spi.KernelRequest;
import dev.heddle.spi.QueueDriver;
import java.util.List;

/** A device whose driver neglects a duty; all else is the sound driver's. */
final class FaultyDevice implements DeviceDriver {
  private final DeviceDriver sound;
  private final Rule rule;

  FaultyDevice(DeviceDriver sound, Rule rule) {
    this.sound = sound;
    this.rule = rule;
  }

  @Override
  public DeviceInfo info() {
    return sound.info();
  }

  @Override
  public List<ImageFormat> imageFormats(ImageKind kind, KernelAccess access) {
    List<ImageFormat> formats = sound.imageFormats(kind, access);
    return rule == Rule.IMG_2
        ? formats.stream().filter(format -> format.order() != ChannelOrder.BGRA).toList()
        : formats;
  }

  @Override
  public ContextDriver newContext() {
    return new FaultyContext(sound.newContext(), rule);
  }

  /** A context whose queues are faulty. */
  private record FaultyContext(ContextDriver sound, Rule rule) implements ContextDriver {
    @Override
    public DriverBuffer newBuffer(BufferRequest request) {
      return sound.newBuffer(FaultyQueue.broken(request, rule));
    }

    @Override
    public DriverBuffer newSubBuffer(
        DriverBuffer parent,
        long byteOffset,
        long byteSize,
        KernelAccess kernelAccess,
        dev.heddle.HostAccess hostAccess) {
      return sound.newSubBuffer(parent, byteOffset, byteSize, kernelAccess, hostAccess);
    }

    @Override
    public DriverImage newImage(ImageRequest request) {
      return sound.newImage(request);
    }

    @Override
    public QueueDriver newQueue(QueueOptions options) {
      return new FaultyQueue(sound.newQueue(options), rule);
    }

    @Override
    public DriverProgram newProgram(String source, List<String> options) {
      return sound.newProgram(source, options);
    }

    @Override
    public List<DriverKernel> newKernels(List<KernelRequest> requests) {
      return sound.newKernels(requests);
    }

    @Override
    public boolean findsFaults() {
      return sound.findsFaults();
    }

    @Override
    public void close() {
      sound.close();
    }
  }
}
