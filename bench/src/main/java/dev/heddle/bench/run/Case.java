package dev.heddle.bench.run;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * One benchmark with one value for each of its parameters.
 *
 * @param benchmark the class's full name and the method
 * @param parameters the values by name
 */
public record Case(String benchmark, SortedMap<String, String> parameters) {
  private static final String SEPARATOR = "\t";

  /** Copies the parameters. */
  public Case {
    parameters = Collections.unmodifiableSortedMap(new TreeMap<>(parameters));
  }

  static Case of(String benchmark, Map<String, String> parameters) {
    return new Case(benchmark, new TreeMap<>(parameters));
  }

  /** {@return class and method without packages} */
  String shortName() {
    int method = benchmark.lastIndexOf('.');
    return benchmark.substring(benchmark.lastIndexOf('.', method - 1) + 1);
  }

  /** {@return the class's name without packages} */
  public String topic() {
    String name = shortName();
    return name.substring(0, name.indexOf('.'));
  }

  /** {@return the name that {@code --only} and messages know it by: {@code Kernels.time kernel=fft} */
  public String title() {
    return shortName()
        + parameters.entrySet().stream()
            .map(entry -> " " + entry.getKey() + "=" + entry.getValue())
            .collect(Collectors.joining());
  }

  /**
   * Cases that may share a JVM.
   *
   * @param benchmark the class's full name and the method
   * @param on the contender; empty if there is none
   */
  record Group(String benchmark, String on) {}

  Group group() {
    return new Group(benchmark, parameters.getOrDefault("on", ""));
  }

  /** {@return it in a line, for {@link #parse}} */
  String line() {
    return benchmark
        + parameters.entrySet().stream()
            .map(entry -> SEPARATOR + entry.getKey() + "=" + entry.getValue())
            .collect(Collectors.joining());
  }

  static Case parse(String line) {
    List<String> parts = List.of(line.split(SEPARATOR, -1));
    SortedMap<String, String> parameters = new TreeMap<>();
    for (String part : parts.subList(1, parts.size())) {
      int equals = part.indexOf('=');
      parameters.put(part.substring(0, equals), part.substring(equals + 1));
    }
    return new Case(parts.getFirst(), parameters);
  }

  /** {@return the same at every size} */
  Case withoutSize() {
    SortedMap<String, String> others = new TreeMap<>(parameters);
    others.remove("size");
    return new Case(benchmark, others);
  }

  /** {@return its parameters without the contender} */
  Map<String, String> subject() {
    SortedMap<String, String> others = new TreeMap<>(parameters);
    others.remove("on");
    return others;
  }
}
