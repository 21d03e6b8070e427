package dev.heddle.backend.jocl;

import dev.heddle.Origin;
import dev.heddle.Region;
import dev.heddle.spi.Command;
import java.lang.foreign.MemorySegment;

/**
 * Commands on 1D images from buffers, as commands on the buffers that they are.
 *
 * <p>The specification leaves open whether {@code clEnqueueCopyImage} takes such images, and PoCL
 * up to 3.1, where it is asked to fill them or to copy between them and buffers, enqueues a null
 * pointer and takes the process down.
 */
final class RowInBuffer {
  private RowInBuffer() {}

  /** {@return the command to enqueue in place of another, which may be that one} */
  static Command resolve(Command command) {
    return switch (command) {
      case Command.CopyImageToBuffer(JoclImage source, var origin, var region, var target, long to)
          when source.row() instanceof JoclBuffer row ->
          new Command.CopyBuffer(row, offset(source, origin), target, to, bytes(source, region));
      case Command.CopyBufferToImage(
              var source,
              long from,
              JoclImage target,
              var origin,
              var region)
          when target.row() instanceof JoclBuffer row ->
          new Command.CopyBuffer(source, from, row, offset(target, origin), bytes(target, region));
      case Command.CopyImage(JoclImage source, var from, JoclImage target, var to, var region)
          when source.row() instanceof JoclBuffer row ->
          resolve(new Command.CopyBufferToImage(row, offset(source, from), target, to, region));
      case Command.CopyImage(JoclImage source, var from, JoclImage target, var to, var region)
          when target.row() instanceof JoclBuffer row ->
          new Command.CopyImageToBuffer(source, from, region, row, offset(target, to));
      case Command.FillImage(JoclImage target, var colour, var origin, var region)
          when target.row() instanceof JoclBuffer row ->
          new Command.FillBuffer(
              row,
              MemorySegment.ofBuffer(Texel.of(target.request().format(), colour)),
              offset(target, origin),
              bytes(target, region));
      case Command.FillImageInt(JoclImage target, var colour, var origin, var region)
          when target.row() instanceof JoclBuffer row ->
          new Command.FillBuffer(
              row,
              MemorySegment.ofBuffer(Texel.of(target.request().format(), colour)),
              offset(target, origin),
              bytes(target, region));
      default -> command;
    };
  }

  private static long offset(JoclImage image, Origin origin) {
    return origin.x() * image.texelBytes();
  }

  private static long bytes(JoclImage image, Region region) {
    return region.width() * image.texelBytes();
  }
}
