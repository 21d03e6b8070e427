package dev.heddle.bench.report;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads the JSON that JMH writes. */
final class JmhResults {
  private static final Map<String, Double> SECONDS =
      Map.of(
          "ns/op", 1e-9, "us/op", 1e-6, "ms/op", 1e-3, "s/op", 1.0, "min/op", 60.0, "hr/op",
          3600.0);

  private JmhResults() {}

  /**
   * {@return the measurements of a file of results, in its order}
   *
   * @throws BadRunException if it is not what JMH writes, or not of times per operation
   */
  static List<Measurement> read(Path file) throws IOException {
    String text = Files.readString(file);
    try {
      return parse(text);
    } catch (JsonParseException
        | IllegalStateException
        | UnsupportedOperationException
        | NumberFormatException e) {
      throw new BadRunException(file + " is not JSON as JMH writes it: " + e.getMessage(), e);
    }
  }

  static List<Measurement> parse(String json) {
    List<Measurement> measurements = new ArrayList<>();
    for (JsonElement element : JsonParser.parseString(json).getAsJsonArray()) {
      measurements.add(measurement(element.getAsJsonObject()));
    }
    return measurements;
  }

  private static Measurement measurement(JsonObject result) {
    String name = member(result, "benchmark").getAsString();
    Map<String, String> parameters = new TreeMap<>();
    JsonElement given = result.get("params");
    if (given != null) {
      given
          .getAsJsonObject()
          .entrySet()
          .forEach(e -> parameters.put(e.getKey(), e.getValue().getAsString()));
    }
    JsonObject metric = member(result, "primaryMetric").getAsJsonObject();
    String unit = member(metric, "scoreUnit").getAsString();
    Double factor = SECONDS.get(unit);
    if (factor == null) {
      throw new JsonParseException(
          "%s is in %s, and the report compares times per operation".formatted(name, unit));
    }
    return new Measurement(
        Subject.of(shortName(name), parameters),
        parameters.getOrDefault(Subject.ON, ""),
        Estimate.of(values(metric)).times(factor),
        kernelSeconds(result));
  }

  /** What the counters of {@code GeneratedKernels} tell: nanoseconds over calls, by iteration. */
  private static Optional<Estimate> kernelSeconds(JsonObject result) {
    if (!(result.get("secondaryMetrics") instanceof JsonObject secondary)
        || !(secondary.get("kernelNanos") instanceof JsonObject nanos)
        || !(secondary.get("calls") instanceof JsonObject calls)) {
      return Optional.empty();
    }
    List<double[]> quotients = values(nanos);
    List<double[]> divisors = values(calls);
    for (int fork = 0; fork < quotients.size(); fork++) {
      double[] quotient = quotients.get(fork);
      for (int i = 0; i < quotient.length; i++) {
        quotient[i] /= divisors.get(fork)[i];
      }
    }
    return Optional.of(Estimate.of(quotients).times(1e-9));
  }

  private static JsonElement member(JsonObject object, String name) {
    JsonElement member = object.get(name);
    if (member == null) {
      throw new JsonParseException("a result without \"" + name + "\"");
    }
    return member;
  }

  /** Class and method, without packages. */
  private static String shortName(String qualified) {
    int method = qualified.lastIndexOf('.');
    int type = method < 0 ? -1 : qualified.lastIndexOf('.', method - 1);
    if (method < 0) {
      throw new JsonParseException("\"" + qualified + "\" names no class and method");
    }
    return qualified.substring(type + 1);
  }

  private static List<double[]> values(JsonObject metric) {
    List<double[]> forks = new ArrayList<>();
    for (JsonElement fork : member(metric, "rawData").getAsJsonArray()) {
      forks.add(numbers(fork.getAsJsonArray()));
    }
    if (forks.stream().allMatch(fork -> fork.length == 0)) {
      throw new JsonParseException("a metric without values");
    }
    return forks;
  }

  private static double[] numbers(JsonArray values) {
    double[] numbers = new double[values.size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = values.get(i).getAsDouble();
    }
    return numbers;
  }
}
