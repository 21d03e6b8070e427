package dev.heddle.bench.run;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.openjdk.jmh.results.RunResult;

/** What came of a case, as a line of text: native code may print between the lines. */
sealed interface Answer {
  /** What the line of a time begins with. */
  String MEASURED = "heddle-bench measured ";

  /** What the line of a failure begins with. */
  String FAILED = "heddle-bench failed ";

  /**
   * It has a time.
   *
   * @param result as JMH has it
   */
  record Measured(RunResult result) implements Answer {}

  /**
   * It has none.
   *
   * @param why in one line
   */
  record Failed(String why) implements Answer {}

  /** {@return the line} */
  default String line() {
    return switch (this) {
      case Measured(RunResult result) -> MEASURED + encoded(bytes(result));
      case Failed(String why) -> FAILED + encoded(why.getBytes(StandardCharsets.UTF_8));
    };
  }

  /** {@return the answer that a line is, if it is one} */
  static Optional<Answer> parse(String line) {
    if (line.startsWith(MEASURED)) {
      return Optional.of(new Measured(result(decoded(line.substring(MEASURED.length())))));
    }
    if (line.startsWith(FAILED)) {
      byte[] why = decoded(line.substring(FAILED.length()));
      return Optional.of(new Failed(new String(why, StandardCharsets.UTF_8)));
    }
    return Optional.empty();
  }

  private static String encoded(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  private static byte[] decoded(String text) {
    return Base64.getDecoder().decode(text);
  }

  private static byte[] bytes(RunResult result) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream objects = new ObjectOutputStream(bytes)) {
      objects.writeObject(result);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static RunResult result(byte[] bytes) {
    try (ObjectInputStream objects = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
      return (RunResult) objects.readObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException("JMH's results are of other classes there", e);
    }
  }
}
