package dev.heddle.fuzz.generator;

import dev.heddle.fuzz.generator.Component.Input;
import dev.heddle.fuzz.generator.Component.Own;
import dev.heddle.fuzz.generator.Component.Sampling;
import dev.heddle.fuzz.generator.Component.Shared;
import dev.heddle.fuzz.generator.Component.Source;
import dev.heddle.fuzz.generator.Component.Tally;
import dev.heddle.fuzz.generator.Component.Target;
import dev.heddle.fuzz.generator.Component.Texel;
import dev.heddle.fuzz.generator.Component.Value;
import dev.heddle.fuzz.plan.KernelCase;
import dev.heddle.fuzz.syntax.Declaration;
import dev.heddle.fuzz.syntax.JavaText;
import dev.heddle.fuzz.syntax.Primitive;
import dev.heddle.fuzz.syntax.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes a kernel and its launches out of choices. */
public final class KernelGenerator {
  private final Generation kernel;
  private final Choices choices;

  private KernelGenerator(Choices choices) {
    this.choices = choices;
    this.kernel = new Generation(choices);
  }

  /**
   * {@return a valid kernel whose result does not depend on the order of its work items, with some
   * launches}
   *
   * @param choices what decides
   */
  public static KernelCase generate(Choices choices) {
    return new KernelGenerator(choices).generate();
  }

  private KernelCase generate() {
    List<Declaration> members = new ArrayList<>();
    Methods methods = new Methods(kernel);
    repeat(50, 2, () -> members.add(methods.record()));
    repeat(60, 3, () -> members.add(methods.constant()));
    kernel.components.add(new Own(Primitive.LONG, kernel.name("out"), 1));
    repeat(65, 7, () -> kernel.components.add(component()));
    if (kernel.dimensions == 2 && choices.percent(40)) {
      addImages();
    }
    repeat(60, 3, () -> members.add(methods.method()));
    members.add(new RunMethod(kernel).declaration());
    Declaration.Record record =
        new Declaration.Record(
            KernelCase.NAME,
            kernel.components.stream().map(c -> c.javaType() + " " + c.name()).toList(),
            Optional.of("Kernel"),
            members);
    return new KernelCase(JavaText.of(record), new Launches(kernel).plans());
  }

  /** Makes some of a kind; each with the choice that there is one is a part of the case. */
  private void repeat(int percent, int most, Runnable made) {
    for (int i = 0; i < most; i++) {
      boolean more =
          choices.part(
              () -> {
                boolean another = !kernel.isLong() && choices.percent(percent);
                if (another) {
                  made.run();
                }
                return another;
              });
      if (!more) {
        return;
      }
    }
  }

  private Component component() {
    return switch (choices.below(kernel.grouped ? 10 : 7)) {
      case 0, 1 ->
          new Input(kernel.number(), kernel.name("in"), choices.of(List.of(0, 1, 8, 16, 5, 33)));
      case 2, 3 -> new Own(kernel.number(), kernel.name("out"), choices.of(List.of(1, 2, 4, 3)));
      case 4 -> new Value(kernel.variable(kernel.type(), "arg"));
      case 5 -> {
        Type type = kernel.records.isEmpty() ? kernel.type() : choices.of(kernel.records);
        yield new Value(kernel.variable(type, "arg"));
      }
      case 6 ->
          new Tally(
              choices.below(2) == 0 ? Primitive.INT : Primitive.LONG,
              kernel.name("tally"),
              choices.of(
                  List.of(
                      "getAndAdd", "getAndMin", "getAndMax", "getAndAnd", "getAndOr", "getAndXor")),
              choices.of(List.of(1, 4, 7)));
      default -> new Shared(kernel.number(), kernel.name("local"), choices.of(List.of(1, 2, 3)));
    };
  }

  private void addImages() {
    Texel texel = choices.of(List.of(Texel.values()));
    kernel.components.add(new Target(kernel.name("target"), texel));
    if (choices.percent(70)) {
      kernel.components.add(new Source(kernel.name("source"), choices.of(List.of(Texel.values()))));
      kernel.components.add(new Sampling(kernel.name("sampler")));
    }
  }
}
