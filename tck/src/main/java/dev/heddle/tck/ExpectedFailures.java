package dev.heddle.tck;

import dev.heddle.Device;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What is known not to hold on certain devices. A line is
 *
 * <pre>{@code backend | device name (a regular expression) | Class.test | reason}</pre>
 *
 * <p>A test that is listed is skipped with the reason if it fails, and fails if it passes: the list
 * can only shrink unnoticed, not grow.
 *
 * @param lines the list
 */
record ExpectedFailures(List<Line> lines) {
  /**
   * A known failure.
   *
   * @param backend the backend's name
   * @param device what the device's name matches
   * @param test the class's and the method's name
   * @param reason why it fails
   */
  record Line(String backend, Pattern device, String test, String reason) {}

  /**
   * {@return the kit's own list, and one more}
   *
   * @param resource the other list's resource, if there is one
   * @throws IllegalArgumentException if it is not there or not in the form
   */
  static ExpectedFailures load(Optional<String> resource) {
    List<Line> lines =
        new java.util.ArrayList<>(read("/dev/heddle/tck/expected-failures.txt", own()));
    resource.ifPresent(
        name ->
            lines.addAll(
                read(
                    name,
                    Thread.currentThread().getContextClassLoader().getResourceAsStream(name))));
    return new ExpectedFailures(List.copyOf(lines));
  }

  private static @org.jspecify.annotations.Nullable InputStream own() {
    return ExpectedFailures.class.getResourceAsStream("expected-failures.txt");
  }

  private static List<Line> read(
      String name, @org.jspecify.annotations.Nullable InputStream resource) {
    if (resource == null) {
      throw new IllegalArgumentException("there is no resource " + name);
    }
    try (resource) {
      return parse(new String(resource.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * {@return the known failures in a text}
   *
   * @param text lines; those that are empty or start with # say nothing
   */
  static List<Line> parse(String text) {
    return text.lines()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .map(
            line -> {
              String[] parts = line.split("\\|", 4);
              if (parts.length != 4 || parts[3].isBlank()) {
                throw new IllegalArgumentException(
                    "an expected failure is 'backend | device | Class.test | reason', not: "
                        + line);
              }
              return new Line(
                  parts[0].strip(),
                  Pattern.compile(parts[1].strip()),
                  parts[2].strip(),
                  parts[3].strip());
            })
        .toList();
  }

  /**
   * {@return why a test is expected to fail on a device}
   *
   * @param device the device under test
   * @param test the class's and the method's name
   */
  Optional<String> reason(Device device, String test) {
    return lines.stream()
        .filter(
            line ->
                line.backend().equals(device.backend().name())
                    && line.test().equals(test)
                    && line.device().matcher(device.name()).find())
        .map(Line::reason)
        .findFirst();
  }
}
