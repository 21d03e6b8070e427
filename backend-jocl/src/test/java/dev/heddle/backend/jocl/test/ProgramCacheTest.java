package dev.heddle.backend.jocl.test;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.heddle.Buffer;
import dev.heddle.Context;
import dev.heddle.NDRange;
import dev.heddle.Program;
import dev.heddle.ProgramKernel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is kept of built programs, and what becomes of it when it is damaged. */
class ProgramCacheTest {
  private static final String SOURCE =
      "kernel void set(global int *out, const int value) { out[get_global_id(0)] = value; }";

  @TempDir Path folder;
  private String before;

  @BeforeEach
  void useAFolderOfItsOwn() {
    before = System.setProperty("heddle.cache", folder.toString());
  }

  @AfterEach
  void restore() {
    if (before == null) {
      System.clearProperty("heddle.cache");
    } else {
      System.setProperty("heddle.cache", before);
    }
  }

  private static void runs(String... options) {
    try (Context context = OpenClDevice.open()) {
      Program program = context.newProgram(SOURCE, options);
      ProgramKernel set = program.kernel("set");
      // The types of parameters come from the cache, too.
      Buffer.OfInt out = context.newIntBuffer(3);
      assertThrows(IllegalArgumentException.class, () -> set.with(out, 1f));
      var queue = context.newQueue();
      queue.launch(set.with(out, 5), NDRange.of(3));
      assertArrayEquals(new int[] {5, 5, 5}, queue.toArray(out));
    }
  }

  private List<Path> entries() throws IOException {
    Path opencl = folder.resolve("opencl");
    if (!Files.isDirectory(opencl)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(opencl)) {
      return files.toList();
    }
  }

  private Path onlyEntry() throws IOException {
    List<Path> entries = entries();
    assertEquals(1, entries.size(), entries::toString);
    return entries.getFirst();
  }

  @Test
  void program_isKeptOnceForSourceAndOptions() throws IOException {
    runs();
    Path entry = onlyEntry();
    FileTime old = FileTime.fromMillis(1_000_000_000_000L);
    Files.setLastModifiedTime(entry, old);
    runs();
    assertEquals(old, Files.getLastModifiedTime(onlyEntry()));
    runs("-DOTHER=1");
    assertEquals(2, entries().size());
  }

  @Test
  void damagedEntry_isBuiltAnew() throws IOException {
    runs();
    Path entry = onlyEntry();
    byte[] sound = Files.readAllBytes(entry);
    byte[] flipped = sound.clone();
    flipped[sound.length / 2] ^= 1;
    byte[] cut = java.util.Arrays.copyOf(sound, sound.length / 3);
    for (byte[] damaged : List.of(flipped, cut, new byte[0], new byte[100])) {
      Files.write(entry, damaged);
      runs();
      assertEquals(sound.length, Files.size(onlyEntry()));
    }
  }

  @Test
  void manyAtOnce_leaveOneSoundEntry() throws IOException {
    List<Thread> threads =
        IntStream.range(0, 4)
            .mapToObj(i -> Thread.ofPlatform().start(ProgramCacheTest::runs))
            .toList();
    for (Thread thread : threads) {
      org.junit.jupiter.api.Assertions.assertDoesNotThrow(() -> thread.join());
    }
    Path entry = onlyEntry();
    FileTime old = FileTime.fromMillis(1_000_000_000_000L);
    Files.setLastModifiedTime(entry, old);
    runs();
    assertEquals(old, Files.getLastModifiedTime(onlyEntry()));
  }

  @Test
  void folderThatCannotBeMade_isNoReasonToFail() throws IOException {
    Files.writeString(folder.resolve("opencl"), "in the way");
    runs();
  }

  @Test
  void cache_canBeOff() throws IOException {
    System.setProperty("heddle.cache", "off");
    runs();
    assertEquals(List.of(), entries());
  }
}
