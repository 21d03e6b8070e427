package dev.heddle.spi.host;

import dev.heddle.ImageFormat;
import dev.heddle.Origin;
import dev.heddle.Pitch;
import dev.heddle.Region;
import dev.heddle.spi.Command;
import dev.heddle.spi.DriverBuffer;
import dev.heddle.spi.DriverImage;
import dev.heddle.spi.StridedCopy;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/** Reads, writes, copies and fills; large ones are shared by the workers. */
public final class HostTransfers {
  /** Below this a single thread is as fast as several: measured, one core fills the bus by then. */
  private static final long PART = 4L << 20;

  private final WorkPool pool;

  /**
   * Makes transfers.
   *
   * @param pool who shares the large ones
   */
  public HostTransfers(WorkPool pool) {
    this.pool = pool;
  }

  /**
   * Does a command on {@link HostBuffer}s and {@link HostImage}s.
   *
   * @param command a read, write, copy or fill
   * @throws Throwable what stops it
   */
  public void run(Command command) throws Throwable {
    switch (command) {
      case Command.ReadBuffer(var source, long offset, var target) ->
          copy(memory(source), offset, target, 0, target.byteSize());
      case Command.WriteBuffer(var source, var target, long offset) ->
          copy(source, 0, memory(target), offset, source.byteSize());
      case Command.CopyBuffer(var source, long from, var target, long to, long byteSize) ->
          copy(memory(source), from, memory(target), to, byteSize);
      case Command.ReadBufferRect(var source, var from, var target, var to, var region) ->
          StridedCopy.copy(
              memory(source),
              StridedCopy.offset(from),
              from.pitch(),
              target,
              StridedCopy.offset(to),
              to.pitch(),
              region);
      case Command.WriteBufferRect(var source, var from, var target, var to, var region) ->
          StridedCopy.copy(
              source,
              StridedCopy.offset(from),
              from.pitch(),
              memory(target),
              StridedCopy.offset(to),
              to.pitch(),
              region);
      case Command.CopyBufferRect(var source, var from, var target, var to, var region) ->
          StridedCopy.copy(
              memory(source),
              StridedCopy.offset(from),
              from.pitch(),
              memory(target),
              StridedCopy.offset(to),
              to.pitch(),
              region);
      case Command.FillBuffer(var target, var pattern, long offset, long byteSize) ->
          fill(memory(target).asSlice(offset, byteSize), pattern);
      case Command.ReadImage(var source, var origin, var region, var target, var pitch) -> {
        HostImage image = image(source);
        StridedCopy.copy(
            image.memory(),
            image.offset(origin),
            image.strides(),
            target,
            0,
            HostImage.strides(image.request().kind(), pitch),
            image.rows(region));
      }
      case Command.WriteImage(var source, var pitch, var target, var origin, var region) -> {
        HostImage image = image(target);
        StridedCopy.copy(
            source,
            0,
            HostImage.strides(image.request().kind(), pitch),
            image.memory(),
            image.offset(origin),
            image.strides(),
            image.rows(region));
      }
      case Command.CopyImage(var source, var from, var target, var to, var region) -> {
        HostImage read = image(source);
        HostImage write = image(target);
        StridedCopy.copy(
            read.memory(),
            read.offset(from),
            read.strides(),
            write.memory(),
            write.offset(to),
            write.strides(),
            read.rows(region));
      }
      case Command.CopyImageToBuffer(
              var source,
              var origin,
              var region,
              var target,
              long offset) -> {
        HostImage image = image(source);
        Region rows = image.rows(region);
        StridedCopy.copy(
            image.memory(),
            image.offset(origin),
            image.strides(),
            memory(target),
            offset,
            packed(rows),
            rows);
      }
      case Command.CopyBufferToImage(
              var source,
              long offset,
              var target,
              var origin,
              var region) -> {
        HostImage image = image(target);
        Region rows = image.rows(region);
        StridedCopy.copy(
            memory(source),
            offset,
            packed(rows),
            image.memory(),
            image.offset(origin),
            image.strides(),
            rows);
      }
      case Command.FillImage(var target, var colour, var origin, var region) -> {
        HostImage image = image(target);
        ImageFormat format = image.request().format();
        MemorySegment texel = Arena.ofAuto().allocate(format.byteSize(), 16);
        TexelCodec.of(format).write(texel, 0, colour);
        fill(image, texel, origin, region);
      }
      case Command.FillImageInt(var target, var colour, var origin, var region) -> {
        HostImage image = image(target);
        ImageFormat format = image.request().format();
        MemorySegment texel = Arena.ofAuto().allocate(format.byteSize(), 16);
        TexelCodec.of(format).write(texel, 0, colour);
        fill(image, texel, origin, region);
      }
      case Command.Unmap _, Command.Marker _, Command.LaunchRecord _, Command.LaunchProgram _ ->
          throw new AssertionError("no transfer: " + command);
    }
  }

  private void copy(MemorySegment source, long from, MemorySegment target, long to, long byteSize)
      throws Throwable {
    pool.forEachRange(
        byteSize,
        PART,
        (start, end) -> MemorySegment.copy(source, from + start, target, to + start, end - start));
  }

  /** Fills by doubling what is there already, so that the pattern's size does not matter. */
  private void fill(MemorySegment target, MemorySegment pattern) throws Throwable {
    long unit = pattern.byteSize();
    pool.forEachRange(
        target.byteSize(),
        PART,
        (start, end) -> {
          // Parts start at multiples of the pattern: both are powers of two, or there is one part.
          MemorySegment part = target.asSlice(start, end - start);
          MemorySegment.copy(pattern, 0, part, 0, unit);
          long done = unit;
          while (done < part.byteSize()) {
            long more = Math.min(done, part.byteSize() - done);
            MemorySegment.copy(part, 0, part, done, more);
            done += more;
          }
        });
  }

  private static void fill(HostImage image, MemorySegment texel, Origin origin, Region region) {
    Pitch strides = image.strides();
    long row = region.width() * image.texelBytes();
    MemorySegment memory = image.memory();
    long first = image.offset(origin);
    for (long x = 0; x < region.width(); x++) {
      MemorySegment.copy(texel, 0, memory, first + x * image.texelBytes(), image.texelBytes());
    }
    for (long z = 0; z < region.depth(); z++) {
      for (long y = z == 0 ? 1 : 0; y < region.height(); y++) {
        long at = first + z * strides.sliceBytes() + y * strides.rowBytes();
        MemorySegment.copy(memory, first, memory, at, row);
      }
    }
  }

  private static Pitch packed(Region rows) {
    return new Pitch(rows.width(), rows.width() * rows.height());
  }

  private static MemorySegment memory(DriverBuffer buffer) {
    return ((HostBuffer) buffer).memory();
  }

  private static HostImage image(DriverImage image) {
    return (HostImage) image;
  }
}
