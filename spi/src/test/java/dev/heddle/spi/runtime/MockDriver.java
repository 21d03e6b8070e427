package dev.heddle.spi.runtime;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.Mockito.lenient;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.heddle.ChannelOrder;
import dev.heddle.ChannelType;
import dev.heddle.Context;
import dev.heddle.ContextOptions;
import dev.heddle.DeviceFeature;
import dev.heddle.DeviceLimit;
import dev.heddle.DeviceType;
import dev.heddle.EventStatus;
import dev.heddle.ImageFormat;
import dev.heddle.Pitch;
import dev.heddle.spi.ContextDriver;
import dev.heddle.spi.DeviceDriver;
import dev.heddle.spi.DeviceInfo;
import dev.heddle.spi.Driver;
import dev.heddle.spi.DriverBackend;
import dev.heddle.spi.DriverBuffer;
import dev.heddle.spi.DriverEvent;
import dev.heddle.spi.DriverImage;
import dev.heddle.spi.DriverKernel;
import dev.heddle.spi.DriverMapping;
import dev.heddle.spi.QueueDriver;
import java.lang.foreign.Arena;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;

/** A driver of mocks: it accepts everything, and every command is complete at once. */
final class MockDriver {
  final ContextDriver context = mock(ContextDriver.class);
  final QueueDriver queue = mock(QueueDriver.class);
  final DriverBuffer buffer = mock(DriverBuffer.class);
  final DriverImage image = mock(DriverImage.class);

  MockDriver() {
    DriverMapping mapping = mock(DriverMapping.class);
    lenient().when(mapping.memory()).thenReturn(Arena.ofAuto().allocate(1 << 16, 128));
    lenient().when(mapping.pitch()).thenReturn(Pitch.PACKED);
    DriverEvent complete = complete();
    lenient().when(mapping.event()).thenReturn(complete);
    lenient().when(context.newBuffer(any())).thenReturn(buffer);
    lenient()
        .when(context.newSubBuffer(any(), anyLong(), anyLong(), any(), any()))
        .thenReturn(buffer);
    lenient().when(context.newImage(any())).thenReturn(image);
    lenient().when(context.newQueue(any())).thenReturn(queue);
    lenient().when(context.findsFaults()).thenReturn(true);
    lenient().when(context.newKernels(any())).thenReturn(List.of(mock(DriverKernel.class)));
    lenient().when(queue.submit(any(), any(), any())).thenReturn(complete);
    lenient().when(queue.map(any(), any(), any())).thenReturn(mapping);
  }

  static DriverEvent complete() {
    DriverEvent event = mock(DriverEvent.class);
    when(event.status()).thenReturn(EventStatus.COMPLETE);
    return event;
  }

  Context open() {
    return open(ContextOptions.defaults());
  }

  Context open(ContextOptions options) {
    DriverBackend backend = new MockBackend();
    return backend.newContext(backend.devices().getFirst(), options);
  }

  private final class MockBackend extends DriverBackend {
    MockBackend() {
      super("mock", 0);
    }

    @Override
    protected Driver connect() {
      DeviceDriver device = mock(DeviceDriver.class);
      when(device.info())
          .thenReturn(
              new DeviceInfo(
                  "Mock",
                  "Heddle",
                  "1",
                  DeviceType.GPU,
                  false,
                  Map.ofEntries(
                      Map.entry(DeviceLimit.MAX_ALLOCATION_BYTES, 1L << 32),
                      Map.entry(DeviceLimit.BASE_ALIGNMENT_BYTES, 128L),
                      Map.entry(DeviceLimit.HOST_ALIGNMENT_BYTES, 16L),
                      Map.entry(DeviceLimit.LOCAL_MEMORY_BYTES, 1024L),
                      Map.entry(DeviceLimit.MAX_WORK_GROUP_SIZE, 64L),
                      Map.entry(DeviceLimit.MAX_LOCAL_SIZE_X, 64L),
                      Map.entry(DeviceLimit.MAX_LOCAL_SIZE_Y, 64L),
                      Map.entry(DeviceLimit.MAX_LOCAL_SIZE_Z, 4L),
                      Map.entry(DeviceLimit.MAX_IMAGE_2D_WIDTH, 1024L),
                      Map.entry(DeviceLimit.MAX_IMAGE_2D_HEIGHT, 1024L)),
                  EnumSet.of(DeviceFeature.JAVA_KERNELS, DeviceFeature.IMAGES)));
      lenient()
          .when(device.imageFormats(any(), any()))
          .thenReturn(List.of(new ImageFormat(ChannelOrder.RGBA, ChannelType.UNORM_INT8)));
      lenient().when(device.newContext()).thenReturn(context);
      return () -> List.of(device);
    }
  }
}
