package dev.heddle.compiler.opencl;

import dev.heddle.compiler.ir.Parameter;
import dev.heddle.compiler.ir.Parameter.BufferParameter;
import dev.heddle.compiler.ir.Parameter.ImageParameter;
import dev.heddle.compiler.ir.Parameter.LocalParameter;
import dev.heddle.compiler.ir.Parameter.SamplerParameter;
import dev.heddle.compiler.ir.Parameter.ScalarParameter;
import java.util.List;

/**
 * A kernel in OpenCL C, and how it is called.
 *
 * @param function the name of the kernel function
 * @param text the program
 * @param arguments what the kernel function takes, in order
 */
public record OpenClSource(String function, String text, List<Argument> arguments) {
  /** Makes it, keeping a copy of the arguments. */
  public OpenClSource {
    arguments = List.copyOf(arguments);
  }

  /** An argument of the kernel function. */
  public sealed interface Argument {
    /**
     * A scalar; a boolean is a byte of 0 or 1.
     *
     * @param parameter which one
     */
    record Scalar(ScalarParameter parameter) implements Argument {}

    /**
     * A buffer's memory object.
     *
     * @param parameter which one
     */
    record Pointer(BufferParameter parameter) implements Argument {}

    /**
     * The size of local memory.
     *
     * @param parameter which one
     */
    record LocalSize(LocalParameter parameter) implements Argument {}

    /**
     * The number of elements of a buffer or of local memory, a {@code long}.
     *
     * @param parameter which one
     */
    record Length(Parameter parameter) implements Argument {}

    /**
     * An image's memory object.
     *
     * @param parameter which one
     */
    record Image(ImageParameter parameter) implements Argument {}

    /**
     * Whether an image's texels are unsigned integers: an {@code int} of 0 or 1.
     *
     * @param parameter which one
     */
    record IsUnsigned(ImageParameter parameter) implements Argument {}

    /**
     * A sampler.
     *
     * @param parameter which one
     */
    record Sampler(SamplerParameter parameter) implements Argument {}

    /**
     * The number of work items along a dimension, an {@code int}, where the range is padded.
     *
     * @param dimension 0, 1 or 2
     */
    record RangeSize(int dimension) implements Argument {}

    /**
     * A buffer of {@link #LONGS} longs, zero before the launch, that tells of the first fault: a
     * {@link Code}, the line, the index, the length, and the work item's global ids.
     */
    record FaultRecord() implements Argument {
      /** The size of the record. */
      public static final int LONGS = 7;

      /** The first element of the record. */
      public enum Code {
        /** No fault. */
        NONE(0),
        /** An index out of bounds. */
        INDEX(1),
        /** An integer division by zero. */
        DIVISION(2);

        private final int number;

        Code(int number) {
          this.number = number;
        }

        /** {@return what stands in the record} */
        public int number() {
          return number;
        }
      }
    }
  }
}
