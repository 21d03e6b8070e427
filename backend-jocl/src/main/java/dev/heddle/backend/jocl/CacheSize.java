package dev.heddle.backend.jocl;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Keeps a cache folder to a size: the entries that have not been used for longest go. Use is noted
 * in the file's time of last access, by hand, since file systems do it as they like.
 *
 * <p>Other processes may use, store and remove entries meanwhile; what has gone is no matter.
 */
final class CacheSize {
  private static final Logger LOG = System.getLogger("dev.heddle");

  /** The most bytes that the entries take together, but for the newest, which always stays. */
  private static final String BOUND = "heddle.cache.bytes";

  private static final long USUAL_BOUND = 256L << 20;

  /** A file under a temporary name that is older was left behind by a process that died. */
  private static final Duration ABANDONED = Duration.ofHours(1);

  private record Entry(Path file, long byteSize, FileTime used) {}

  private CacheSize() {}

  /** Notes that an entry has been used, where the folder allows it. */
  static void used(Path file) {
    try {
      Files.getFileAttributeView(file, BasicFileAttributeView.class)
          .setTimes(null, FileTime.from(Instant.now()), null);
    } catch (IOException e) {
      LOG.log(Level.TRACE, "the use of {0} is not noted: {1}", file, e);
    }
  }

  /** Removes what is too much after an entry has been stored. */
  static void trim(Path stored) throws IOException {
    List<Entry> entries = new ArrayList<>();
    long bytes = 0;
    try (DirectoryStream<Path> files =
        Files.newDirectoryStream(stored.getParent(), "*.{bin,tmp}")) {
      for (Path file : files) {
        try {
          BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
          if (file.toString().endsWith(".bin")) {
            bytes += attributes.size();
            entries.add(new Entry(file, attributes.size(), attributes.lastAccessTime()));
          } else if (attributes
              .lastModifiedTime()
              .toInstant()
              .isBefore(Instant.now().minus(ABANDONED))) {
            Files.deleteIfExists(file);
          }
        } catch (NoSuchFileException e) {
          LOG.log(Level.TRACE, "another process has removed {0}", file);
        }
      }
    }
    entries.sort(Comparator.comparing(Entry::used).thenComparing(Entry::file));
    long bound = Long.getLong(BOUND, USUAL_BOUND);
    for (Entry entry : entries) {
      if (bytes <= bound) {
        return;
      }
      if (!entry.file().equals(stored)) {
        Files.deleteIfExists(entry.file());
        bytes -= entry.byteSize();
      }
    }
  }
}
