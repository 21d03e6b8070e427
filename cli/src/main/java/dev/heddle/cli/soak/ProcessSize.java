package dev.heddle.cli.soak;

import com.sun.management.UnixOperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * What this process takes of the system, once the garbage collector has been through.
 *
 * @param bytes the memory: what is resident, on Linux; elsewhere what the JVM knows of
 * @param handles the open files and what counts as such; empty where nobody tells
 */
public record ProcessSize(long bytes, OptionalLong handles) {
  private static final Path STATUS = Path.of("/proc/self/status");
  private static final Path HANDLES = Path.of("/proc/self/fd");
  private static final String RESIDENT = "VmRSS:";

  /**
   * {@return the size now}
   *
   * @throws IOException if the system does not tell what it usually tells
   */
  public static ProcessSize now() throws IOException {
    System.gc(); // what is only waiting to be collected is no growth
    return Files.isReadable(STATUS)
        ? new ProcessSize(residentBytes(), OptionalLong.of(openFiles()))
        : ofJvm();
  }

  private static long residentBytes() throws IOException {
    // "VmRSS:     123456 kB"
    for (String line : Files.readAllLines(STATUS, StandardCharsets.ISO_8859_1)) {
      if (line.startsWith(RESIDENT)) {
        return Long.parseLong(line.replaceAll("[^0-9]", "")) * 1024;
      }
    }
    throw new IOException("no line " + RESIDENT + " in " + STATUS);
  }

  private static long openFiles() throws IOException {
    try (Stream<Path> open = Files.list(HANDLES)) {
      return open.count() - 1; // the listing itself is one
    }
  }

  private static ProcessSize ofJvm() {
    var memory = ManagementFactory.getMemoryMXBean();
    return new ProcessSize(
        memory.getHeapMemoryUsage().getCommitted() + memory.getNonHeapMemoryUsage().getCommitted(),
        ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
            ? OptionalLong.of(unix.getOpenFileDescriptorCount())
            : OptionalLong.empty());
  }

  /**
   * {@return how much more this is, at least 0}
   *
   * @param before what it was
   */
  ProcessSize growthSince(ProcessSize before) {
    return new ProcessSize(
        Math.max(bytes - before.bytes, 0),
        handles.isPresent() && before.handles.isPresent()
            ? OptionalLong.of(Math.max(handles.getAsLong() - before.handles.getAsLong(), 0))
            : OptionalLong.empty());
  }

  /**
   * {@return whether this is no more than is allowed}
   *
   * @param allowed the most that it may be
   */
  boolean fits(ProcessSize allowed) {
    return bytes <= allowed.bytes
        && (handles.isEmpty()
            || allowed.handles.isEmpty()
            || handles.getAsLong() <= allowed.handles.getAsLong());
  }

  @Override
  public String toString() {
    return "%.1f MiB, %s handles"
        .formatted(
            bytes / 1048576.0,
            handles.isPresent() ? Long.toString(handles.getAsLong()) : "unknown");
  }
}
