package dev.heddle.backend.jocl;

import dev.heddle.BufferRect;
import dev.heddle.Origin;
import dev.heddle.spi.Command;

/**
 * Commands on sub-buffers, as commands on the buffers that they are parts of.
 *
 * <p>NVIDIA's driver 580 takes the process down when sub-buffers that overlap are released, if
 * commands have written them. Native sub-buffers are left to OpenCL C, whose kernels cannot be told
 * an offset; those made from Java can.
 */
final class PartInWhole {
  private PartInWhole() {}

  /** {@return the command to enqueue in place of another, which may be that one} */
  static Command resolve(Command command) {
    return switch (command) {
      case Command.ReadBuffer(JoclBuffer source, long from, var target) when source.isPart() ->
          new Command.ReadBuffer(source.whole(), source.offset() + from, target);
      case Command.WriteBuffer(var source, JoclBuffer target, long to) when target.isPart() ->
          new Command.WriteBuffer(source, target.whole(), target.offset() + to);
      case Command.ReadBufferRect(JoclBuffer source, var from, var target, var to, var region)
          when source.isPart() ->
          new Command.ReadBufferRect(source.whole(), in(source, from), target, to, region);
      case Command.WriteBufferRect(var source, var from, JoclBuffer target, var to, var region)
          when target.isPart() ->
          new Command.WriteBufferRect(source, from, target.whole(), in(target, to), region);
      case Command.CopyBuffer(JoclBuffer source, long from, JoclBuffer target, long to, long size)
          when source.isPart() || target.isPart() ->
          new Command.CopyBuffer(
              source.whole(), source.offset() + from, target.whole(), target.offset() + to, size);
      case Command.FillBuffer(JoclBuffer target, var pattern, long to, long size)
          when target.isPart() && target.offset() % pattern.byteSize() == 0 ->
          new Command.FillBuffer(target.whole(), pattern, target.offset() + to, size);
      case Command.CopyImageToBuffer(var source, var origin, var region, JoclBuffer target, long to)
          when target.isPart() ->
          new Command.CopyImageToBuffer(
              source, origin, region, target.whole(), target.offset() + to);
      case Command.CopyBufferToImage(
              JoclBuffer source,
              long from,
              var target,
              var origin,
              var region)
          when source.isPart() ->
          new Command.CopyBufferToImage(
              source.whole(), source.offset() + from, target, origin, region);
      // Within one buffer OpenCL wants equal pitches of a rectangle's copy, between parts it does
      // not.
      default -> command;
    };
  }

  private static BufferRect in(JoclBuffer part, BufferRect rect) {
    Origin origin = rect.origin();
    return new BufferRect(
        new Origin(part.offset() + origin.x(), origin.y(), origin.z()), rect.pitch());
  }
}
