package dev.heddle.spi;

import dev.heddle.BufferRect;
import dev.heddle.Float4;
import dev.heddle.Int4;
import dev.heddle.MapMode;
import dev.heddle.NDRange;
import dev.heddle.Origin;
import dev.heddle.Pitch;
import dev.heddle.Region;
import java.lang.foreign.MemorySegment;
import java.util.List;

/**
 * What a queue is asked to do. All of it is valid: bounds, alignment, overlap and pitches have been
 * checked, and pitches that exist are given, never 0.
 *
 * <p>Host segments can be used by any thread until the command has ended. They may be heap segments
 * in {@linkplain QueueDriver.HostWait#BLOCKING blocking} commands alone.
 */
public sealed interface Command {
  /**
   * A transfer from a buffer to the host.
   *
   * @param source where the data is
   * @param sourceOffset the first byte there
   * @param target where the data goes
   */
  record ReadBuffer(DriverBuffer source, long sourceOffset, MemorySegment target)
      implements Command {}

  /**
   * A transfer from the host to a buffer.
   *
   * @param source where the data is
   * @param target where the data goes
   * @param targetOffset the first byte there
   */
  record WriteBuffer(MemorySegment source, DriverBuffer target, long targetOffset)
      implements Command {}

  /**
   * A transfer of a rectangle from a buffer to the host.
   *
   * @param source where the data is
   * @param sourceRect how the rectangle lies at the source
   * @param target where the data goes
   * @param targetRect how the rectangle lies at the target
   * @param region the extent
   */
  record ReadBufferRect(
      DriverBuffer source,
      BufferRect sourceRect,
      MemorySegment target,
      BufferRect targetRect,
      Region region)
      implements Command {}

  /**
   * A transfer of a rectangle from the host to a buffer.
   *
   * @param source where the data is
   * @param sourceRect how the rectangle lies at the source
   * @param target where the data goes
   * @param targetRect how the rectangle lies at the target
   * @param region the extent
   */
  record WriteBufferRect(
      MemorySegment source,
      BufferRect sourceRect,
      DriverBuffer target,
      BufferRect targetRect,
      Region region)
      implements Command {}

  /**
   * A copy between buffers, or within one where the ranges do not overlap.
   *
   * @param source where the data is
   * @param sourceOffset the first byte there
   * @param target where the data goes
   * @param targetOffset the first byte there
   * @param byteSize how many bytes
   */
  record CopyBuffer(
      DriverBuffer source, long sourceOffset, DriverBuffer target, long targetOffset, long byteSize)
      implements Command {}

  /**
   * A copy of a rectangle between buffers, or within one where no byte is in both.
   *
   * @param source where the data is
   * @param sourceRect how the rectangle lies at the source
   * @param target where the data goes
   * @param targetRect how the rectangle lies at the target
   * @param region the extent
   */
  record CopyBufferRect(
      DriverBuffer source,
      BufferRect sourceRect,
      DriverBuffer target,
      BufferRect targetRect,
      Region region)
      implements Command {}

  /**
   * A fill; the pattern is native memory of 1 to 128 bytes, a power of two.
   *
   * @param target where the data goes
   * @param pattern what to repeat
   * @param targetOffset the first byte there
   * @param byteSize how many bytes
   */
  record FillBuffer(DriverBuffer target, MemorySegment pattern, long targetOffset, long byteSize)
      implements Command {}

  /**
   * A transfer of texels to the host.
   *
   * @param source where the data is
   * @param origin the first texel
   * @param region the extent
   * @param target where the data goes
   * @param pitch how rows and slices lie in host memory
   */
  record ReadImage(
      DriverImage source, Origin origin, Region region, MemorySegment target, Pitch pitch)
      implements Command {}

  /**
   * A transfer of texels from the host.
   *
   * @param source where the data is
   * @param pitch how rows and slices lie in host memory
   * @param target where the data goes
   * @param origin the first texel
   * @param region the extent
   */
  record WriteImage(
      MemorySegment source, Pitch pitch, DriverImage target, Origin origin, Region region)
      implements Command {}

  /**
   * A copy of texels between images of one format, or within one where they do not overlap.
   *
   * @param source where the data is
   * @param sourceOrigin the first texel at the source
   * @param target where the data goes
   * @param targetOrigin the first texel at the target
   * @param region the extent
   */
  record CopyImage(
      DriverImage source,
      Origin sourceOrigin,
      DriverImage target,
      Origin targetOrigin,
      Region region)
      implements Command {}

  /**
   * A copy of texels to a buffer, packed.
   *
   * @param source where the data is
   * @param origin the first texel
   * @param region the extent
   * @param target where the data goes
   * @param targetOffset the first byte there
   */
  record CopyImageToBuffer(
      DriverImage source, Origin origin, Region region, DriverBuffer target, long targetOffset)
      implements Command {}

  /**
   * A copy of packed texels from a buffer.
   *
   * @param source where the data is
   * @param sourceOffset the first byte there
   * @param target where the data goes
   * @param origin the first texel
   * @param region the extent
   */
  record CopyBufferToImage(
      DriverBuffer source, long sourceOffset, DriverImage target, Origin origin, Region region)
      implements Command {}

  /**
   * A fill of an image whose format reads as float.
   *
   * @param target where the data goes
   * @param colour red, green, blue, alpha
   * @param origin the first texel
   * @param region the extent
   */
  record FillImage(DriverImage target, Float4 colour, Origin origin, Region region)
      implements Command {}

  /**
   * A fill of an image whose format reads as integers.
   *
   * @param target where the data goes
   * @param colour red, green, blue, alpha
   * @param origin the first texel
   * @param region the extent
   */
  record FillImageInt(DriverImage target, Int4 colour, Origin origin, Region region)
      implements Command {}

  /** A map; see {@link QueueDriver#map}. */
  sealed interface Map {
    /** {@return what the mapping is for} */
    MapMode mode();
  }

  /**
   * A map of bytes of a buffer.
   *
   * @param buffer what to map
   * @param mode what for
   * @param byteOffset the first byte
   * @param byteSize how many bytes
   */
  record MapBuffer(DriverBuffer buffer, MapMode mode, long byteOffset, long byteSize)
      implements Map {}

  /**
   * A map of texels of an image.
   *
   * @param image what to map
   * @param mode what for
   * @param origin the first texel
   * @param region the extent
   */
  record MapImage(DriverImage image, MapMode mode, Origin origin, Region region) implements Map {}

  /**
   * The end of a mapping, whose map may not be complete yet but is in {@code after} then.
   *
   * @param mapping what to end
   */
  record Unmap(DriverMapping mapping) implements Command {}

  /**
   * A launch of a kernel record; its range is not empty and a given local size is valid.
   *
   * @param kernel the kernel, compiled by this driver
   * @param arguments one for each component of the record
   * @param range how many work items
   */
  record LaunchRecord(DriverKernel kernel, List<KernelArgument> arguments, NDRange range)
      implements Command {}

  /**
   * A launch of a kernel of an OpenCL C program.
   *
   * @param program the program
   * @param kernel the kernel's name
   * @param arguments one for each parameter
   * @param range how many work items
   */
  record LaunchProgram(
      DriverProgram program, String kernel, List<KernelArgument> arguments, NDRange range)
      implements Command {}

  /** Nothing but an event that is complete when those it waits for are. */
  record Marker() implements Command {}
}
