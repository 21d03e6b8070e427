package dev.heddle.fuzz.plan;

import dev.heddle.ChannelOrder;
import dev.heddle.ChannelType;
import dev.heddle.Dim3;
import dev.heddle.ImageFormat;
import dev.heddle.KernelAccess;
import dev.heddle.NDRange;
import dev.heddle.Sampler;
import dev.heddle.fuzz.syntax.Primitive;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A case as text: comments, a line for each launch, the kernel's Java. It holds the kernel itself,
 * not the choices that made it, so that it stays the same case when the generator changes, and can
 * be edited.
 */
public final class CaseText {
  private static final String LAUNCH = "// launch:";

  private CaseText() {}

  /**
   * {@return the text of a case}
   *
   * @param comments lines for readers
   */
  public static String of(KernelCase kernel, List<String> comments) {
    StringBuilder text = new StringBuilder();
    comments.forEach(line -> text.append("// ").append(line).append('\n'));
    for (LaunchPlan plan : kernel.launches()) {
      text.append(LAUNCH).append(' ').append(launch(plan)).append('\n');
    }
    return text.append(kernel.source()).toString();
  }

  /**
   * {@return the case of a text}
   *
   * @throws IllegalArgumentException if a launch cannot be understood, or there is none
   */
  public static KernelCase parse(String text) {
    List<LaunchPlan> launches =
        text.lines()
            .filter(line -> line.startsWith(LAUNCH))
            .map(line -> parseLaunch(line.substring(LAUNCH.length())))
            .toList();
    if (launches.isEmpty()) {
      throw new IllegalArgumentException("there is no line that starts with " + LAUNCH);
    }
    String source =
        text.lines()
            .dropWhile(line -> line.startsWith("//"))
            .collect(Collectors.joining("\n", "", "\n"));
    return new KernelCase(source, launches);
  }

  private static String launch(LaunchPlan plan) {
    NDRange range = plan.range();
    StringBuilder text = new StringBuilder("range " + sizes(range.globalSize(), range));
    if (range.hasLocalSize()) {
      text.append(" local ").append(sizes(range.localSize(), range));
    }
    if (!range.offset().equals(Dim3.ZERO)) {
      text.append(" offset ").append(sizes(range.offset(), range));
    }
    for (Argument argument : plan.arguments()) {
      text.append(" | ").append(text(argument));
    }
    return text.toString();
  }

  private static String sizes(Dim3 sizes, NDRange range) {
    return IntStream.range(0, range.dimensions())
        .mapToObj(d -> Integer.toString(sizes.at(d)))
        .collect(Collectors.joining(","));
  }

  private static String text(Argument argument) {
    return switch (argument) {
      case Argument.Scalar a -> a.type().text() + " " + a.bits();
      case Argument.Values a ->
          a.components().stream().map(CaseText::text).collect(Collectors.joining(" ", "( ", " )"));
      case Argument.OfBuffer a ->
          "buffer %s %d %s %s fill %d"
              .formatted(a.element().text(), a.length(), a.extent(), a.access(), a.fill());
      case Argument.OfLocal a -> "local %s %d".formatted(a.element().text(), a.length());
      case Argument.OfImage a ->
          "image %s %s %d %d %s fill %d"
              .formatted(
                  a.format().order(),
                  a.format().type(),
                  a.width(),
                  a.height(),
                  a.access(),
                  a.fill());
      case Argument.OfSampler a -> "sampler " + a.addressing();
    };
  }

  private static LaunchPlan parseLaunch(String line) {
    try {
      String[] parts = line.split("\\|");
      List<Argument> arguments = new ArrayList<>();
      for (int i = 1; i < parts.length; i++) {
        Deque<String> words = words(parts[i]);
        arguments.add(argument(words));
        if (!words.isEmpty()) {
          throw new IllegalArgumentException("too much: " + words);
        }
      }
      return new LaunchPlan(range(words(parts[0])), arguments);
    } catch (RuntimeException e) {
      throw new IllegalArgumentException(
          "a launch that is not understood: %s (%s)".formatted(line.strip(), e.getMessage()), e);
    }
  }

  private static Deque<String> words(String text) {
    return new ArrayDeque<>(Arrays.asList(text.strip().split(" +")));
  }

  private static NDRange range(Deque<String> words) {
    expect(words, "range");
    int[] global = sizes(words.pop());
    NDRange range =
        switch (global.length) {
          case 1 -> NDRange.of(global[0]);
          case 2 -> NDRange.of(global[0], global[1]);
          default -> NDRange.of(global[0], global[1], global[2]);
        };
    while (!words.isEmpty()) {
      String what = words.pop();
      int[] sizes = sizes(words.pop());
      range =
          switch (what) {
            case "local" -> range.withLocalSize(sizes);
            case "offset" -> range.withOffset(sizes);
            default -> throw new IllegalArgumentException("what is " + what);
          };
    }
    return range;
  }

  private static int[] sizes(String text) {
    return Arrays.stream(text.split(",")).mapToInt(Integer::parseInt).toArray();
  }

  private static Argument argument(Deque<String> words) {
    String kind = words.pop();
    return switch (kind) {
      case "(" -> {
        List<Argument> components = new ArrayList<>();
        while (!words.getFirst().equals(")")) {
          components.add(argument(words));
        }
        words.pop();
        yield new Argument.Values(components);
      }
      case "buffer" ->
          new Argument.OfBuffer(
              type(words.pop()),
              Integer.parseInt(words.pop()),
              Argument.Extent.valueOf(words.pop()),
              KernelAccess.valueOf(words.pop()),
              fill(words));
      case "local" -> new Argument.OfLocal(type(words.pop()), Integer.parseInt(words.pop()));
      case "image" ->
          new Argument.OfImage(
              new ImageFormat(ChannelOrder.valueOf(words.pop()), ChannelType.valueOf(words.pop())),
              Integer.parseInt(words.pop()),
              Integer.parseInt(words.pop()),
              KernelAccess.valueOf(words.pop()),
              fill(words));
      case "sampler" -> new Argument.OfSampler(Sampler.Addressing.valueOf(words.pop()));
      default -> new Argument.Scalar(type(kind), Long.parseLong(words.pop()));
    };
  }

  private static int fill(Deque<String> words) {
    expect(words, "fill");
    return Integer.parseInt(words.pop());
  }

  private static void expect(Deque<String> words, String word) {
    if (!words.pop().equals(word)) {
      throw new IllegalArgumentException(word + " is missing");
    }
  }

  private static Primitive type(String text) {
    for (Primitive type : Primitive.values()) {
      if (type.text().equals(text)) {
        return type;
      }
    }
    throw new IllegalArgumentException("what is " + text);
  }
}
