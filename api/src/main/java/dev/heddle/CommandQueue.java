package dev.heddle;

import java.lang.foreign.MemorySegment;
import java.time.Duration;

/**
 * Where the host enqueues commands for a device.
 *
 * <p>Commands of an in-order queue behave as if each began when the one before it had ended; those
 * of an out-of-order queue overlap, but for what events, markers and barriers order ({@link
 * QueueOptions.Order}). Every command takes events to wait for and gives an event.
 *
 * <table>
 * <caption>Commands</caption>
 * <tr><th></th><th>returns when done</th><th>returns at once</th></tr>
 * <tr><td>map</td><td>{@code map}</td><td>{@code mapAsync}</td></tr>
 * <tr><td>device to host</td><td>{@code read}, {@code readRect}, {@code toArray}</td>
 * <td>{@code readAsync}, {@code readRectAsync}</td></tr>
 * <tr><td>host to device</td><td>{@code write}, {@code writeRect}</td>
 * <td>{@code writeAsync}, {@code writeRectAsync}</td></tr>
 * <tr><td>on the device</td><td></td><td>{@code launch}, {@code copy}, {@code copyRect}, {@code
 * fill}, {@code unmap}, {@code marker}, {@code barrier}</td></tr>
 * </table>
 *
 * <h2>Errors of every command</h2>
 *
 * Besides those that a method names, and checked in this order:
 *
 * <ul>
 *   <li>a closed queue: {@link Rule#CMD_1}, {@link Status#INVALID_COMMAND_QUEUE};
 *   <li>a closed object: {@link Rule#CMD_5}, {@link Status#INVALID_MEM_OBJECT};
 *   <li>objects or events of other contexts: {@link Rule#CMD_1}, {@link Status#INVALID_CONTEXT};
 *   <li>an event that the runtime did not make: {@link Rule#CMD_2}, {@link
 *       Status#INVALID_EVENT_WAIT_LIST};
 *   <li>arguments and bounds: as the methods say;
 *   <li>host and kernel access: {@link Rule#BUF_5}, {@link Rule#MAP_5}, {@link Rule#USE_5};
 *   <li>conflicts with mapped regions and unordered commands: {@link Rule#MAP_8}, {@link
 *       Rule#MAP_9}, {@link Rule#USE_1}, {@link Rule#USE_2}, {@link Rule#USE_6}, {@link
 *       Status#INVALID_OPERATION}.
 * </ul>
 *
 * A refused command leaves no trace ({@link Rule#CMD_3}). A command that fails later ends its event
 * negative, and with it all that waits on it; in an in-order queue the commands after it too, until
 * a wait, {@link #finish()}, blocking command or close has thrown the failure ({@link Rule#CMD_4}).
 * Blocking commands throw {@link CommandFailedException} when they or what they wait for fail.
 *
 * <h2>Host memory of transfers</h2>
 *
 * Blocking transfers take any segment that the calling thread can access. Of the others ({@link
 * Rule#CMD_9}): segments of automatic or global scope, and of live mappings, are used in place;
 * what is written from any other segment is copied during the call; what is read into any other is
 * staged, and copied on completion. Reads into read-only segments, and without blocking into
 * confined ones, are {@link Status#INVALID_VALUE}.
 */
public interface CommandQueue extends AutoCloseable {
  /** {@return the context that the queue belongs to} */
  Context context();

  /** {@return how the queue was made} */
  QueueOptions options();

  /** {@return whether the queue was closed} */
  boolean isClosed();

  /**
   * {@return a mapping of a whole buffer, complete}
   *
   * @param buffer what to map
   * @param mode what for
   * @param waitList events to wait for first; none means no wait
   * @throws ContractViolationException as {@link #map(Buffer, MapMode, long, long, Event...)}
   */
  default Mapping map(Buffer buffer, MapMode mode, Event... waitList) {
    return map(buffer, mode, 0, buffer.byteSize(), waitList);
  }

  /**
   * {@return a mapping of a part of a buffer, complete}
   *
   * @param buffer what to map
   * @param mode what for
   * @param byteOffset where the region starts
   * @param byteSize its size, at least 1
   * @param waitList events to wait for first; none means no wait
   * @throws ContractViolationException {@link Rule#MAP_3}, {@link Status#INVALID_VALUE}, for an
   *     empty region or one outside the object; {@link Rule#MAP_5}, {@link
   *     Status#INVALID_OPERATION}, against its host access; {@link Rule#MAP_8} and {@link
   *     Rule#MAP_9}, {@link Status#INVALID_OPERATION}, for conflicts
   */
  Mapping map(Buffer buffer, MapMode mode, long byteOffset, long byteSize, Event... waitList);

  /**
   * {@return a mapping of a whole buffer, accessible when its event is complete}
   *
   * @param buffer what to map
   * @param mode what for
   * @param waitList events to wait for first; none means no wait
   * @throws ContractViolationException as {@link #map(Buffer, MapMode, long, long, Event...)}
   */
  default Mapping mapAsync(Buffer buffer, MapMode mode, Event... waitList) {
    return mapAsync(buffer, mode, 0, buffer.byteSize(), waitList);
  }

  /**
   * {@return a mapping of a part of a buffer, accessible when its event is complete}
   *
   * @param buffer what to map
   * @param mode what for
   * @param byteOffset where the region starts
   * @param byteSize its size, at least 1
   * @param waitList events to wait for first; none means no wait
   * @throws ContractViolationException as {@link #map(Buffer, MapMode, long, long, Event...)}
   */
  Mapping mapAsync(Buffer buffer, MapMode mode, long byteOffset, long byteSize, Event... waitList);

  /**
   * {@return a mapping of a whole image, complete}
   *
   * @param image what to map
   * @param mode what for
   * @param waitList events to wait for first; none means no wait
   * @throws ContractViolationException as {@link #map(Image, MapMode, Origin, Region, Event...)}
   */
  default Mapping map(Image image, MapMode mode, Event... waitList) {
    return map(image, mode, Origin.ZERO, image.region(), waitList);
  }

  /**
   * {@return a mapping of a part of an image, complete} {@link Mapping#pitch()} tells how its rows
   * lie; bytes between rows may be inside the segment, and writing them has no effect on the image
   * ({@link Rule#MAP_11}).
   *
   * @param image what to map
   * @param mode what for
   * @param origin its first texel; unused coordinates are 0
   * @param region its extent; unused coordinates are 1
   * @param waitList events to wait for first; none means no wait
   * @throws ContractViolationException {@link Rule#MAP_11}, {@link Status#INVALID_VALUE}, for an
   *     empty region or one outside the object; {@link Rule#MAP_5}, {@link
   *     Status#INVALID_OPERATION}, against its host access; {@link Rule#MAP_8} and {@link
   *     Rule#MAP_9}, {@link Status#INVALID_OPERATION}, for conflicts
   */
  Mapping map(Image image, MapMode mode, Origin origin, Region region, Event... waitList);

  /**
   * {@return a mapping of a whole image, accessible when its event is complete}
   *
   * @param image what to map
   * @param mode what for
   * @param waitList events to wait for first; none means no wait
   * @throws ContractViolationException as {@link #map(Image, MapMode, Origin, Region, Event...)}
   */
  default Mapping mapAsync(Image image, MapMode mode, Event... waitList) {
    return mapAsync(image, mode, Origin.ZERO, image.region(), waitList);
  }

  /**
   * {@return a mapping of a part of an image, accessible when its event is complete}
   *
   * @param image what to map
   * @param mode what for
   * @param origin its first texel; unused coordinates are 0
   * @param region its extent; unused coordinates are 1
   * @param waitList events to wait for first; none means no wait
   * @throws ContractViolationException as {@link #map(Image, MapMode, Origin, Region, Event...)}
   */
  Mapping mapAsync(Image image, MapMode mode, Origin origin, Region region, Event... waitList);

  /**
   * {@return the event of an unmap} From this call on the mapping's segment is dead; what was
   * written to it is visible to commands ordered after the unmap ({@link Rule#UNMAP_2}).
   *
   * @param mapping a live mapping of this context; it may have been made on another queue
   * @param waitList events to wait for first; none means no wait
   * @throws ContractViolationException {@link Rule#UNMAP_1}, {@link Status#INVALID_VALUE}, for one
   *     that is already unmapped; {@link Rule#UNMAP_3}, {@link Status#INVALID_OPERATION}, while the
   *     segment is in use
   * @throws WrongThreadException if the segment belongs to another thread that lives ({@link
   *     Rule#UNMAP_3})
   */
  Event unmap(Mapping mapping, Event... waitList);

  /**
   * Reads a buffer into host memory from its start. Returns when it is complete.
   *
   * @param buffer what to read
   * @param target where the bytes go, all of it
   * @param waitList events to wait for first; none means no wait
   * @return the command's event
   * @throws ContractViolationException as below
   */
  default Event read(Buffer buffer, MemorySegment target, Event... waitList) {
    return read(buffer, 0, target, waitList);
  }

  /**
   * Reads a buffer into host memory. Returns when it is complete.
   *
   * @param buffer what to read
   * @param byteOffset where in the buffer to start
   * @param target where the bytes go, all of it
   * @param waitList events to wait for first; none means no wait
   * @return the command's event
   * @throws ContractViolationException {@link Rule#BUF_5}: {@link Status#INVALID_VALUE} outside the
   *     buffer, {@link Status#INVALID_OPERATION} against its host access; {@link Rule#CMD_8} for an
   *     empty segment; {@link Rule#CMD_9} for a segment that cannot be used so
   */
  Event read(Buffer buffer, long byteOffset, MemorySegment target, Event... waitList);

  /**
   * Reads a buffer into host memory from its start. Returns at once.
   *
   * @param buffer what to read
   * @param target where the bytes go, all of it
   * @param waitList events to wait for first; none means no wait
   * @return the command's event
   * @throws ContractViolationException as below
   */
  default Event readAsync(Buffer buffer, MemorySegment target, Event... waitList) {
    return readAsync(buffer, 0, target, waitList);
  }

  /**
   * Reads a buffer into host memory. Returns at once.
   *
   * @param buffer what to read
   * @param byteOffset where in the buffer to start
   * @param target where the bytes go, all of it
   * @param waitList events to wait for first; none means no wait
   * @return the command's event
   * @throws ContractViolationException {@link Rule#BUF_5}: {@link Status#INVALID_VALUE} outside the
   *     buffer, {@link Status#INVALID_OPERATION} against its host access; {@link Rule#CMD_8} for an
   *     empty segment; {@link Rule#CMD_9} for a segment that cannot be used so
   */
  Event readAsync(Buffer buffer, long byteOffset, MemorySegment target, Event... waitList);

  /**
   * Writes host memory to a buffer from its start. Returns when it is complete.
   *
   * @param buffer what to write
   * @param source the bytes, all of it
   * @param waitList events to wait for first; none means no wait
   * @return the command's event
   * @throws ContractViolationException as below
   */
  default Event write(Buffer buffer, MemorySegment source, Event... waitList) {
    return write(buffer, 0, source, waitList);
  }

  /**
   * Writes host memory to a buffer. Returns when it is complete.
   *
   * @param buffer what to write
   * @param byteOffset where in the buffer to start
   * @param source the bytes, all of it
   * @param waitList events to wait for first; none means no wait
   * @return the command's event
   * @throws ContractViolationException {@link Rule#BUF_5}: {@link Status#INVALID_VALUE} outside the
   *     buffer, {@link Status#INVALID_OPERATION} against its host access; {@link Rule#CMD_8} for an
   *     empty segment; {@link Rule#CMD_9} for a segment that cannot be used so
   */
  Event write(Buffer buffer, long byteOffset, MemorySegment source, Event... waitList);

  /**
   * Writes host memory to a buffer from its start. Returns at once.
   *
   * @param buffer what to write
   * @param source the bytes, all of it
   * @param waitList events to wait for first; none means no wait
   * @return the command's event
   * @throws ContractViolationException as below
   */
  default Event writeAsync(Buffer buffer, MemorySegment source, Event... waitList) {
    return writeAsync(buffer, 0, source, waitList);
  }

  /**
   * Writes host memory to a buffer. Returns at once.
   *
   * @param buffer what to write
   * @param byteOffset where in the buffer to start
   * @param source the bytes, all of it
   * @param waitList events to wait for first; none means no wait
   * @return the command's event
   * @throws ContractViolationException {@link Rule#BUF_5}: {@link Status#INVALID_VALUE} outside the
   *     buffer, {@link Status#INVALID_OPERATION} against its host access; {@link Rule#CMD_8} for an
   *     empty segment; {@link Rule#CMD_9} for a segment that cannot be used so
   */
  Event writeAsync(Buffer buffer, long byteOffset, MemorySegment source, Event... waitList);

  /**
   * {@return the contents of a buffer as an array}
   *
   * @param buffer what to read; at most 2<sup>31</sup> - 9 elements
   * @param waitList events to wait for first; none means no wait
   * @throws ContractViolationException as {@link #read(Buffer, long, MemorySegment, Event...)}
   * @throws IllegalArgumentException if it has more elements than an array can hold
   */
  default byte[] toArray(Buffer.OfByte buffer, Event... waitList) {
    byte[] array = new byte[Bytes.arrayLength(buffer)];
    read(buffer, 0, MemorySegment.ofArray(array), waitList);
    return array;
  }

  /**
   * {@return the contents of a buffer as an array}
   *
   * @param buffer what to read; at most 2<sup>31</sup> - 9 elements
   * @param waitList events to wait for first; none means no wait
   * @throws ContractViolationException as {@link #read(Buffer, long, MemorySegment, Event...)}
   * @throws IllegalArgumentException if it has more elements than an array can hold
   */
  default short[] toArray(Buffer.OfShort buffer, Event... waitList) {
    short[] array = new short[Bytes.arrayLength(buffer)];
    read(buffer, 0, MemorySegment.ofArray(array), waitList);
    return array;
  }

  /**
   * {@return the contents of a buffer as an array}
   *
   * @param buffer what to read; at most 2<sup>31</sup> - 9 elements
   * @param waitList events to wait for first; none means no wait
   * @throws ContractViolationException as {@link #read(Buffer, long, MemorySegment, Event...)}
   * @throws IllegalArgumentException if it has more elements than an array can hold
   */
  default char[] toArray(Buffer.OfChar buffer, Event... waitList) {
    char[] array = new char[Bytes.arrayLength(buffer)];
    read(buffer, 0, MemorySegment.ofArray(array), waitList);
    return array;
  }

  /**
   * {@return the contents of a buffer as an array}
   *
   * @param buffer what to read; at most 2<sup>31</sup> - 9 elements
   * @param waitList events to wait for first; none means no wait
   * @throws ContractViolationException as {@link #read(Buffer, long, MemorySegment, Event...)}
   * @throws IllegalArgumentException if it has more elements than an array can hold
   */
  default int[] toArray(Buffer.OfInt buffer, Event... waitList) {
    int[] array = new int[Bytes.arrayLength(buffer)];
    read(buffer, 0, MemorySegment.ofArray(array), waitList);
    return array;
  }

  /**
   * {@return the contents of a buffer as an array}
   *
   * @param buffer what to read; at most 2<sup>31</sup> - 9 elements
   * @param waitList events to wait for first; none means no wait
   * @throws ContractViolationException as {@link #read(Buffer, long, MemorySegment, Event...)}
   * @throws IllegalArgumentException if it has more elements than an array can hold
   */
  default long[] toArray(Buffer.OfLong buffer, Event... waitList) {
    long[] array = new long[Bytes.arrayLength(buffer)];
    read(buffer, 0, MemorySegment.ofArray(array), waitList);
    return array;
  }

  /**
   * {@return the contents of a buffer as an array}
   *
   * @param buffer what to read; at most 2<sup>31</sup> - 9 elements
   * @param waitList events to wait for first; none means no wait
   * @throws ContractViolationException as {@link #read(Buffer, long, MemorySegment, Event...)}
   * @throws IllegalArgumentException if it has more elements than an array can hold
   */
  default float[] toArray(Buffer.OfFloat buffer, Event... waitList) {
    float[] array = new float[Bytes.arrayLength(buffer)];
    read(buffer, 0, MemorySegment.ofArray(array), waitList);
    return array;
  }

  /**
   * {@return the contents of a buffer as an array}
   *
   * @param buffer what to read; at most 2<sup>31</sup> - 9 elements
   * @param waitList events to wait for first; none means no wait
   * @throws ContractViolationException as {@link #read(Buffer, long, MemorySegment, Event...)}
   * @throws IllegalArgumentException if it has more elements than an array can hold
   */
  default double[] toArray(Buffer.OfDouble buffer, Event... waitList) {
    double[] array = new double[Bytes.arrayLength(buffer)];
    read(buffer, 0, MemorySegment.ofArray(array), waitList);
    return array;
  }

  /**
   * Reads a rectangle of a buffer into host memory. Bytes of the target between the rectangle's
   * rows stay as they are. Returns when it is complete.
   *
   * @param buffer the buffer
   * @param bufferRect how the rectangle lies in the buffer
   * @param target where the bytes go
   * @param hostRect how the rectangle lies there
   * @param region its extent: bytes, rows, slices
   * @param waitList events to wait for first; none means no wait
   * @return the command's event
   * @throws ContractViolationException {@link Rule#BUF_6}: {@link Status#INVALID_VALUE} for pitches
   *     that do not fit or a region outside either side; {@link Rule#BUF_5} against host access
   */
  Event readRect(
      Buffer buffer,
      BufferRect bufferRect,
      MemorySegment target,
      BufferRect hostRect,
      Region region,
      Event... waitList);

  /**
   * Reads a rectangle of a buffer into host memory. Bytes of the target between the rectangle's
   * rows stay as they are. Returns at once.
   *
   * @param buffer the buffer
   * @param bufferRect how the rectangle lies in the buffer
   * @param target where the bytes go
   * @param hostRect how the rectangle lies there
   * @param region its extent: bytes, rows, slices
   * @param waitList events to wait for first; none means no wait
   * @return the command's event
   * @throws ContractViolationException {@link Rule#BUF_6}: {@link Status#INVALID_VALUE} for pitches
   *     that do not fit or a region outside either side; {@link Rule#BUF_5} against host access
   */
  Event readRectAsync(
      Buffer buffer,
      BufferRect bufferRect,
      MemorySegment target,
      BufferRect hostRect,
      Region region,
      Event... waitList);

  /**
   * Writes a rectangle of host memory to a buffer. Returns when it is complete.
   *
   * @param buffer the buffer
   * @param bufferRect how the rectangle lies in the buffer
   * @param source where the bytes are
   * @param hostRect how the rectangle lies there
   * @param region its extent: bytes, rows, slices
   * @param waitList events to wait for first; none means no wait
   * @return the command's event
   * @throws ContractViolationException {@link Rule#BUF_6}: {@link Status#INVALID_VALUE} for pitches
   *     that do not fit or a region outside either side; {@link Rule#BUF_5} against host access
   */
  Event writeRect(
      Buffer buffer,
      BufferRect bufferRect,
      MemorySegment source,
      BufferRect hostRect,
      Region region,
      Event... waitList);

  /**
   * Writes a rectangle of host memory to a buffer. Returns at once.
   *
   * @param buffer the buffer
   * @param bufferRect how the rectangle lies in the buffer
   * @param source where the bytes are
   * @param hostRect how the rectangle lies there
   * @param region its extent: bytes, rows, slices
   * @param waitList events to wait for first; none means no wait
   * @return the command's event
   * @throws ContractViolationException {@link Rule#BUF_6}: {@link Status#INVALID_VALUE} for pitches
   *     that do not fit or a region outside either side; {@link Rule#BUF_5} against host access
   */
  Event writeRectAsync(
      Buffer buffer,
      BufferRect bufferRect,
      MemorySegment source,
      BufferRect hostRect,
      Region region,
      Event... waitList);

  /**
   * Reads all texels of an image into host memory, packed. Returns when it is complete.
   *
   * @param image the image
   * @param target where the texels go
   * @param waitList events to wait for first; none means no wait
   * @return the command's event
   * @throws ContractViolationException as below
   */
  default Event read(Image image, MemorySegment target, Event... waitList) {
    return read(image, Origin.ZERO, image.region(), target, Pitch.PACKED, waitList);
  }

  /**
   * Reads texels of an image into host memory. Bytes of the target between its rows stay as they
   * are. Returns when it is complete.
   *
   * @param image the image
   * @param origin the first texel; unused coordinates are 0
   * @param region the extent; unused coordinates are 1
   * @param target where the texels go
   * @param pitch how rows and slices lie there
   * @param waitList events to wait for first; none means no wait
   * @return the command's event
   * @throws ContractViolationException {@link Rule#IMG_4}, {@link Status#INVALID_VALUE}, for a
   *     region outside the image, pitches that do not fit or a segment that is too small; {@link
   *     Rule#BUF_5} against host access
   */
  Event read(
      Image image,
      Origin origin,
      Region region,
      MemorySegment target,
      Pitch pitch,
      Event... waitList);

  /**
   * Reads all texels of an image into host memory, packed. Returns at once.
   *
   * @param image the image
   * @param target where the texels go
   * @param waitList events to wait for first; none means no wait
   * @return the command's event
   * @throws ContractViolationException as below
   */
  default Event readAsync(Image image, MemorySegment target, Event... waitList) {
    return readAsync(image, Origin.ZERO, image.region(), target, Pitch.PACKED, waitList);
  }

  /**
   * Reads texels of an image into host memory. Bytes of the target between its rows stay as they
   * are. Returns at once.
   *
   * @param image the image
   * @param origin the first texel; unused coordinates are 0
   * @param region the extent; unused coordinates are 1
   * @param target where the texels go
   * @param pitch how rows and slices lie there
   * @param waitList events to wait for first; none means no wait
   * @return the command's event
   * @throws ContractViolationException {@link Rule#IMG_4}, {@link Status#INVALID_VALUE}, for a
   *     region outside the image, pitches that do not fit or a segment that is too small; {@link
   *     Rule#BUF_5} against host access
   */
  Event readAsync(
      Image image,
      Origin origin,
      Region region,
      MemorySegment target,
      Pitch pitch,
      Event... waitList);

  /**
   * Writes all texels from host memory to an image, packed. Returns when it is complete.
   *
   * @param image the image
   * @param source where the texels are
   * @param waitList events to wait for first; none means no wait
   * @return the command's event
   * @throws ContractViolationException as below
   */
  default Event write(Image image, MemorySegment source, Event... waitList) {
    return write(image, Origin.ZERO, image.region(), source, Pitch.PACKED, waitList);
  }

  /**
   * Writes texels from host memory to an image. Returns when it is complete.
   *
   * @param image the image
   * @param origin the first texel; unused coordinates are 0
   * @param region the extent; unused coordinates are 1
   * @param source where the texels are
   * @param pitch how rows and slices lie there
   * @param waitList events to wait for first; none means no wait
   * @return the command's event
   * @throws ContractViolationException {@link Rule#IMG_4}, {@link Status#INVALID_VALUE}, for a
   *     region outside the image, pitches that do not fit or a segment that is too small; {@link
   *     Rule#BUF_5} against host access
   */
  Event write(
      Image image,
      Origin origin,
      Region region,
      MemorySegment source,
      Pitch pitch,
      Event... waitList);

  /**
   * Writes all texels from host memory to an image, packed. Returns at once.
   *
   * @param image the image
   * @param source where the texels are
   * @param waitList events to wait for first; none means no wait
   * @return the command's event
   * @throws ContractViolationException as below
   */
  default Event writeAsync(Image image, MemorySegment source, Event... waitList) {
    return writeAsync(image, Origin.ZERO, image.region(), source, Pitch.PACKED, waitList);
  }

  /**
   * Writes texels from host memory to an image. Returns at once.
   *
   * @param image the image
   * @param origin the first texel; unused coordinates are 0
   * @param region the extent; unused coordinates are 1
   * @param source where the texels are
   * @param pitch how rows and slices lie there
   * @param waitList events to wait for first; none means no wait
   * @return the command's event
   * @throws ContractViolationException {@link Rule#IMG_4}, {@link Status#INVALID_VALUE}, for a
   *     region outside the image, pitches that do not fit or a segment that is too small; {@link
   *     Rule#BUF_5} against host access
   */
  Event writeAsync(
      Image image,
      Origin origin,
      Region region,
      MemorySegment source,
      Pitch pitch,
      Event... waitList);

  /**
   * Copies a buffer from its start to the start of another one, as far as the smaller one goes.
   *
   * @param source where the bytes are
   * @param target where they go
   * @param waitList events to wait for first; none means no wait
   * @return the command's event
   * @throws ContractViolationException as below
   */
  default Event copy(Buffer source, Buffer target, Event... waitList) {
    return copy(source, 0, target, 0, Math.min(source.byteSize(), target.byteSize()), waitList);
  }

  /**
   * Copies bytes from a buffer to another one, or to a part of the same family that does not
   * overlap.
   *
   * @param source where the bytes are
   * @param sourceOffset the first byte there
   * @param target where they go
   * @param targetOffset the first byte there
   * @param byteSize how many, at least 1
   * @param waitList events to wait for first; none means no wait
   * @return the command's event
   * @throws ContractViolationException {@link Rule#BUF_5}, {@link Status#INVALID_VALUE}, outside
   *     either buffer; {@link Rule#CMD_8} for no bytes; {@link Rule#BUF_7}, {@link
   *     Status#MEM_COPY_OVERLAP}
   */
  Event copy(
      Buffer source,
      long sourceOffset,
      Buffer target,
      long targetOffset,
      long byteSize,
      Event... waitList);

  /**
   * Copies a rectangle from a buffer to another one or the same.
   *
   * @param source where the bytes are
   * @param sourceRect how the rectangle lies there
   * @param target where they go
   * @param targetRect how the rectangle lies there
   * @param region its extent: bytes, rows, slices
   * @param waitList events to wait for first; none means no wait
   * @return the command's event
   * @throws ContractViolationException {@link Rule#BUF_6}: {@link Status#INVALID_VALUE} for pitches
   *     that do not fit or a region outside a buffer, {@link Status#MEM_COPY_OVERLAP}
   */
  Event copyRect(
      Buffer source,
      BufferRect sourceRect,
      Buffer target,
      BufferRect targetRect,
      Region region,
      Event... waitList);

  /**
   * Copies texels from an image to another one of the same format, or to a part of itself that does
   * not overlap.
   *
   * @param source where the texels are
   * @param sourceOrigin the first one there
   * @param target where they go
   * @param targetOrigin the first one there
   * @param region the extent
   * @param waitList events to wait for first; none means no wait
   * @return the command's event
   * @throws ContractViolationException {@link Rule#IMG_4}: {@link Status#IMAGE_FORMAT_MISMATCH},
   *     {@link Status#INVALID_VALUE}, {@link Status#MEM_COPY_OVERLAP}
   */
  Event copy(
      Image source,
      Origin sourceOrigin,
      Image target,
      Origin targetOrigin,
      Region region,
      Event... waitList);

  /**
   * Copies texels from an image to a buffer, packed.
   *
   * @param source where the texels are
   * @param origin the first one
   * @param region the extent
   * @param target where they go
   * @param targetOffset the first byte there
   * @param waitList events to wait for first; none means no wait
   * @return the command's event
   * @throws ContractViolationException {@link Rule#IMG_4}: {@link Status#INVALID_VALUE} for bounds,
   *     {@link Status#INVALID_MEM_OBJECT} between a 1D image and the buffer that it is made from
   */
  Event copy(
      Image source,
      Origin origin,
      Region region,
      Buffer target,
      long targetOffset,
      Event... waitList);

  /**
   * Copies packed texels from a buffer to an image.
   *
   * @param source where the texels are
   * @param sourceOffset the first byte there
   * @param target where they go
   * @param origin the first one there
   * @param region the extent
   * @param waitList events to wait for first; none means no wait
   * @return the command's event
   * @throws ContractViolationException {@link Rule#IMG_4}: {@link Status#INVALID_VALUE} for bounds,
   *     {@link Status#INVALID_MEM_OBJECT} between a 1D image and the buffer that it is made from
   */
  Event copy(
      Buffer source,
      long sourceOffset,
      Image target,
      Origin origin,
      Region region,
      Event... waitList);

  /**
   * Fills a part of a buffer with a pattern.
   *
   * @param buffer what to fill
   * @param pattern 1, 2, 4, 8, 16, 32, 64 or 128 bytes; read during the call
   * @param byteOffset where to start, a multiple of the pattern's size
   * @param byteSize how much to fill, a multiple of the pattern's size
   * @param waitList events to wait for first; none means no wait
   * @return the command's event
   * @throws ContractViolationException {@link Rule#BUF_8}, {@link Status#INVALID_VALUE}; {@link
   *     Rule#CMD_8} for no bytes
   */
  Event fill(
      Buffer buffer, MemorySegment pattern, long byteOffset, long byteSize, Event... waitList);

  /**
   * Sets every element of a buffer.
   *
   * @param buffer what to fill
   * @param value the elements' value
   * @param waitList events to wait for first; none means no wait
   * @return the command's event
   */
  default Event fill(Buffer.OfByte buffer, byte value, Event... waitList) {
    return fill(buffer, MemorySegment.ofArray(new byte[] {value}), 0, buffer.byteSize(), waitList);
  }

  /**
   * Sets every element of a buffer.
   *
   * @param buffer what to fill
   * @param value the elements' value
   * @param waitList events to wait for first; none means no wait
   * @return the command's event
   */
  default Event fill(Buffer.OfShort buffer, short value, Event... waitList) {
    return fill(buffer, MemorySegment.ofArray(new short[] {value}), 0, buffer.byteSize(), waitList);
  }

  /**
   * Sets every element of a buffer.
   *
   * @param buffer what to fill
   * @param value the elements' value
   * @param waitList events to wait for first; none means no wait
   * @return the command's event
   */
  default Event fill(Buffer.OfChar buffer, char value, Event... waitList) {
    return fill(buffer, MemorySegment.ofArray(new char[] {value}), 0, buffer.byteSize(), waitList);
  }

  /**
   * Sets every element of a buffer.
   *
   * @param buffer what to fill
   * @param value the elements' value
   * @param waitList events to wait for first; none means no wait
   * @return the command's event
   */
  default Event fill(Buffer.OfInt buffer, int value, Event... waitList) {
    return fill(buffer, MemorySegment.ofArray(new int[] {value}), 0, buffer.byteSize(), waitList);
  }

  /**
   * Sets every element of a buffer.
   *
   * @param buffer what to fill
   * @param value the elements' value
   * @param waitList events to wait for first; none means no wait
   * @return the command's event
   */
  default Event fill(Buffer.OfLong buffer, long value, Event... waitList) {
    return fill(buffer, MemorySegment.ofArray(new long[] {value}), 0, buffer.byteSize(), waitList);
  }

  /**
   * Sets every element of a buffer.
   *
   * @param buffer what to fill
   * @param value the elements' value
   * @param waitList events to wait for first; none means no wait
   * @return the command's event
   */
  default Event fill(Buffer.OfFloat buffer, float value, Event... waitList) {
    return fill(buffer, MemorySegment.ofArray(new float[] {value}), 0, buffer.byteSize(), waitList);
  }

  /**
   * Sets every element of a buffer.
   *
   * @param buffer what to fill
   * @param value the elements' value
   * @param waitList events to wait for first; none means no wait
   * @return the command's event
   */
  default Event fill(Buffer.OfDouble buffer, double value, Event... waitList) {
    return fill(
        buffer, MemorySegment.ofArray(new double[] {value}), 0, buffer.byteSize(), waitList);
  }

  /**
   * Fills a part of an image with a colour, converted as a kernel's write converts it ({@link
   * Rule#IMG_5}).
   *
   * @param image what to fill; its {@link ChannelType#sample()} is FLOAT
   * @param colour red, green, blue and alpha, as floats
   * @param origin the first texel
   * @param region the extent
   * @param waitList events to wait for first; none means no wait
   * @return the command's event
   * @throws ContractViolationException {@link Rule#IMG_4}, {@link Status#INVALID_VALUE}, for
   *     bounds; {@link Rule#IMG_5}, {@link Status#INVALID_VALUE}, for a format of the other sample
   */
  Event fill(Image image, Float4 colour, Origin origin, Region region, Event... waitList);

  /**
   * Fills a part of an image with a colour, converted as a kernel's write converts it ({@link
   * Rule#IMG_5}).
   *
   * @param image what to fill; its {@link ChannelType#sample()} is INT or UNSIGNED_INT
   * @param colour red, green, blue and alpha, as integers
   * @param origin the first texel
   * @param region the extent
   * @param waitList events to wait for first; none means no wait
   * @return the command's event
   * @throws ContractViolationException {@link Rule#IMG_4}, {@link Status#INVALID_VALUE}, for
   *     bounds; {@link Rule#IMG_5}, {@link Status#INVALID_VALUE}, for a format of the other sample
   */
  Event fill(Image image, Int4 colour, Origin origin, Region region, Event... waitList);

  /**
   * Runs a kernel over a range, checked and with Java's arithmetic.
   *
   * @param kernel a record; its components are read during the call
   * @param range how many work items
   * @param waitList events to wait for first; none means no wait
   * @return the command's event
   * @throws ContractViolationException as {@link #launch(Launch, Event...)}
   */
  default Event launch(Kernel kernel, NDRange range, Event... waitList) {
    return launch(Launch.of(kernel, range), waitList);
  }

  /**
   * Runs a kernel. A fault in it is thrown by whatever waits, as {@link KernelFaultException}.
   *
   * @param launch the kernel, its range and how to run it
   * @param waitList events to wait for first; none means no wait
   * @return the command's event
   * @throws ContractViolationException {@link Rule#CMD_5} and {@link Rule#CMD_1} for the kernel's
   *     memory objects; {@link Rule#CMD_8}: {@link Status#INVALID_WORK_GROUP_SIZE} or {@link
   *     Status#INVALID_WORK_ITEM_SIZE} for a local size; {@link Rule#USE_5}, {@link
   *     Status#INVALID_ARG_VALUE} or {@link Status#INVALID_OPERATION}, for arguments
   * @throws KernelCompilationException if the kernel cannot be compiled
   * @throws UnsupportedFeatureException without {@link DeviceFeature#JAVA_KERNELS}, or for what
   *     else the kernel needs
   * @throws IllegalArgumentException if the kernel is no record, has a component that is no
   *     argument, or its package is not open to Heddle
   */
  Event launch(Launch launch, Event... waitList);

  /**
   * Runs a kernel of an OpenCL C program.
   *
   * @param call the kernel with its arguments
   * @param range how many work items
   * @param waitList events to wait for first; none means no wait
   * @return the command's event
   * @throws ContractViolationException as {@link #launch(Launch, Event...)}
   */
  Event launch(KernelCall call, NDRange range, Event... waitList);

  /**
   * {@return an event that is complete when the events of the list are, or without one, when all
   * earlier commands of this queue are}
   *
   * @param waitList events to wait for
   */
  Event marker(Event... waitList);

  /**
   * {@return the event of a barrier} It completes as a marker does; later commands of this queue
   * wait for it.
   *
   * @param waitList events to wait for; none means all earlier commands of this queue
   */
  Event barrier(Event... waitList);

  /**
   * Hands all enqueued commands to the device. Waits do so as needed; a program calls this to let
   * the device begin while the host does something else.
   */
  void flush();

  /**
   * Waits until every command of this queue is complete.
   *
   * @throws CommandFailedException if one failed and no wait has thrown its failure
   * @throws WaitInterruptedException if the thread is interrupted; the commands go on
   */
  void finish();

  /**
   * Waits until every command of this queue is complete or the time is over.
   *
   * @param timeout how long to wait at most
   * @return whether all are complete
   * @throws CommandFailedException as above
   * @throws WaitInterruptedException as above
   */
  boolean finish(Duration timeout);

  /**
   * Closes the queue; it takes no more commands. Waits until its commands are complete, but for
   * those held by a user event: these go on when it is set. A second close does nothing.
   *
   * @throws CommandFailedException if one failed and no wait has thrown its failure; the queue is
   *     closed all the same
   */
  @Override
  void close();
}
