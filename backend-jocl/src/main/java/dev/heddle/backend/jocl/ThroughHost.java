package dev.heddle.backend.jocl;

import dev.heddle.Float4;
import dev.heddle.ImageFormat;
import dev.heddle.ImageKind;
import dev.heddle.Origin;
import dev.heddle.Region;
import dev.heddle.spi.Command;
import java.lang.foreign.MemorySegment;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A command that a driver gets wrong, as one that reads to host memory and one that writes from
 * there: reads and writes of images are right on all drivers.
 *
 * @param toHost fills the memory; {@code null} if it is filled already
 * @param fromHost does what was asked for
 * @param staging the memory
 */
record ThroughHost(@Nullable Command toHost, Command fromHost, HostWork staging) {
  /** {@return what to enqueue in place of a command; {@code null} for that itself} */
  static @Nullable ThroughHost of(Command command, Set<DriverQuirk> quirks) {
    if (quirks.isEmpty()) {
      return null;
    }
    return switch (command) {
      case Command.CopyImageToBuffer(JoclImage source, var origin, var region, var target, long to)
          when isFurtherRow(source, origin, region)
              && quirks.contains(DriverQuirk.ROWS_NOT_COPIED) -> {
        HostWork staging = staging(source, region);
        yield new ThroughHost(
            read(source, origin, region, staging),
            new Command.WriteBuffer(staging.memory(), target, to),
            staging);
      }
      case Command.CopyBufferToImage(
              var source,
              long from,
              JoclImage target,
              var origin,
              var region)
          when isFurtherRow(target, origin, region)
              && quirks.contains(DriverQuirk.ROWS_NOT_COPIED) -> {
        HostWork staging = staging(target, region);
        yield new ThroughHost(
            new Command.ReadBuffer(source, from, staging.memory()),
            write(staging, target, origin, region),
            staging);
      }
      case Command.CopyImage(JoclImage source, var from, JoclImage target, var to, var region)
          when (isFurtherPlane(source, from, region) || isFurtherPlane(target, to, region))
                  && quirks.contains(DriverQuirk.PLANES_MISCOPIED)
              || (isFurtherRow(source, from, region) || isFurtherRow(target, to, region))
                  && quirks.contains(DriverQuirk.ROWS_NOT_COPIED) -> {
        HostWork staging = staging(source, region);
        yield new ThroughHost(
            read(source, from, region, staging), write(staging, target, to, region), staging);
      }
      case Command.FillImage(JoclImage target, Float4 colour, var origin, var region)
          when hasInfiniteHalf(target.request().format(), colour)
              && quirks.contains(DriverQuirk.INFINITE_HALVES_CLAMPED) -> {
        HostWork staging = staging(target, region);
        repeat(
            MemorySegment.ofBuffer(Texel.of(target.request().format(), colour)), staging.memory());
        yield new ThroughHost(null, write(staging, target, origin, region), staging);
      }
      default -> null;
    };
  }

  private static boolean isFurtherRow(JoclImage image, Origin origin, Region region) {
    return image.kind() == ImageKind.IMAGE_1D_ARRAY && origin.y() + region.height() > 1;
  }

  private static boolean isFurtherPlane(JoclImage image, Origin origin, Region region) {
    return image.kind() == ImageKind.IMAGE_2D_ARRAY && origin.z() + region.depth() > 1;
  }

  private static boolean hasInfiniteHalf(ImageFormat format, Float4 colour) {
    return Texel.isHalf(format)
        && !(Texel.isFiniteHalf(colour.x())
            && Texel.isFiniteHalf(colour.y())
            && Texel.isFiniteHalf(colour.z())
            && Texel.isFiniteHalf(colour.w()));
  }

  private static HostWork staging(JoclImage image, Region region) {
    Region rows = image.rows(region);
    return HostWork.staging(rows.width() * rows.height() * rows.depth());
  }

  private static Command read(JoclImage source, Origin origin, Region region, HostWork staging) {
    return new Command.ReadImage(source, origin, region, staging.memory(), source.packed(region));
  }

  private static Command write(HostWork staging, JoclImage target, Origin origin, Region region) {
    return new Command.WriteImage(staging.memory(), target.packed(region), target, origin, region);
  }

  /** Fills memory, whose size is a multiple, by copies that double. */
  private static void repeat(MemorySegment texel, MemorySegment memory) {
    long done = texel.byteSize();
    memory.asSlice(0, done).copyFrom(texel);
    while (done < memory.byteSize()) {
      long more = Math.min(done, memory.byteSize() - done);
      MemorySegment.copy(memory, 0, memory, done, more);
      done += more;
    }
  }
}
