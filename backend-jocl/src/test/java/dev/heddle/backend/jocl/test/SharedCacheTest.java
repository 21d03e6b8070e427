package dev.heddle.backend.jocl.test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.Context;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several processes at once over one cache of programs, and a cache with too little room. */
class SharedCacheTest {
  private static final int PROCESSES = 3;
  private static final String BOUND = "heddle.cache.bytes";
  private static final FileTime OLD = FileTime.fromMillis(1_000_000_000_000L);

  @TempDir Path folder;
  private final String before = System.getProperty("heddle.cache", "");

  @AfterEach
  void restore() {
    System.setProperty("heddle.cache", before);
    System.clearProperty(BOUND);
  }

  private void useFolder() {
    System.setProperty("heddle.cache", folder.toString());
  }

  @Test
  void processesAtOnce_leaveOneSoundEntryOfEachProgram() throws Exception {
    OpenClDevice.open().close();
    runAtOnce();
    List<Path> entries = entries();
    assertEquals(CacheUser.PROGRAMS, entries.size(), entries::toString);
    for (Path entry : entries) {
      Files.setLastModifiedTime(entry, OLD);
    }
    useFolder();
    try (Context context = OpenClDevice.open()) {
      CacheUser.run(context);
    }
    for (Path entry : entries()) {
      assertEquals(OLD, Files.getLastModifiedTime(entry), "an entry was not sound");
    }
  }

  @Test
  void processesThatRemoveEachOthersEntries_doTheirWorkAllTheSame() throws Exception {
    OpenClDevice.open().close();
    runAtOnce("-D" + BOUND + "=1");
    useFolder();
    System.setProperty(BOUND, "1");
    try (Context context = OpenClDevice.open()) {
      build(context, 1);
    }
    assertEquals(1, entries().size(), entries()::toString);
  }

  /** Starts processes, and lets all of them begin when all could. */
  private void runAtOnce(String... options) throws IOException, InterruptedException {
    List<Process> processes = new ArrayList<>();
    try {
      for (int i = 0; i < PROCESSES; i++) {
        processes.add(start(i, options));
      }
      List<BufferedReader> outputs =
          processes.stream().map(process -> process.inputReader()).toList();
      for (int i = 0; i < PROCESSES; i++) {
        assertEquals("ready", outputs.get(i).readLine(), errors(i));
      }
      for (Process process : processes) {
        process.getOutputStream().write('!');
        process.getOutputStream().flush();
      }
      for (int i = 0; i < PROCESSES; i++) {
        assertTrue(processes.get(i).waitFor(100, TimeUnit.SECONDS), "it does not end");
        assertEquals(0, processes.get(i).exitValue(), errors(i));
      }
    } finally {
      processes.forEach(Process::destroyForcibly);
    }
  }

  private Process start(int number, String... options) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx128m", "--enable-native-access=ALL-UNNAMED"));
    command.addAll(List.of(options));
    command.add("-Dheddle.cache=" + folder);
    command.add("--class-path");
    command.add(
        System.getProperty("jdk.module.path", "")
            + File.pathSeparator
            + System.getProperty("java.class.path"));
    command.add(CacheUser.class.getName());
    return new ProcessBuilder(command).redirectError(errorFile(number).toFile()).start();
  }

  private Path errorFile(int number) {
    return folder.resolve("errors-" + number);
  }

  private String errors(int number) throws IOException {
    return "process " + number + ": " + Files.readString(errorFile(number));
  }

  private List<Path> entries() throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("opencl"))) {
      return files.toList();
    }
  }

  @Test
  void cacheWithoutRoom_dropsWhatWasNotUsedForLongest() throws IOException {
    useFolder();
    try (Context context = OpenClDevice.open()) {
      build(context, 1);
      Path first = entries().getFirst();
      build(context, 2);
      Path second =
          entries().stream().filter(entry -> !entry.equals(first)).findFirst().orElseThrow();
      Instant now = Instant.now();
      setUsed(first, now.minus(Duration.ofHours(2)));
      setUsed(second, now.minus(Duration.ofHours(1)));
      build(context, 1); // now the second is the older one
      System.setProperty(BOUND, Long.toString(Files.size(first) + Files.size(second) + 100));
      build(context, 3);
      List<Path> left = entries();
      assertEquals(2, left.size(), left::toString);
      assertTrue(left.contains(first), "what was used has gone");
    }
  }

  @Test
  void fileThatAProcessLeftBehind_goesInTime() throws IOException {
    Path opencl = Files.createDirectories(folder.resolve("opencl"));
    Path old = Files.createFile(opencl.resolve("program1.tmp"));
    Files.setLastModifiedTime(old, OLD);
    Path young = Files.createFile(opencl.resolve("program2.tmp"));
    useFolder();
    try (Context context = OpenClDevice.open()) {
      build(context, 1);
    }
    assertTrue(Files.notExists(old) && Files.exists(young), () -> "old or young");
  }

  private static void build(Context context, int number) {
    context.newProgram("kernel void k(global int *out) { out[0] = " + number + "; }").close();
  }

  private static void setUsed(Path file, Instant when) throws IOException {
    Files.getFileAttributeView(file, BasicFileAttributeView.class)
        .setTimes(null, FileTime.from(when), null);
  }
}
