package dev.heddle.compiler.opencl;

import dev.heddle.compiler.ir.Memory;
import dev.heddle.compiler.ir.Parameter;
import dev.heddle.compiler.ir.Parameter.BufferParameter;
import dev.heddle.compiler.ir.Parameter.ImageParameter;
import dev.heddle.compiler.ir.Parameter.LocalParameter;
import dev.heddle.compiler.ir.Parameter.SamplerParameter;
import dev.heddle.compiler.ir.Parameter.ScalarParameter;
import java.util.List;

/**
 * Kernels in OpenCL C, and how they are called.
 *
 * @param text the program
 * @param functions the kernel functions, in the order of the kernels
 */
public record OpenClSource(String text, List<Function> functions) {
  /** Makes it, keeping a copy of the list. */
  public OpenClSource {
    functions = List.copyOf(functions);
  }

  /**
   * A kernel function.
   *
   * @param name its name
   * @param arguments what it takes, in order
   * @param checked what it checks indices of, in the order of its fault codes
   */
  public record Function(String name, List<Argument> arguments, List<Checked> checked) {
    /** Makes it, keeping copies of the lists. */
    public Function {
      arguments = List.copyOf(arguments);
      checked = List.copyOf(checked);
    }
  }

  /** What has bounds. */
  public sealed interface Checked {
    /**
     * A row of elements.
     *
     * @param memory which one
     */
    record Elements(Memory memory) implements Checked {}

    /**
     * An image.
     *
     * @param image which one
     */
    record Texels(ImageParameter image) implements Checked {}
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
     * Where a buffer starts in its memory object, in elements, a {@code long}: what is a part of
     * another needs no object of its own.
     *
     * @param parameter which one
     */
    record Start(BufferParameter parameter) implements Argument {}

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
     * What an image is like, an {@code int4}: its width, height, and depth or layers, 1 where it
     * has none; and whether its texels are unsigned integers, 0 or 1. Devices do not tell all of
     * it, PoCL not the width of a 1D image from a buffer.
     *
     * @param parameter which one
     */
    record ImageShape(ImageParameter parameter) implements Argument {}

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
     * code, the line, the index, the length, and the work item's global ids. For a texel the index
     * is x in the lower and y in the upper half, and z takes the place of the length.
     *
     * <p>The code is 0 without a fault, {@link #DIVISION}, or {@link #OUTSIDE} and more: the place
     * in {@link Function#checked} of what an index was outside of.
     */
    record FaultRecord() implements Argument {
      /** The size of the record. */
      public static final int LONGS = 7;

      /** The code of an integer division by zero. */
      public static final int DIVISION = 1;

      /** The code of an index outside of the first of what is checked. */
      public static final int OUTSIDE = 2;
    }
  }
}
