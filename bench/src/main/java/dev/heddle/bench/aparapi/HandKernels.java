package dev.heddle.bench.aparapi;

import com.aparapi.device.OpenCLDevice;
import com.aparapi.internal.opencl.OpenCLPlatform;
import dev.heddle.bench.kernels.Workload;
import java.util.Map;

/** The workloads that there are in Aparapi's Java. */
public final class HandKernels {
  private static final Map<String, Maker> MAKERS =
      Map.ofEntries(
          Map.entry("saxpy", SaxpyKernel::new),
          Map.entry("reduction", ReductionKernel::new),
          Map.entry("histogram", HistogramKernel::new),
          Map.entry("black-scholes", BlackScholesKernel::new),
          Map.entry("matrix-product", MatrixProductKernel::new),
          Map.entry("csr-product", CsrProductKernel::new),
          Map.entry("n-body", NBodyKernel::new),
          Map.entry("mandelbrot", MandelbrotKernel::new),
          Map.entry("convolution-buffer", ConvolutionKernel::new),
          Map.entry("stencil", StencilKernel::new),
          Map.entry("fft", FftKernel::new),
          Map.entry("bitonic-sort", BitonicSortKernel::new));

  private HandKernels() {}

  private interface Maker {
    HandKernel make(Workload workload, OpenCLDevice device);
  }

  /** {@return whether there is a kernel for a workload} */
  public static boolean has(Workload workload) {
    return MAKERS.containsKey(workload.name());
  }

  /**
   * {@return a workload, ready on a device}
   *
   * @param workload one that there is
   * @param deviceName the device
   * @param sameNameBefore how many devices of that name come before it
   */
  public static HandKernel prepare(Workload workload, String deviceName, int sameNameBefore) {
    Maker maker = MAKERS.get(workload.name());
    if (maker == null) {
      throw new IllegalArgumentException(workload.name() + " is not written for Aparapi");
    }
    HandKernel kernel = maker.make(workload, device(deviceName, sameNameBefore));
    kernel.prepare();
    return kernel;
  }

  private static OpenCLDevice device(String name, int sameNameBefore) {
    int skip = sameNameBefore;
    for (OpenCLPlatform platform : new OpenCLPlatform().getOpenCLPlatforms()) {
      for (OpenCLDevice device : platform.getOpenCLDevices()) {
        if (device.getName().equals(name) && skip-- == 0) {
          // Another device than the processor would read and write the heap over the bus.
          device.setSharedMemory(device.getType() == com.aparapi.device.Device.TYPE.CPU);
          return device;
        }
      }
    }
    throw new IllegalStateException("Aparapi lists no device \"%s\"".formatted(name));
  }
}
