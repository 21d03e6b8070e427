package dev.heddle.backend.jocl;

import dev.heddle.KernelAccess;
import dev.heddle.spi.DeviceInfo;
import dev.heddle.spi.DriverProgram.Parameter;
import dev.heddle.spi.DriverProgram.Signature;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Built programs in the user's cache folder, one file each: {@code $XDG_CACHE_HOME/heddle/opencl},
 * or {@code ~/.cache/heddle/opencl}; {@code -Dheddle.cache=} names another folder, or {@code off}.
 *
 * <p>A file's name is a digest of all that the program depends on: source, options, device and
 * driver version. Files are written under another name and renamed, so that processes see whole
 * ones or none; a digest at the end tells a damaged one, which is built anew and replaced. Kernels'
 * signatures are kept beside the binary, since drivers forget them in binaries. Together they take
 * 256 MiB at most, or {@code -Dheddle.cache.bytes}. What the folder does not allow is left out: a
 * cache is no reason to fail.
 */
final class ProgramCache {
  private static final Logger LOG = System.getLogger("dev.heddle");

  /** Of the files' form; another form is another name. */
  private static final String FORM = "heddle opencl program 1";

  private static final int DIGEST_BYTES = 32;

  /** A program's place in the cache. */
  record Key(Path file) {}

  /** What is kept of a program. */
  static final class Entry {
    private final List<Signature> signatures;
    private final byte[] binary;

    Entry(List<Signature> signatures, byte[] binary) {
      this.signatures = signatures;
      this.binary = binary;
    }

    List<Signature> signatures() {
      return signatures;
    }

    byte[] binary() {
      return binary;
    }
  }

  private final @Nullable Path folder;
  private final String device;

  private ProgramCache(@Nullable Path folder, String device) {
    this.folder = folder;
    this.device = device;
  }

  static ProgramCache of(JoclDevice device) {
    DeviceInfo info = device.info();
    return new ProgramCache(
        folder(),
        String.join("\0", info.name(), info.vendor(), info.driverVersion(), device.version()));
  }

  private static @Nullable Path folder() {
    String named = System.getProperty("heddle.cache", "");
    if (named.equals("off")) {
      return null;
    }
    try {
      if (!named.isEmpty()) {
        return Path.of(named, "opencl");
      }
      String cache = System.getenv("XDG_CACHE_HOME");
      return cache == null || cache.isEmpty()
          ? Path.of(System.getProperty("user.home"), ".cache", "heddle", "opencl")
          : Path.of(cache, "heddle", "opencl");
    } catch (java.nio.file.InvalidPathException e) {
      return null;
    }
  }

  /** {@return where a program is kept; {@code null} without a cache} */
  @Nullable Key key(String source, String options) {
    Path at = folder;
    if (at == null) {
      return null;
    }
    MessageDigest digest = sha256();
    for (String part : List.of(FORM, device, options, source)) {
      byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
      digest.update((bytes.length + "\0").getBytes(StandardCharsets.UTF_8));
      digest.update(bytes);
    }
    return new Key(at.resolve(HexFormat.of().formatHex(digest.digest()) + ".bin"));
  }

  Optional<Entry> find(Key key) {
    try {
      Entry entry = decode(Files.readAllBytes(key.file()));
      CacheSize.used(key.file());
      return Optional.of(entry);
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException | RuntimeException e) {
      LOG.log(Level.DEBUG, "the program in {0} is built anew: {1}", key.file(), e);
      return Optional.empty();
    }
  }

  void store(Key key, Entry entry) {
    Path written = null;
    try {
      Path parent = Files.createDirectories(key.file().getParent());
      written = Files.createTempFile(parent, "program", ".tmp");
      Files.write(written, encode(entry));
      Files.move(
          written, key.file(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      CacheSize.trim(key.file());
    } catch (IOException | RuntimeException e) {
      LOG.log(Level.DEBUG, "a program is not kept in {0}: {1}", key.file(), e);
      delete(written);
    }
  }

  private static void delete(@Nullable Path file) {
    try {
      if (file != null) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      LOG.log(Level.DEBUG, "{0} is left over: {1}", file, e);
    }
  }

  private static byte[] encode(Entry entry) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeInt(entry.signatures().size());
      for (Signature signature : entry.signatures()) {
        out.writeUTF(signature.name());
        out.writeInt(signature.parameters().size());
        for (Parameter parameter : signature.parameters()) {
          out.writeUTF(parameter.name());
          out.writeUTF(parameter.type());
          KernelAccess access = parameter.access();
          out.writeUTF(access == null ? "" : access.name());
        }
      }
      out.writeInt(entry.binary().length);
      out.write(entry.binary());
      out.write(sha256().digest(bytes.toByteArray()));
    }
    return bytes.toByteArray();
  }

  private static Entry decode(byte[] file) throws IOException {
    int length = file.length - DIGEST_BYTES;
    byte[] content = Arrays.copyOf(file, Math.max(length, 0));
    if (length < 0
        || !Arrays.equals(
            sha256().digest(content), Arrays.copyOfRange(file, length, file.length))) {
      throw new IOException("it is damaged");
    }
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(content))) {
      List<Signature> signatures = new ArrayList<>();
      for (int kernels = in.readInt(); kernels > 0; kernels--) {
        String name = in.readUTF();
        List<Parameter> parameters = new ArrayList<>();
        for (int count = in.readInt(); count > 0; count--) {
          parameters.add(new Parameter(in.readUTF(), in.readUTF(), access(in.readUTF())));
        }
        signatures.add(new Signature(name, List.copyOf(parameters)));
      }
      return new Entry(List.copyOf(signatures), in.readNBytes(in.readInt()));
    }
  }

  private static @Nullable KernelAccess access(String name) {
    return name.isEmpty() ? null : KernelAccess.valueOf(name);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java has it", e);
    }
  }
}
