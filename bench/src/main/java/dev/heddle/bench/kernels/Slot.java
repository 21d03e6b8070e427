package dev.heddle.bench.kernels;

import java.lang.foreign.MemorySegment;

/**
 * Memory that kernels work on, as the host has it. Whoever runs a {@link Stage} makes memory of the
 * device for each slot. Two slots are the same if their arrays are.
 */
@SuppressWarnings("ArrayRecordComponent") // the array is the identity
public sealed interface Slot {
  /** {@return the host's array as a segment} */
  MemorySegment segment();

  /**
   * A buffer of floats.
   *
   * @param values the host's array
   */
  record Floats(float[] values) implements Slot {
    @Override
    public MemorySegment segment() {
      return MemorySegment.ofArray(values);
    }
  }

  /**
   * A buffer of doubles.
   *
   * @param values the host's array
   */
  record Doubles(double[] values) implements Slot {
    @Override
    public MemorySegment segment() {
      return MemorySegment.ofArray(values);
    }
  }

  /**
   * A buffer of ints.
   *
   * @param values the host's array
   */
  record Ints(int[] values) implements Slot {
    @Override
    public MemorySegment segment() {
      return MemorySegment.ofArray(values);
    }
  }

  /**
   * A 2D image of four floats a texel.
   *
   * @param values the texels, row by row
   * @param width texels in a row
   * @param height rows
   */
  record Texels(float[] values, int width, int height) implements Slot {
    @Override
    public MemorySegment segment() {
      return MemorySegment.ofArray(values);
    }
  }
}
