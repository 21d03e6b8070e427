package dev.heddle.spi;

import dev.heddle.Image;
import dev.heddle.KernelAccess;
import dev.heddle.Sampler;

/** An argument of a launch, as the driver sees it. */
public sealed interface KernelArgument {
  /**
   * A scalar, boxed; a record of scalars; or, for OpenCL C, a vector.
   *
   * @param value the value
   */
  record Value(Object value) implements KernelArgument {}

  /**
   * A buffer.
   *
   * @param buffer its storage
   * @param element the type of its elements; BYTE for untyped ones
   * @param length its number of elements
   * @param access what kernels may do with it
   * @param name what faults call it: the record's component or the parameter
   */
  record Buffer(
      DriverBuffer buffer, ElementType element, long length, KernelAccess access, String name)
      implements KernelArgument {}

  /**
   * An image.
   *
   * @param image its storage
   * @param shape the image itself, for its kind, format and sizes
   * @param access what kernels may do with it
   * @param name what faults call it: the record's component or the parameter
   */
  record Texels(DriverImage image, Image shape, KernelAccess access, String name)
      implements KernelArgument {}

  /**
   * A sampler.
   *
   * @param sampler its value
   */
  record SamplerValue(Sampler sampler) implements KernelArgument {}

  /**
   * Local memory.
   *
   * @param element the type of its elements
   * @param length its number of elements
   * @param name what faults call it
   */
  record LocalMemory(ElementType element, int length, String name) implements KernelArgument {}
}
