package dev.heddle.spi.runtime;

import dev.heddle.Buffer;
import dev.heddle.DeviceFeature;
import dev.heddle.DeviceLimit;
import dev.heddle.HostAccess;
import dev.heddle.HostMemory;
import dev.heddle.ImageKind;
import dev.heddle.KernelAccess;
import dev.heddle.MemoryOptions;
import dev.heddle.Pitch;
import dev.heddle.Region;
import dev.heddle.Rule;
import dev.heddle.Status;
import dev.heddle.UnsupportedFeatureException;
import dev.heddle.spi.BufferRequest;
import dev.heddle.spi.ContextDriver;
import dev.heddle.spi.DriverBuffer;
import dev.heddle.spi.DriverImage;
import dev.heddle.spi.ElementType;
import dev.heddle.spi.ImageRequest;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/**
 * Makes buffers and images: what BUF-1 to BUF-4 and IMG-1 to IMG-3 say. Called under the lock,
 * where it does not say otherwise.
 */
final class MemoryFactory {
  private final RuntimeContext context;
  private final ContextDriver driver;
  private final RuntimeDevice device;
  private final Rules rules;
  private final Bounds bounds;

  MemoryFactory(RuntimeContext context, ContextDriver driver) {
    this.context = context;
    this.driver = driver;
    this.device = context.device();
    this.rules = context.rules();
    this.bounds = new Bounds(rules);
  }

  /** What a new object takes before its storage is made. */
  private record Taken(Pitch pitch, UseMemory.@Nullable Claim claim) {}

  RuntimeBuffer newBuffer(long byteSize, MemoryOptions options) {
    HostMemory hostMemory = options.hostMemory();
    return context.makeApart(
        () -> takeBuffer(byteSize, options),
        taken ->
            driver.newBuffer(
                new BufferRequest(
                    byteSize, hostMemory, options.kernelAccess(), options.hostAccess())),
        (taken, storage) ->
            new RuntimeBuffer(
                new BufferMemory(context, storage, byteSize, options, taken.claim()),
                ElementType.BYTE),
        taken -> unclaim(taken.claim()));
  }

  private Taken takeBuffer(long byteSize, MemoryOptions options) {
    long maximum = device.limit(DeviceLimit.MAX_ALLOCATION_BYTES);
    if (byteSize < 1 || byteSize > maximum) {
      rules.refuse(
          Rule.BUF_1,
          Status.INVALID_BUFFER_SIZE,
          "a buffer%s of %d bytes: %s takes 1 to %d",
          quoted(options.label()),
          byteSize,
          device,
          maximum);
    }
    HostMemory hostMemory = options.hostMemory();
    if (!pitchOf(hostMemory).equals(Pitch.PACKED)) {
      rules.refuse(
          Rule.BUF_2,
          Status.INVALID_VALUE,
          "a buffer has no rows: host memory with pitches is for images");
    }
    return new Taken(Pitch.PACKED, checkHostMemory(hostMemory, byteSize));
  }

  BufferMemory newSubBuffer(
      BufferMemory parent,
      Buffer madeFrom,
      long byteOffset,
      long byteSize,
      KernelAccess kernelAccess,
      HostAccess hostAccess) {
    if (parent.parent != null || parent.isClosed()) {
      rules.refuse(
          parent.parent != null ? Rule.BUF_4 : Rule.CMD_5,
          Status.INVALID_MEM_OBJECT,
          "cannot make a part of %s: it %s",
          parent,
          parent.parent != null ? "is a sub-buffer; make the part from its parent" : "is closed");
    }
    if (byteSize == 0) {
      rules.refuse(Rule.BUF_4, Status.INVALID_BUFFER_SIZE, "a sub-buffer of 0 bytes of %s", parent);
    }
    bounds.bytes(Rule.BUF_4, parent, byteOffset, byteSize);
    if (!parent.kernelAccess.includes(kernelAccess) || !parent.hostAccess.includes(hostAccess)) {
      rules.refuse(
          Rule.BUF_4,
          Status.INVALID_VALUE,
          "a sub-buffer with kernel access %s and host access %s is wider than %s with %s and %s",
          kernelAccess,
          hostAccess,
          parent,
          parent.kernelAccess,
          parent.hostAccess);
    }
    long alignment = Math.max(1, device.limit(DeviceLimit.BASE_ALIGNMENT_BYTES));
    if (byteOffset % alignment != 0) {
      rules.refuse(
          Rule.BUF_4,
          Status.MISALIGNED_SUB_BUFFER_OFFSET,
          "a sub-buffer of %s at byte %d: %s takes multiples of %d",
          parent,
          byteOffset,
          device,
          alignment);
    }
    DriverBuffer storage =
        driver.newSubBuffer(parent.driver(), byteOffset, byteSize, kernelAccess, hostAccess);
    return new BufferMemory(
        parent, madeFrom, storage, byteOffset, byteSize, kernelAccess, hostAccess);
  }

  RuntimeImage newImage(ImageShape shape, MemoryOptions options) {
    return context.makeApart(
        () -> takeImage(shape, options),
        taken -> {
          ImageRequest request = request(shape, options, taken.pitch());
          return new Made(request, driver.newImage(request));
        },
        (taken, made) ->
            ImageKinds.view(
                new ImageMemory(
                    context,
                    null,
                    null,
                    made.storage(),
                    made.request(),
                    options.label(),
                    taken.claim())),
        taken -> unclaim(taken.claim()));
  }

  /** An image at the driver. */
  private record Made(ImageRequest request, DriverImage storage) {}

  private Taken takeImage(ImageShape shape, MemoryOptions options) {
    checkShape(shape, options.kernelAccess());
    HostMemory hostMemory = options.hostMemory();
    Pitch pitch = checkPitch(shape, pitchOf(hostMemory));
    long span = Bounds.span(shape.kind(), shape.format().byteSize(), region(shape), pitch);
    return new Taken(pitch, checkHostMemory(hostMemory, span));
  }

  private static ImageRequest request(ImageShape shape, MemoryOptions options, Pitch pitch) {
    return request(
        shape, options.hostMemory(), pitch, null, options.kernelAccess(), options.hostAccess());
  }

  RuntimeImage newImage(ImageShape shape, Buffer buffer, long rowPitchBytes) {
    BufferMemory parent = Handles.buffer(buffer, context);
    if (shape.kind() == ImageKind.IMAGE_2D && !device.has(DeviceFeature.IMAGE_2D_FROM_BUFFER)) {
      throw new UnsupportedFeatureException(
          DeviceFeature.IMAGE_2D_FROM_BUFFER, device + " makes no 2D images from buffers");
    }
    checkShape(shape, parent.kernelAccess);
    Pitch pitch = checkPitch(shape, Pitch.ofRows(rowPitchBytes));
    int texel = shape.format().byteSize();
    if (shape.kind() == ImageKind.IMAGE_2D) {
      long alignment = texel * Math.max(1, device.limit(DeviceLimit.IMAGE_PITCH_ALIGNMENT_TEXELS));
      long base = texel * Math.max(1, device.limit(DeviceLimit.IMAGE_BASE_ALIGNMENT_TEXELS));
      if (pitch.rowBytes() % alignment != 0 || parent.byteOffset % base != 0) {
        rules.refuse(
            Rule.IMG_3,
            Status.INVALID_IMAGE_DESCRIPTOR,
            "a 2D image of %s with row pitch %d: %s takes pitches that are multiples of %d and buffers"
                + " that start at multiples of %d",
            parent,
            pitch.rowBytes(),
            device,
            alignment,
            base);
      }
    }
    long span = Bounds.span(shape.kind(), texel, region(shape), pitch);
    if (span > parent.byteSize) {
      rules.refuse(
          Rule.IMG_1,
          Status.INVALID_IMAGE_SIZE,
          "an image of %d bytes does not fit into %s, whose size is %d",
          span,
          parent,
          parent.byteSize);
    }
    ImageRequest request =
        request(
            shape, HostMemory.NONE, pitch, parent.driver(), parent.kernelAccess, parent.hostAccess);
    return ImageKinds.view(
        new ImageMemory(
            context, parent, buffer, driver.newImage(request), request, parent.label, null));
  }

  RuntimeHostAllocation newHostAllocation(long byteSize) {
    if (byteSize < 1) {
      throw Rules.violation(
          Rule.BUF_1,
          Status.INVALID_BUFFER_SIZE,
          "a host allocation of %d bytes; it has at least 1",
          byteSize);
    }
    long alignment =
        Math.max(
            device.limit(DeviceLimit.HOST_ALIGNMENT_BYTES),
            device.limit(DeviceLimit.BASE_ALIGNMENT_BYTES));
    return new RuntimeHostAllocation(context, byteSize, Math.max(alignment, 8));
  }

  private static ImageRequest request(
      ImageShape shape,
      HostMemory hostMemory,
      Pitch pitch,
      @Nullable DriverBuffer buffer,
      KernelAccess kernelAccess,
      HostAccess hostAccess) {
    return new ImageRequest(
        shape.kind(),
        shape.format(),
        (int) shape.width(),
        (int) shape.height(),
        (int) shape.depth(),
        (int) shape.layers(),
        hostMemory,
        pitch,
        buffer,
        kernelAccess,
        hostAccess);
  }

  private Pitch checkPitch(ImageShape shape, Pitch pitch) {
    return bounds.pitch(
        Rule.IMG_3,
        Status.INVALID_IMAGE_DESCRIPTOR,
        shape.kind(),
        shape.format().byteSize(),
        region(shape),
        pitch);
  }

  private void checkShape(ImageShape shape, KernelAccess access) {
    if (!device.has(DeviceFeature.IMAGES)) {
      throw Rules.violation(
          Rule.IMG_1,
          Status.INVALID_OPERATION,
          "%s has no images; ask Device.has(DeviceFeature.IMAGES)",
          device);
    }
    checkSize(shape, "width", shape.width(), widthLimit(shape.kind()));
    checkSize(
        shape,
        "height",
        shape.height(),
        switch (shape.kind()) {
          case IMAGE_2D, IMAGE_2D_ARRAY -> DeviceLimit.MAX_IMAGE_2D_HEIGHT;
          case IMAGE_3D -> DeviceLimit.MAX_IMAGE_3D_HEIGHT;
          default -> null;
        });
    checkSize(
        shape,
        "depth",
        shape.depth(),
        shape.kind() == ImageKind.IMAGE_3D ? DeviceLimit.MAX_IMAGE_3D_DEPTH : null);
    checkSize(
        shape,
        "number of layers",
        shape.layers(),
        shape.kind().isArray() ? DeviceLimit.MAX_IMAGE_ARRAY_LAYERS : null);
    if (!device.driver().imageFormats(shape.kind(), access).contains(shape.format())) {
      throw Rules.violation(
          Rule.IMG_1,
          Status.IMAGE_FORMAT_NOT_SUPPORTED,
          "%s has no %s of format %s; Device.imageFormats lists what it has",
          device,
          shape.kind(),
          shape.format());
    }
    long bytes = Bounds.times(shape.texels(), shape.format().byteSize());
    long maximum = device.limit(DeviceLimit.MAX_ALLOCATION_BYTES);
    if (bytes > maximum) {
      rules.refuse(
          Rule.IMG_1,
          Status.INVALID_IMAGE_SIZE,
          "an image of %d bytes: %s takes up to %d",
          bytes,
          device,
          maximum);
    }
  }

  private void checkSize(ImageShape shape, String what, long size, @Nullable DeviceLimit limit) {
    long maximum = limit == null ? 1 : device.limit(limit);
    if (size < 1 || size > maximum) {
      rules.refuse(
          Rule.IMG_1,
          Status.INVALID_IMAGE_SIZE,
          "the %s of an %s is %d: %s takes 1 to %d",
          what,
          shape.kind(),
          size,
          device,
          maximum);
    }
  }

  private static DeviceLimit widthLimit(ImageKind kind) {
    return switch (kind) {
      case IMAGE_1D_BUFFER -> DeviceLimit.MAX_IMAGE_BUFFER_WIDTH;
      case IMAGE_3D -> DeviceLimit.MAX_IMAGE_3D_WIDTH;
      default -> DeviceLimit.MAX_IMAGE_2D_WIDTH;
    };
  }

  private static Region region(ImageShape shape) {
    return shape.kind() == ImageKind.IMAGE_1D_ARRAY
        ? Region.of(shape.width(), shape.layers())
        : Region.of(shape.width(), shape.height(), Math.max(shape.depth(), shape.layers()));
  }

  private static Pitch pitchOf(HostMemory hostMemory) {
    return switch (hostMemory) {
      case HostMemory.Use use -> use.pitch();
      case HostMemory.Copy copy -> copy.pitch();
      case HostMemory.None none -> Pitch.PACKED;
      case HostMemory.Allocate allocate -> Pitch.PACKED;
    };
  }

  private UseMemory.@Nullable Claim checkHostMemory(HostMemory hostMemory, long byteSize) {
    return switch (hostMemory) {
      case HostMemory.Use use ->
          context
              .useMemory()
              .claim(
                  use.segment(),
                  byteSize,
                  Math.max(1, device.limit(DeviceLimit.HOST_ALIGNMENT_BYTES)));
      case HostMemory.Copy copy -> {
        checkCopy(copy.segment(), byteSize);
        yield null;
      }
      case HostMemory.None none -> null;
      case HostMemory.Allocate allocate -> null;
    };
  }

  private void checkCopy(MemorySegment segment, long byteSize) {
    boolean alive = segment.scope().isAlive();
    if (alive && !segment.isAccessibleBy(Thread.currentThread())) {
      throw new WrongThreadException(
          "host memory cannot be copied: the segment belongs to another thread: " + segment);
    }
    if (segment.byteSize() < byteSize || !alive) {
      rules.refuse(
          Rule.BUF_2,
          Status.INVALID_HOST_PTR,
          "host memory cannot be copied: it %s",
          alive
              ? "has %d bytes, and the object %d".formatted(segment.byteSize(), byteSize)
              : "is dead: its scope has ended");
    }
  }

  private void unclaim(UseMemory.@Nullable Claim claim) {
    if (claim != null) {
      context.useMemory().release(claim);
    }
  }

  private static String quoted(String label) {
    return label.isEmpty() ? "" : " \"" + label + "\"";
  }
}
