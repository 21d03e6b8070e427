package dev.heddle;

/** What a device may or may not be able to do. Ask these, never the name of a backend. */
public enum DeviceFeature {
  /** Kernels written as Java records. */
  JAVA_KERNELS("kernels written as Java records"),
  /** Programs in OpenCL C. */
  OPENCL_C("programs in OpenCL C"),
  /** Images and samplers. */
  IMAGES("images and samplers"),
  /** 2D images made from a buffer. */
  IMAGE_2D_FROM_BUFFER("2D images made from a buffer"),
  /** Kernels that write 3D images. */
  IMAGE_3D_WRITES("kernels that write 3D images"),
  /** {@code double} in kernels. */
  FP64("double in kernels"),
  /** Atomic operations on {@code long}. */
  INT64_ATOMICS("atomic operations on long"),
  /** Division and square root of {@code float} are correctly rounded. */
  CORRECTLY_ROUNDED_DIVIDE_SQRT("correctly rounded float division and square root"),
  /** Denormal {@code float} values are kept. */
  DENORMALS("denormal float values"),
  /** Queues that overlap commands that nothing orders. */
  OUT_OF_ORDER_EXECUTION("out-of-order queues overlap independent commands"),
  /** Mapping gives the device's own memory, without a copy. */
  ZERO_COPY_MAPPING("mapping without a copy"),
  /** Commands may touch the bytes of an object that are not mapped ({@link Rule#USE_4}). */
  PARTIAL_MAPPING("commands beside the mapped bytes of an object");

  private final String description;

  DeviceFeature(String description) {
    this.description = description;
  }

  /** {@return what a device with the feature can do, in a few words} */
  public String description() {
    return description;
  }
}
