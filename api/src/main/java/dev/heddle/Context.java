package dev.heddle;

import java.lang.foreign.MemorySegment;
import java.util.Collection;

/**
 * A device that is in use: it makes queues, buffers, images, programs and user events, and owns
 * them.
 *
 * <pre>{@code
 * try (Context context = Context.open()) {
 *   CommandQueue queue = context.newQueue();
 *   Buffer.OfFloat x = context.newFloatBuffer(new float[] {1, 2, 3});
 *   queue.launch(new Square(x), NDRange.of(3));
 *   float[] squares = queue.toArray(x);
 * }
 * }</pre>
 *
 * <p>What to open when:
 *
 * <table>
 * <caption>The objects of a context</caption>
 * <tr><th>object</th><th>is</th><th>closed by</th></tr>
 * <tr><td>{@link CommandQueue}</td><td>where commands are enqueued</td><td>you, or the context</td></tr>
 * <tr><td>{@link Buffer}, {@link Image}</td><td>memory of the device</td>
 * <td>you; a leak that the context reports otherwise</td></tr>
 * <tr><td>{@link Mapping}</td><td>that memory, for the host</td><td>you, by unmap or close</td></tr>
 * <tr><td>{@link HostAllocation}</td><td>host memory that a device can use in place</td><td>you</td></tr>
 * <tr><td>{@link Program}</td><td>OpenCL C source, built</td><td>you</td></tr>
 * <tr><td>{@link Event}, {@link UserEvent}, {@link Sampler}, {@link Local}</td>
 * <td>plain objects</td><td>nobody</td></tr>
 * </table>
 *
 * <p>All methods may be called from any thread. Every {@code new…} method throws {@link
 * OutOfDeviceMemoryException} where the device or the host has no memory left ({@link Rule#CMD_7}),
 * and {@link ContractViolationException} with {@link Status#INVALID_CONTEXT} ({@link Rule#CMD_1})
 * when the context is closed.
 */
public interface Context extends AutoCloseable {
  /**
   * Opens the best device that is there.
   *
   * <p>GPUs go before accelerators, those before CPUs; among devices of a type the backend with the
   * higher priority goes first, so that a device which two backends offer is taken from the better
   * one. Devices that are {@link Device#onlyOnRequest()} come last and are never taken unasked.
   *
   * <p>The system property {@code heddle.backend} (or the environment variable {@code
   * HEDDLE_BACKEND}) names the backend to take; no other one is then asked or loaded. {@code
   * heddle.device} ({@code HEDDLE_DEVICE}) names the device: a part of its name, or its place in
   * that order, from 0. A wish that cannot be met is an error, never a silent fallback.
   *
   * @return the context, to be closed
   * @throws BackendUnavailableException if there is no such device; the message says what there is
   */
  static Context open() {
    return open(Device.preferred());
  }

  /**
   * Opens a device.
   *
   * @param device one of {@link Device#all()}
   * @return the context, to be closed
   */
  static Context open(Device device) {
    return open(device, ContextOptions.defaults());
  }

  /**
   * Opens a device with options.
   *
   * @param device one of {@link Device#all()}
   * @param options how the context is made
   * @return the context, to be closed
   */
  static Context open(Device device, ContextOptions options) {
    return device.backend().newContext(device, options);
  }

  /** {@return the device} */
  Device device();

  /** {@return how the context was made} */
  ContextOptions options();

  /** {@return whether the context was closed} */
  boolean isClosed();

  /**
   * {@return the memory that the context's open buffers, images and host allocations take, in
   * bytes} Storage that several objects share counts once, until it is released.
   */
  long memoryInUseBytes();

  /** {@return a queue in order, without profiling} */
  default CommandQueue newQueue() {
    return newQueue(QueueOptions.IN_ORDER);
  }

  /**
   * {@return a queue}
   *
   * @param options its order, profiling and label
   */
  CommandQueue newQueue(QueueOptions options);

  /** {@return an event for the application to set} */
  UserEvent newUserEvent();

  /**
   * Waits for events; {@link Event#awaitAll(Event...)} is the usual way.
   *
   * @param events at least one, all of this context
   */
  void awaitAll(Event... events);

  /**
   * {@return an untyped buffer with default options}
   *
   * @param byteSize its size, at least 1
   * @throws ContractViolationException {@link Rule#BUF_1}, {@link Status#INVALID_BUFFER_SIZE}
   */
  default Buffer newBuffer(long byteSize) {
    return newBuffer(byteSize, MemoryOptions.DEFAULT);
  }

  /**
   * {@return an untyped buffer}
   *
   * @param byteSize its size, at least 1 and at most {@link DeviceLimit#MAX_ALLOCATION_BYTES}
   * @param options host memory, accesses and label
   * @throws ContractViolationException {@link Rule#BUF_1}, {@link Status#INVALID_BUFFER_SIZE};
   *     {@link Rule#BUF_2}, {@link Status#INVALID_HOST_PTR} or {@link Status#INVALID_OPERATION} for
   *     host memory that cannot be used
   */
  Buffer newBuffer(long byteSize, MemoryOptions options);

  /**
   * {@return a buffer of {@code byte} with default options}
   *
   * @param length its number of elements, at least 1
   * @throws ContractViolationException {@link Rule#BUF_1}
   */
  default Buffer.OfByte newByteBuffer(long length) {
    return newByteBuffer(length, MemoryOptions.DEFAULT);
  }

  /**
   * {@return a buffer of {@code byte}}
   *
   * @param length its number of elements, at least 1
   * @param options host memory, accesses and label
   * @throws ContractViolationException {@link Rule#BUF_1}, {@link Rule#BUF_2}
   */
  default Buffer.OfByte newByteBuffer(long length, MemoryOptions options) {
    return newBuffer(Bytes.of(length, Byte.BYTES), options).asBytes();
  }

  /**
   * {@return a buffer that holds a copy of an array}
   *
   * @param contents its contents, at least one element; read during the call
   * @throws ContractViolationException {@link Rule#BUF_1}
   */
  default Buffer.OfByte newByteBuffer(byte[] contents) {
    return newByteBuffer(contents, MemoryOptions.DEFAULT);
  }

  /**
   * {@return a buffer that holds a copy of an array}
   *
   * @param contents its contents, at least one element; read during the call
   * @param options accesses and label; the array takes the place of their host memory
   * @throws ContractViolationException {@link Rule#BUF_1}
   */
  default Buffer.OfByte newByteBuffer(byte[] contents, MemoryOptions options) {
    return newByteBuffer(
        contents.length, options.withHostMemory(HostMemory.copy(MemorySegment.ofArray(contents))));
  }

  /**
   * {@return a buffer of {@code short} with default options}
   *
   * @param length its number of elements, at least 1
   * @throws ContractViolationException {@link Rule#BUF_1}
   */
  default Buffer.OfShort newShortBuffer(long length) {
    return newShortBuffer(length, MemoryOptions.DEFAULT);
  }

  /**
   * {@return a buffer of {@code short}}
   *
   * @param length its number of elements, at least 1
   * @param options host memory, accesses and label
   * @throws ContractViolationException {@link Rule#BUF_1}, {@link Rule#BUF_2}
   */
  default Buffer.OfShort newShortBuffer(long length, MemoryOptions options) {
    return newBuffer(Bytes.of(length, Short.BYTES), options).asShorts();
  }

  /**
   * {@return a buffer that holds a copy of an array}
   *
   * @param contents its contents, at least one element; read during the call
   * @throws ContractViolationException {@link Rule#BUF_1}
   */
  default Buffer.OfShort newShortBuffer(short[] contents) {
    return newShortBuffer(contents, MemoryOptions.DEFAULT);
  }

  /**
   * {@return a buffer that holds a copy of an array}
   *
   * @param contents its contents, at least one element; read during the call
   * @param options accesses and label; the array takes the place of their host memory
   * @throws ContractViolationException {@link Rule#BUF_1}
   */
  default Buffer.OfShort newShortBuffer(short[] contents, MemoryOptions options) {
    return newShortBuffer(
        contents.length, options.withHostMemory(HostMemory.copy(MemorySegment.ofArray(contents))));
  }

  /**
   * {@return a buffer of {@code char} with default options}
   *
   * @param length its number of elements, at least 1
   * @throws ContractViolationException {@link Rule#BUF_1}
   */
  default Buffer.OfChar newCharBuffer(long length) {
    return newCharBuffer(length, MemoryOptions.DEFAULT);
  }

  /**
   * {@return a buffer of {@code char}}
   *
   * @param length its number of elements, at least 1
   * @param options host memory, accesses and label
   * @throws ContractViolationException {@link Rule#BUF_1}, {@link Rule#BUF_2}
   */
  default Buffer.OfChar newCharBuffer(long length, MemoryOptions options) {
    return newBuffer(Bytes.of(length, Character.BYTES), options).asChars();
  }

  /**
   * {@return a buffer that holds a copy of an array}
   *
   * @param contents its contents, at least one element; read during the call
   * @throws ContractViolationException {@link Rule#BUF_1}
   */
  default Buffer.OfChar newCharBuffer(char[] contents) {
    return newCharBuffer(contents, MemoryOptions.DEFAULT);
  }

  /**
   * {@return a buffer that holds a copy of an array}
   *
   * @param contents its contents, at least one element; read during the call
   * @param options accesses and label; the array takes the place of their host memory
   * @throws ContractViolationException {@link Rule#BUF_1}
   */
  default Buffer.OfChar newCharBuffer(char[] contents, MemoryOptions options) {
    return newCharBuffer(
        contents.length, options.withHostMemory(HostMemory.copy(MemorySegment.ofArray(contents))));
  }

  /**
   * {@return a buffer of {@code int} with default options}
   *
   * @param length its number of elements, at least 1
   * @throws ContractViolationException {@link Rule#BUF_1}
   */
  default Buffer.OfInt newIntBuffer(long length) {
    return newIntBuffer(length, MemoryOptions.DEFAULT);
  }

  /**
   * {@return a buffer of {@code int}}
   *
   * @param length its number of elements, at least 1
   * @param options host memory, accesses and label
   * @throws ContractViolationException {@link Rule#BUF_1}, {@link Rule#BUF_2}
   */
  default Buffer.OfInt newIntBuffer(long length, MemoryOptions options) {
    return newBuffer(Bytes.of(length, Integer.BYTES), options).asInts();
  }

  /**
   * {@return a buffer that holds a copy of an array}
   *
   * @param contents its contents, at least one element; read during the call
   * @throws ContractViolationException {@link Rule#BUF_1}
   */
  default Buffer.OfInt newIntBuffer(int[] contents) {
    return newIntBuffer(contents, MemoryOptions.DEFAULT);
  }

  /**
   * {@return a buffer that holds a copy of an array}
   *
   * @param contents its contents, at least one element; read during the call
   * @param options accesses and label; the array takes the place of their host memory
   * @throws ContractViolationException {@link Rule#BUF_1}
   */
  default Buffer.OfInt newIntBuffer(int[] contents, MemoryOptions options) {
    return newIntBuffer(
        contents.length, options.withHostMemory(HostMemory.copy(MemorySegment.ofArray(contents))));
  }

  /**
   * {@return a buffer of {@code long} with default options}
   *
   * @param length its number of elements, at least 1
   * @throws ContractViolationException {@link Rule#BUF_1}
   */
  default Buffer.OfLong newLongBuffer(long length) {
    return newLongBuffer(length, MemoryOptions.DEFAULT);
  }

  /**
   * {@return a buffer of {@code long}}
   *
   * @param length its number of elements, at least 1
   * @param options host memory, accesses and label
   * @throws ContractViolationException {@link Rule#BUF_1}, {@link Rule#BUF_2}
   */
  default Buffer.OfLong newLongBuffer(long length, MemoryOptions options) {
    return newBuffer(Bytes.of(length, Long.BYTES), options).asLongs();
  }

  /**
   * {@return a buffer that holds a copy of an array}
   *
   * @param contents its contents, at least one element; read during the call
   * @throws ContractViolationException {@link Rule#BUF_1}
   */
  default Buffer.OfLong newLongBuffer(long[] contents) {
    return newLongBuffer(contents, MemoryOptions.DEFAULT);
  }

  /**
   * {@return a buffer that holds a copy of an array}
   *
   * @param contents its contents, at least one element; read during the call
   * @param options accesses and label; the array takes the place of their host memory
   * @throws ContractViolationException {@link Rule#BUF_1}
   */
  default Buffer.OfLong newLongBuffer(long[] contents, MemoryOptions options) {
    return newLongBuffer(
        contents.length, options.withHostMemory(HostMemory.copy(MemorySegment.ofArray(contents))));
  }

  /**
   * {@return a buffer of {@code float} with default options}
   *
   * @param length its number of elements, at least 1
   * @throws ContractViolationException {@link Rule#BUF_1}
   */
  default Buffer.OfFloat newFloatBuffer(long length) {
    return newFloatBuffer(length, MemoryOptions.DEFAULT);
  }

  /**
   * {@return a buffer of {@code float}}
   *
   * @param length its number of elements, at least 1
   * @param options host memory, accesses and label
   * @throws ContractViolationException {@link Rule#BUF_1}, {@link Rule#BUF_2}
   */
  default Buffer.OfFloat newFloatBuffer(long length, MemoryOptions options) {
    return newBuffer(Bytes.of(length, Float.BYTES), options).asFloats();
  }

  /**
   * {@return a buffer that holds a copy of an array}
   *
   * @param contents its contents, at least one element; read during the call
   * @throws ContractViolationException {@link Rule#BUF_1}
   */
  default Buffer.OfFloat newFloatBuffer(float[] contents) {
    return newFloatBuffer(contents, MemoryOptions.DEFAULT);
  }

  /**
   * {@return a buffer that holds a copy of an array}
   *
   * @param contents its contents, at least one element; read during the call
   * @param options accesses and label; the array takes the place of their host memory
   * @throws ContractViolationException {@link Rule#BUF_1}
   */
  default Buffer.OfFloat newFloatBuffer(float[] contents, MemoryOptions options) {
    return newFloatBuffer(
        contents.length, options.withHostMemory(HostMemory.copy(MemorySegment.ofArray(contents))));
  }

  /**
   * {@return a buffer of {@code double} with default options}
   *
   * @param length its number of elements, at least 1
   * @throws ContractViolationException {@link Rule#BUF_1}
   */
  default Buffer.OfDouble newDoubleBuffer(long length) {
    return newDoubleBuffer(length, MemoryOptions.DEFAULT);
  }

  /**
   * {@return a buffer of {@code double}}
   *
   * @param length its number of elements, at least 1
   * @param options host memory, accesses and label
   * @throws ContractViolationException {@link Rule#BUF_1}, {@link Rule#BUF_2}
   */
  default Buffer.OfDouble newDoubleBuffer(long length, MemoryOptions options) {
    return newBuffer(Bytes.of(length, Double.BYTES), options).asDoubles();
  }

  /**
   * {@return a buffer that holds a copy of an array}
   *
   * @param contents its contents, at least one element; read during the call
   * @throws ContractViolationException {@link Rule#BUF_1}
   */
  default Buffer.OfDouble newDoubleBuffer(double[] contents) {
    return newDoubleBuffer(contents, MemoryOptions.DEFAULT);
  }

  /**
   * {@return a buffer that holds a copy of an array}
   *
   * @param contents its contents, at least one element; read during the call
   * @param options accesses and label; the array takes the place of their host memory
   * @throws ContractViolationException {@link Rule#BUF_1}
   */
  default Buffer.OfDouble newDoubleBuffer(double[] contents, MemoryOptions options) {
    return newDoubleBuffer(
        contents.length, options.withHostMemory(HostMemory.copy(MemorySegment.ofArray(contents))));
  }

  /**
   * {@return a 1D image with default options}
   *
   * @param format how a texel lies in memory
   * @param width texels in a row, at least 1
   * @throws ContractViolationException as below
   */
  default Image1D newImage1D(ImageFormat format, long width) {
    return newImage1D(format, width, MemoryOptions.DEFAULT);
  }

  /**
   * {@return a 1D image}
   *
   * @param format how a texel lies in memory
   * @param width texels in a row, at least 1
   * @param options host memory with its pitches, accesses and label
   * @throws ContractViolationException {@link Rule#IMG_1}: {@link Status#INVALID_IMAGE_SIZE},
   *     {@link Status#IMAGE_FORMAT_NOT_SUPPORTED}, or {@link Status#INVALID_OPERATION} on a device
   *     without images; {@link Rule#IMG_3}, {@link Status#INVALID_IMAGE_DESCRIPTOR}; {@link
   *     Rule#BUF_2}
   */
  Image1D newImage1D(ImageFormat format, long width, MemoryOptions options);

  /**
   * {@return a 1D image in the storage of a buffer} It has the buffer's accesses and label.
   *
   * @param format how a texel lies in memory
   * @param width texels, at least 1; no more than fit into the buffer
   * @param buffer where the texels are
   * @throws ContractViolationException {@link Rule#IMG_1}; {@link Status#INVALID_MEM_OBJECT} for a
   *     closed buffer ({@link Rule#CMD_5})
   */
  Image1DBuffer newImage1DBuffer(ImageFormat format, long width, Buffer buffer);

  /**
   * {@return an array of 1D images with default options}
   *
   * @param format how a texel lies in memory
   * @param width texels in a row, at least 1
   * @param layers layers, at least 1
   * @throws ContractViolationException as below
   */
  default Image1DArray newImage1DArray(ImageFormat format, long width, long layers) {
    return newImage1DArray(format, width, layers, MemoryOptions.DEFAULT);
  }

  /**
   * {@return an array of 1D images}
   *
   * @param format how a texel lies in memory
   * @param width texels in a row, at least 1
   * @param layers layers, at least 1
   * @param options host memory with its pitches, accesses and label
   * @throws ContractViolationException {@link Rule#IMG_1}: {@link Status#INVALID_IMAGE_SIZE},
   *     {@link Status#IMAGE_FORMAT_NOT_SUPPORTED}, or {@link Status#INVALID_OPERATION} on a device
   *     without images; {@link Rule#IMG_3}, {@link Status#INVALID_IMAGE_DESCRIPTOR}; {@link
   *     Rule#BUF_2}
   */
  Image1DArray newImage1DArray(ImageFormat format, long width, long layers, MemoryOptions options);

  /**
   * {@return a 2D image with default options}
   *
   * @param format how a texel lies in memory
   * @param width texels in a row, at least 1
   * @param height rows, at least 1
   * @throws ContractViolationException as below
   */
  default Image2D newImage2D(ImageFormat format, long width, long height) {
    return newImage2D(format, width, height, MemoryOptions.DEFAULT);
  }

  /**
   * {@return a 2D image}
   *
   * @param format how a texel lies in memory
   * @param width texels in a row, at least 1
   * @param height rows, at least 1
   * @param options host memory with its pitches, accesses and label
   * @throws ContractViolationException {@link Rule#IMG_1}: {@link Status#INVALID_IMAGE_SIZE},
   *     {@link Status#IMAGE_FORMAT_NOT_SUPPORTED}, or {@link Status#INVALID_OPERATION} on a device
   *     without images; {@link Rule#IMG_3}, {@link Status#INVALID_IMAGE_DESCRIPTOR}; {@link
   *     Rule#BUF_2}
   */
  Image2D newImage2D(ImageFormat format, long width, long height, MemoryOptions options);

  /**
   * {@return a 2D image in the storage of a buffer} It has the buffer's accesses and label.
   *
   * @param format how a texel lies in memory
   * @param width texels in a row, at least 1
   * @param height rows, at least 1
   * @param buffer where the texels are
   * @param rowPitchBytes from row to row, or 0 for packed; a multiple of {@link
   *     DeviceLimit#IMAGE_PITCH_ALIGNMENT_TEXELS} texels
   * @throws ContractViolationException {@link Rule#IMG_1}; {@link Rule#IMG_3}, {@link
   *     Status#INVALID_IMAGE_DESCRIPTOR}; {@link Status#INVALID_MEM_OBJECT} for a closed buffer
   *     ({@link Rule#CMD_5})
   * @throws UnsupportedFeatureException without {@link DeviceFeature#IMAGE_2D_FROM_BUFFER}
   */
  Image2D newImage2D(
      ImageFormat format, long width, long height, Buffer buffer, long rowPitchBytes);

  /**
   * {@return an array of 2D images with default options}
   *
   * @param format how a texel lies in memory
   * @param width texels in a row, at least 1
   * @param height rows, at least 1
   * @param layers layers, at least 1
   * @throws ContractViolationException as below
   */
  default Image2DArray newImage2DArray(ImageFormat format, long width, long height, long layers) {
    return newImage2DArray(format, width, height, layers, MemoryOptions.DEFAULT);
  }

  /**
   * {@return an array of 2D images}
   *
   * @param format how a texel lies in memory
   * @param width texels in a row, at least 1
   * @param height rows, at least 1
   * @param layers layers, at least 1
   * @param options host memory with its pitches, accesses and label
   * @throws ContractViolationException {@link Rule#IMG_1}: {@link Status#INVALID_IMAGE_SIZE},
   *     {@link Status#IMAGE_FORMAT_NOT_SUPPORTED}, or {@link Status#INVALID_OPERATION} on a device
   *     without images; {@link Rule#IMG_3}, {@link Status#INVALID_IMAGE_DESCRIPTOR}; {@link
   *     Rule#BUF_2}
   */
  Image2DArray newImage2DArray(
      ImageFormat format, long width, long height, long layers, MemoryOptions options);

  /**
   * {@return a 3D image with default options}
   *
   * @param format how a texel lies in memory
   * @param width texels in a row, at least 1
   * @param height rows, at least 1
   * @param depth slices, at least 1
   * @throws ContractViolationException as below
   */
  default Image3D newImage3D(ImageFormat format, long width, long height, long depth) {
    return newImage3D(format, width, height, depth, MemoryOptions.DEFAULT);
  }

  /**
   * {@return a 3D image}
   *
   * @param format how a texel lies in memory
   * @param width texels in a row, at least 1
   * @param height rows, at least 1
   * @param depth slices, at least 1
   * @param options host memory with its pitches, accesses and label
   * @throws ContractViolationException {@link Rule#IMG_1}: {@link Status#INVALID_IMAGE_SIZE},
   *     {@link Status#IMAGE_FORMAT_NOT_SUPPORTED}, or {@link Status#INVALID_OPERATION} on a device
   *     without images; {@link Rule#IMG_3}, {@link Status#INVALID_IMAGE_DESCRIPTOR}; {@link
   *     Rule#BUF_2}
   */
  Image3D newImage3D(
      ImageFormat format, long width, long height, long depth, MemoryOptions options);

  /**
   * {@return host memory that a buffer or image can use in place} It is zeroed.
   *
   * @param byteSize its size, at least 1
   * @throws ContractViolationException {@link Rule#BUF_1}, {@link Status#INVALID_BUFFER_SIZE}, for
   *     less
   */
  HostAllocation newHostAllocation(long byteSize);

  /**
   * {@return OpenCL C source, built for the device}
   *
   * @param source the program
   * @param options options of the compiler, such as {@code -cl-mad-enable}
   * @throws KernelCompilationException if it does not build; the message holds the build log
   * @throws UnsupportedFeatureException without {@link DeviceFeature#OPENCL_C}
   */
  Program newProgram(String source, String... options);

  /**
   * Compiles kernels ahead, together, which many devices do faster than one after another. A launch
   * with default options, {@link CommandQueue#launch(Kernel, NDRange, Event...)}, then finds all
   * that it needs; a launch without checks or with fast math compiles when it first comes.
   *
   * <p>It is never needed, and may be called again: what has been compiled is not compiled again.
   *
   * @param kernels the records' classes
   * @throws KernelCompilationException if one of them is outside of the kernel language. The others
   *     are compiled all the same; of several refusals the rest are {@linkplain
   *     Throwable#getSuppressed() suppressed}
   * @throws UnsupportedFeatureException if one of them needs a feature that the device has not;
   *     likewise
   * @throws IllegalArgumentException if one of them is no record, or lies in a package that is not
   *     open to {@code dev.heddle}; likewise
   */
  void compile(Collection<? extends Class<? extends Kernel>> kernels);

  /**
   * Closes the context: waits for its commands, fails those that are blocked on unset user events,
   * ends live mappings, and closes what is left, reporting each leak through {@link System.Logger}
   * ({@link Rule#LIFE_3}). It waits no longer than the time limit of its options for a command that
   * does not end, and then keeps what that command may touch ({@link Rule#LIFE_4}). A second close
   * does nothing.
   *
   * @throws CommandFailedException if a command failed and no wait has thrown its failure ({@link
   *     Rule#CMD_4}); the context is closed all the same
   */
  @Override
  void close();
}
