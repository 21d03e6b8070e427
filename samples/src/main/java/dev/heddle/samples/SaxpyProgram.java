package dev.heddle.samples;

import dev.heddle.Buffer;
import dev.heddle.CommandQueue;
import dev.heddle.Context;
import dev.heddle.Kernel;
import dev.heddle.MapMode;
import dev.heddle.Mapping;
import dev.heddle.NDRange;
import dev.heddle.WorkItem;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * The first program: a kernel is a record, its components are its arguments, and memory is mapped
 * to be filled and read.
 *
 * <p>It computes {@code y = a * x + y}. The contents of a new buffer are the device's affair; the
 * {@code cpu} backend gives zeros, so that 2.0 is printed there.
 */
public final class SaxpyProgram {
  private SaxpyProgram() {}

  /**
   * Runs the program.
   *
   * @param args not used
   */
  public static void main(String[] args) {
    int n = 1 << 20;

    record Saxpy(float a, Buffer.OfFloat x, Buffer.OfFloat y) implements Kernel {
      @Override
      public void run(WorkItem item) {
        int i = item.globalId(0);
        y.set(i, a * x.get(i) + y.get(i));
      }
    }

    // best device there is; -Dheddle.backend=cpu|jocl|aparapi
    try (Context context = Context.open()) {
      CommandQueue queue = context.newQueue();
      Buffer.OfFloat x = context.newFloatBuffer(n);
      Buffer.OfFloat y = context.newFloatBuffer(n);
      // zero-copy where the device shares host memory
      try (Mapping m = queue.map(x, MapMode.WRITE_INVALIDATE)) {
        fill(m.segment()); // a java.lang.foreign.MemorySegment
      } // unmapped: the segment is dead, touching it throws
      queue.launch(new Saxpy(2f, x, y), NDRange.of(n));
      try (Mapping m = queue.map(y, MapMode.READ)) {
        print(m.segment().getAtIndex(ValueLayout.JAVA_FLOAT, 0));
      }
    }
  }

  private static void fill(MemorySegment x) {
    for (long i = 0; i < x.byteSize() / Float.BYTES; i++) {
      x.setAtIndex(ValueLayout.JAVA_FLOAT, i, (float) (i + 1));
    }
  }

  private static void print(float first) {
    System.out.println("y[0] = " + first);
  }
}
