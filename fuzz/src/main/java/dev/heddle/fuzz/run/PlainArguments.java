package dev.heddle.fuzz.run;

import dev.heddle.Kernel;
import dev.heddle.Sampler;
import dev.heddle.fuzz.plan.Argument;
import dev.heddle.fuzz.plan.LaunchPlan;
import dev.heddle.fuzz.syntax.Primitive;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/** The arguments of a launch as a kernel in plain Java sees them. */
final class PlainArguments {
  private static final byte UNSET = 0x5a;

  private final LaunchPlan plan;

  /** For each component that the host sees, what it holds. */
  private final List<Memory> memories = new ArrayList<>();

  private final List<Object> values = new ArrayList<>();
  private final Class<? extends Kernel> type;

  PlainArguments(Class<? extends Kernel> type, LaunchPlan plan) {
    this.type = type;
    this.plan = plan;
    RecordComponent[] components = type.getRecordComponents();
    for (int i = 0; i < components.length; i++) {
      values.add(value(components[i], plan.arguments().get(i)));
    }
  }

  private Object value(RecordComponent component, Argument argument) {
    return switch (argument) {
      case Argument.Scalar a -> Memory.boxed(a.type(), a.bits());
      case Argument.Values a -> record(component.getType(), a);
      case Argument.OfBuffer a -> {
        Memory memory = Memory.filled(a.element(), a.length(), a.fill());
        memories.add(memory);
        yield Views.buffer(memory, component.getName());
      }
      case Argument.OfLocal a -> {
        // It holds anything at first: here what no device is likely to have there.
        Memory memory = Memory.zeros(a.element(), a.length());
        memory.bytes().fill(UNSET);
        yield Views.local(memory, component.getName());
      }
      case Argument.OfImage a -> {
        Memory channels = texels(a);
        memories.add(channels);
        yield Views.image(new Views.Texels(channels, a.width(), a.height()));
      }
      case Argument.OfSampler a -> sampler(a);
    };
  }

  static Sampler sampler(Argument.OfSampler a) {
    return new Sampler(Sampler.Coordinates.UNNORMALIZED, a.addressing(), Sampler.Filter.NEAREST);
  }

  static Memory texels(Argument.OfImage image) {
    Primitive channel =
        switch (image.format().type()) {
          case FLOAT -> Primitive.FLOAT;
          case SIGNED_INT32 -> Primitive.INT;
          default -> throw new IllegalArgumentException("images of " + image.format());
        };
    return Memory.filled(channel, image.width() * image.height() * 4, image.fill());
  }

  /** {@return a record of values} */
  static Object record(Class<?> type, Argument.Values values) {
    return make(
        type,
        (component, i) ->
            switch (values.components().get(i)) {
              case Argument.Scalar a -> Memory.boxed(a.type(), a.bits());
              case Argument.Values a -> record(component.getType(), a);
              case Argument other -> throw new IllegalArgumentException(other + " in a record");
            });
  }

  /** {@return a record made of a value for each component} */
  static Object make(Class<?> type, BiFunction<RecordComponent, Integer, Object> value) {
    RecordComponent[] components = type.getRecordComponents();
    Class<?>[] types = new Class<?>[components.length];
    Object[] values = new Object[components.length];
    for (int i = 0; i < components.length; i++) {
      types[i] = components[i].getType();
      values[i] = value.apply(components[i], i);
    }
    try {
      Constructor<?> constructor = type.getDeclaredConstructor(types);
      constructor.setAccessible(true);
      return constructor.newInstance(values);
    } catch (InvocationTargetException e) {
      throw new UnmadeArgumentException(type, e.getTargetException());
    } catch (ReflectiveOperationException e) {
      throw new IllegalArgumentException("the arguments do not fit " + type, e);
    }
  }

  /** {@return the kernel with local memory of its own, which holds anything} */
  Kernel forGroup() {
    return (Kernel)
        make(
            type,
            (component, i) ->
                plan.arguments().get(i) instanceof Argument.OfLocal local
                    ? value(component, local)
                    : values.get(i));
  }

  /** {@return the bits of all that the host sees} */
  List<long[]> contents() {
    return memories.stream().map(PlainArguments::bits).toList();
  }

  static long[] bits(Memory memory) {
    long[] bits = new long[memory.length()];
    for (int i = 0; i < bits.length; i++) {
      bits[i] = memory.get(i);
    }
    return bits;
  }
}
