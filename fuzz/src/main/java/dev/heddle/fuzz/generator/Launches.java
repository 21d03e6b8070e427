package dev.heddle.fuzz.generator;

import dev.heddle.ChannelOrder;
import dev.heddle.ChannelType;
import dev.heddle.ImageFormat;
import dev.heddle.KernelAccess;
import dev.heddle.NDRange;
import dev.heddle.Sampler;
import dev.heddle.fuzz.generator.Component.Input;
import dev.heddle.fuzz.generator.Component.Own;
import dev.heddle.fuzz.generator.Component.Sampling;
import dev.heddle.fuzz.generator.Component.Shared;
import dev.heddle.fuzz.generator.Component.Source;
import dev.heddle.fuzz.generator.Component.Tally;
import dev.heddle.fuzz.generator.Component.Target;
import dev.heddle.fuzz.generator.Component.Texel;
import dev.heddle.fuzz.generator.Component.Value;
import dev.heddle.fuzz.plan.Argument;
import dev.heddle.fuzz.plan.LaunchPlan;
import dev.heddle.fuzz.syntax.Primitive;
import dev.heddle.fuzz.syntax.RecordType;
import dev.heddle.fuzz.syntax.Type;
import java.util.ArrayList;
import java.util.List;

/** Makes launches of a generated kernel: odd ranges, and arguments of the sizes that it expects. */
final class Launches {
  private static final int FILLS = 1 << 16;

  private final Generation kernel;
  private final Choices choices;

  Launches(Generation kernel) {
    this.kernel = kernel;
    this.choices = kernel.choices;
  }

  List<LaunchPlan> plans() {
    List<LaunchPlan> plans = new ArrayList<>();
    do {
      plans.add(choices.part(this::plan));
    } while (plans.size() < 3 && choices.percent(60));
    return plans;
  }

  private LaunchPlan plan() {
    int[] local = new int[kernel.dimensions];
    int[] global = new int[kernel.dimensions];
    int[] offset = new int[kernel.dimensions];
    for (int d = 0; d < kernel.dimensions; d++) {
      // At most 8 * 4 * 2 work items in a group, and a few hundred in all.
      local[d] = kernel.grouped ? 1 + choices.below(8 >> d) : 1;
      int groups = 1 + choices.below(kernel.grouped ? 4 : kernel.dimensions == 1 ? 40 : 7);
      global[d] = local[d] * groups;
      offset[d] = choices.below(4) == 3 ? choices.below(100) : 0;
    }
    NDRange range =
        switch (kernel.dimensions) {
          case 1 -> NDRange.of(global[0]);
          case 2 -> NDRange.of(global[0], global[1]);
          default -> NDRange.of(global[0], global[1], global[2]);
        };
    range = range.withOffset(offset);
    if (kernel.grouped) {
      range = range.withLocalSize(local);
    }
    List<Argument> arguments = new ArrayList<>();
    for (Component component : kernel.components) {
      arguments.add(argument(component, range));
    }
    return new LaunchPlan(range, arguments);
  }

  private Argument argument(Component component, NDRange range) {
    int items = (int) range.workItems();
    int fill = choices.below(4) == 0 ? choices.below(3) : choices.below(FILLS);
    return switch (component) {
      case Value c -> value(c.variable().type());
      case Own c ->
          new Argument.OfBuffer(
              c.element(), items * c.width(), extent(), KernelAccess.READ_WRITE, fill);
      case Input c ->
          new Argument.OfBuffer(
              c.element(),
              c.length() == 0 ? items : c.length(),
              extent(),
              KernelAccess.READ_ONLY,
              fill);
      case Tally c ->
          new Argument.OfBuffer(c.element(), c.length(), extent(), KernelAccess.READ_WRITE, fill);
      case Shared c ->
          new Argument.OfLocal(c.element(), (int) range.localSize().product() * c.width());
      case Source c ->
          new Argument.OfImage(
              format(c.texel()),
              1 + choices.below(9),
              1 + choices.below(9),
              KernelAccess.READ_ONLY,
              fill);
      case Target c ->
          new Argument.OfImage(
              format(c.texel()),
              range.globalSize().x(),
              range.globalSize().y(),
              KernelAccess.WRITE_ONLY,
              fill);
      case Sampling _ ->
          new Argument.OfSampler(
              choices.of(List.of(Sampler.Addressing.CLAMP_TO_EDGE, Sampler.Addressing.CLAMP)));
    };
  }

  private Argument.Extent extent() {
    return choices.of(List.of(Argument.Extent.values()));
  }

  /** Formats that every device has, and that hold what a kernel writes to the bit. */
  private static ImageFormat format(Texel texel) {
    return switch (texel) {
      case INTEGERS -> new ImageFormat(ChannelOrder.RGBA, ChannelType.SIGNED_INT32);
      case FLOATS -> ImageFormat.RGBA32F;
    };
  }

  private Argument value(Type type) {
    return switch (type) {
      case Primitive primitive -> new Argument.Scalar(primitive, Literals.bits(choices, primitive));
      case RecordType record ->
          new Argument.Values(
              record.components().stream().map(component -> value(component.type())).toList());
    };
  }
}
