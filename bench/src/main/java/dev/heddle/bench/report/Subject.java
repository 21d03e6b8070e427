package dev.heddle.bench.report;

import java.math.BigInteger;
import java.util.Collections;
import java.util.Comparator;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What was measured, whoever ran it: a benchmark and its parameters.
 *
 * @param benchmark the class's simple name and the method, such as {@code Kernels.time}
 * @param parameters all parameters but {@link #ON}, by name
 */
record Subject(String benchmark, SortedMap<String, String> parameters)
    implements Comparable<Subject> {
  /** The parameter that names the contender. */
  static final String ON = "on";

  /** The parameter that is the amount of work. */
  static final String SIZE = "size";

  private static final Comparator<Subject> ORDER =
      Comparator.comparing(Subject::benchmark)
          .thenComparing(subject -> subject.parameters.toString(), Subject::compareNatural);

  Subject {
    parameters = Collections.unmodifiableSortedMap(new TreeMap<>(parameters));
  }

  static Subject of(String benchmark, Map<String, String> parameters) {
    SortedMap<String, String> others = new TreeMap<>(parameters);
    others.remove(ON);
    return new Subject(benchmark, others);
  }

  /** {@return a parameter's value, or an empty string} */
  String parameter(String name) {
    return parameters.getOrDefault(name, "");
  }

  /** {@return the amount of work; 0 where the benchmark has none} */
  long size() {
    String size = parameter(SIZE);
    return size.isEmpty() ? 0 : Long.parseLong(size);
  }

  /** {@return the same without the parameter, so that its values can be put side by side} */
  Subject without(String parameter) {
    SortedMap<String, String> others = new TreeMap<>(parameters);
    others.remove(parameter);
    return new Subject(benchmark, others);
  }

  /** {@return the benchmark's class, without the method} */
  String topic() {
    return benchmark.substring(0, benchmark.indexOf('.'));
  }

  /** {@return what a person would call it: {@code saxpy, 1,048,576}} */
  String title() {
    String values =
        parameters.entrySet().stream()
            .sorted(Comparator.comparing(e -> e.getKey().equals(SIZE)))
            .map(e -> e.getKey().equals(SIZE) ? Numbers.count(size()) : e.getValue())
            .collect(Collectors.joining(", "));
    String method = benchmark.substring(benchmark.indexOf('.') + 1);
    if (method.equals("time")) {
      return values.isEmpty() ? topic() : values;
    }
    return values.isEmpty() ? method : method + ", " + values;
  }

  @Override
  public int compareTo(Subject other) {
    return ORDER.compare(this, other);
  }

  /** Numbers in texts by their value: {@code n=9} before {@code n=10}. */
  static int compareNatural(String a, String b) {
    int i = 0;
    int j = 0;
    while (i < a.length() && j < b.length()) {
      if (Character.isDigit(a.charAt(i)) && Character.isDigit(b.charAt(j))) {
        int endA = endOfDigits(a, i);
        int endB = endOfDigits(b, j);
        int order =
            new BigInteger(a.substring(i, endA)).compareTo(new BigInteger(b.substring(j, endB)));
        if (order != 0) {
          return order;
        }
        i = endA;
        j = endB;
      } else if (a.charAt(i) != b.charAt(j)) {
        return Character.compare(a.charAt(i), b.charAt(j));
      } else {
        i++;
        j++;
      }
    }
    return Integer.compare(a.length() - i, b.length() - j);
  }

  private static int endOfDigits(String text, int from) {
    int end = from;
    while (end < text.length() && Character.isDigit(text.charAt(end))) {
      end++;
    }
    return end;
  }
}
