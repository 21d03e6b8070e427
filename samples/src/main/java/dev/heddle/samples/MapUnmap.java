package dev.heddle.samples;

import dev.heddle.Buffer;
import dev.heddle.CommandQueue;
import dev.heddle.Context;
import dev.heddle.Event;
import dev.heddle.MapMode;
import dev.heddle.Mapping;
import dev.heddle.MemoryOptions;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.stream.IntStream;

/**
 * Mapping: the host reads and writes a buffer's memory, and hands it back by the unmap.
 *
 * <p>One method for each map mode, with try-with-resources, a segment that several threads fill, a
 * mapping over a part; and at the end the long form, with what becomes of a segment after its
 * unmap.
 */
public final class MapUnmap {
  private static final int LENGTH = 1 << 16;

  private MapUnmap() {}

  /**
   * Fills a buffer, edits it in place, and prints what it holds.
   *
   * @param args not used
   */
  public static void main(String[] args) {
    try (Context context = Context.open();
        CommandQueue queue = context.newQueue();
        Buffer.OfInt numbers = context.newIntBuffer(LENGTH, MemoryOptions.labelled("numbers"))) {
      fillInParallel(queue, numbers);
      System.out.println("sum after filling: " + sum(queue, numbers));
      scale(queue, numbers, 10, 5, -1);
      replace(queue, numbers, 0, 1_000);
      System.out.println("sum after editing: " + sum(queue, numbers));
      System.out.println("after the unmap:   " + touchAfterUnmap(queue, numbers));
    }
  }

  /**
   * Sets element i to i. WRITE_INVALIDATE: every byte is written, so nothing is copied to the host
   * first. A segment belongs to one thread, but for {@link Mapping#sharedSegment()}.
   *
   * @param queue where to map
   * @param buffer what to fill
   */
  public static void fillInParallel(CommandQueue queue, Buffer.OfInt buffer) {
    try (Mapping mapping = queue.map(buffer, MapMode.WRITE_INVALIDATE)) {
      MemorySegment segment = mapping.sharedSegment();
      IntStream.range(0, Math.toIntExact(buffer.length()))
          .parallel()
          .forEach(i -> segment.setAtIndex(ValueLayout.JAVA_INT, i, i));
    }
  }

  /**
   * {@return the sum of all elements} READ: the segment shows the latest contents and refuses
   * writes.
   *
   * @param queue where to map
   * @param buffer what to add up
   */
  public static long sum(CommandQueue queue, Buffer.OfInt buffer) {
    try (Mapping mapping = queue.map(buffer, MapMode.READ)) {
      MemorySegment segment = mapping.segment();
      long sum = 0;
      for (long i = 0; i < buffer.length(); i++) {
        sum += segment.getAtIndex(ValueLayout.JAVA_INT, i);
      }
      return sum;
    }
  }

  /**
   * Multiplies some elements. READ_WRITE over a part: offset and size are in bytes, and index 0 of
   * the segment is the first element of the part.
   *
   * @param queue where to map
   * @param buffer what to change
   * @param first the first element
   * @param count how many, at least 1
   * @param factor what to multiply by
   */
  public static void scale(
      CommandQueue queue, Buffer.OfInt buffer, long first, long count, int factor) {
    long offset = first * Integer.BYTES;
    long size = count * Integer.BYTES;
    try (Mapping mapping = queue.map(buffer, MapMode.READ_WRITE, offset, size)) {
      MemorySegment part = mapping.segment();
      for (long i = 0; i < count; i++) {
        int value = part.getAtIndex(ValueLayout.JAVA_INT, i);
        part.setAtIndex(ValueLayout.JAVA_INT, i, value * factor);
      }
    }
  }

  /**
   * Sets one element. WRITE: what is not written keeps its contents.
   *
   * @param queue where to map
   * @param buffer what to change
   * @param index which element
   * @param value its new value
   */
  public static void replace(CommandQueue queue, Buffer.OfInt buffer, long index, int value) {
    try (Mapping mapping = queue.map(buffer, MapMode.WRITE)) {
      mapping.segment().setAtIndex(ValueLayout.JAVA_INT, index, value);
    }
  }

  /**
   * {@return what a segment says when it is used too late} This is the long form: the map returns
   * at once, its event tells when the segment is there, and the unmap is a command with an event
   * too.
   *
   * @param queue where to map
   * @param buffer what to map
   */
  public static String touchAfterUnmap(CommandQueue queue, Buffer.OfInt buffer) {
    Mapping mapping = queue.mapAsync(buffer, MapMode.READ);
    mapping.event().await();
    MemorySegment segment = mapping.segment();
    Event unmapped = queue.unmap(mapping);
    try {
      return "still alive: " + segment.getAtIndex(ValueLayout.JAVA_INT, 0);
    } catch (IllegalStateException dead) {
      return "IllegalStateException: " + dead.getMessage();
    } finally {
      unmapped.await();
    }
  }
}
