package dev.heddle.samples.test;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.Buffer;
import dev.heddle.CommandQueue;
import dev.heddle.Context;
import dev.heddle.samples.MapUnmap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MapUnmapTest {
  private Context context;
  private CommandQueue queue;
  private Buffer.OfInt buffer;

  @BeforeEach
  void open() {
    context = Context.open();
    queue = context.newQueue();
    buffer = context.newIntBuffer(new int[] {7, 7, 7, 7, 7, 7});
  }

  @AfterEach
  void close() {
    buffer.close();
    queue.close();
    context.close();
  }

  @Test
  void fillInParallel_setsEveryElementToItsIndex() {
    MapUnmap.fillInParallel(queue, buffer);

    assertArrayEquals(new int[] {0, 1, 2, 3, 4, 5}, queue.toArray(buffer));
    assertEquals(15, MapUnmap.sum(queue, buffer));
  }

  @Test
  void scale_changesItsPartAlone() {
    MapUnmap.scale(queue, buffer, 2, 3, -1);

    assertArrayEquals(new int[] {7, 7, -7, -7, -7, 7}, queue.toArray(buffer));
  }

  @Test
  void replace_keepsWhatItDoesNotWrite() {
    MapUnmap.replace(queue, buffer, 5, 1);

    assertArrayEquals(new int[] {7, 7, 7, 7, 7, 1}, queue.toArray(buffer));
  }

  @Test
  void touchAfterUnmap_findsTheSegmentDead_andTheBufferUnmapped() {
    String found = MapUnmap.touchAfterUnmap(queue, buffer);

    assertTrue(found.startsWith("IllegalStateException"), found);
    assertEquals(0, buffer.mapCount());
  }
}
