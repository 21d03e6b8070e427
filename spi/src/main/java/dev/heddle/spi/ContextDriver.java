package dev.heddle.spi;

import dev.heddle.DeviceFeature;
import dev.heddle.HostAccess;
import dev.heddle.KernelAccess;
import dev.heddle.QueueOptions;
import dev.heddle.UnsupportedFeatureException;
import java.util.ArrayList;
import java.util.List;

/**
 * A device in use. Its methods may be called from several threads.
 *
 * <p>The {@code new…} methods throw {@link dev.heddle.OutOfDeviceMemoryException} where the device
 * has no memory left; nothing has changed then. Each object is released once, when no command needs
 * it; sub-buffers and images from buffers are released before what they were made from.
 */
public interface ContextDriver {
  /**
   * {@return storage for a buffer}
   *
   * @param request what is asked for
   */
  DriverBuffer newBuffer(BufferRequest request);

  /**
   * {@return a part of a buffer's storage}
   *
   * @param parent the buffer, no sub-buffer itself
   * @param byteOffset where the part starts, aligned
   * @param byteSize its size
   * @param kernelAccess what kernels may do with it
   * @param hostAccess what the host may do with it
   */
  DriverBuffer newSubBuffer(
      DriverBuffer parent,
      long byteOffset,
      long byteSize,
      KernelAccess kernelAccess,
      HostAccess hostAccess);

  /**
   * {@return storage for an image} Only devices with images are asked.
   *
   * @param request what is asked for
   */
  default DriverImage newImage(ImageRequest request) {
    throw new UnsupportedFeatureException(DeviceFeature.IMAGES, "this device has no images");
  }

  /**
   * {@return a queue}
   *
   * @param options its order and profiling
   */
  QueueDriver newQueue(QueueOptions options);

  /**
   * {@return a program in OpenCL C, built} Only devices with that feature are asked.
   *
   * @param source the program
   * @param options options of the compiler
   * @throws dev.heddle.KernelCompilationException if it does not build
   */
  default DriverProgram newProgram(String source, List<String> options) {
    throw new UnsupportedFeatureException(DeviceFeature.OPENCL_C, "this device has no OpenCL C");
  }

  /**
   * {@return kernel records, compiled, in the order of the requests} Only devices with {@link
   * DeviceFeature#JAVA_KERNELS} are asked, once for each request; the device has all that the
   * kernels need. They are for a driver that compiles many for less than the price of each; each is
   * released on its own. If this throws, nothing is kept of any.
   *
   * @param requests at least one, all with the same arithmetic; a launch asks for one
   * @throws dev.heddle.KernelCompilationException if the driver refuses one; the runtime asks again
   *     for parts of them, until it knows which
   */
  default List<DriverKernel> newKernels(List<KernelRequest> requests) {
    List<DriverKernel> kernels = new ArrayList<>();
    try {
      requests.forEach(request -> kernels.add(newKernel(request)));
      return kernels;
    } catch (RuntimeException | Error e) {
      kernels.forEach(DriverKernel::release);
      throw e;
    }
  }

  /**
   * {@return a kernel record, compiled} It is what {@link #newKernels} calls for each of them; a
   * driver has one of the two.
   *
   * @param request what to compile
   */
  default DriverKernel newKernel(KernelRequest request) {
    throw new UnsupportedFeatureException(
        DeviceFeature.JAVA_KERNELS, "this device runs no kernels written as records");
  }

  /**
   * {@return whether kernels find faults whatever form of their code is compiled} They are then
   * compiled in the checked form alone.
   */
  default boolean findsFaults() {
    return false;
  }

  /**
   * Ends the use of the device. No command is in flight, but for those that did not end in time:
   * what these may touch has not been released, and is to be left alone.
   */
  void close();
}
