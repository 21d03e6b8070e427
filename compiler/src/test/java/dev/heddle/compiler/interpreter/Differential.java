package dev.heddle.compiler.interpreter;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.heddle.Float4;
import dev.heddle.Image;
import dev.heddle.Int4;
import dev.heddle.Kernel;
import dev.heddle.Sampler;
import dev.heddle.WorkItem;
import dev.heddle.compiler.ir.Expression.Constant;
import dev.heddle.compiler.ir.Expression.WorkItemQuery;
import dev.heddle.compiler.ir.KernelCode;
import dev.heddle.compiler.ir.Parameter;
import dev.heddle.compiler.ir.Parameter.BufferParameter;
import dev.heddle.compiler.ir.Parameter.ImageParameter;
import dev.heddle.compiler.ir.Parameter.LocalParameter;
import dev.heddle.compiler.ir.Parameter.SamplerParameter;
import dev.heddle.compiler.ir.Parameter.ScalarParameter;
import dev.heddle.compiler.ir.ScalarType;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Runs a kernel twice on the same random arguments, as the plain Java that it is and in its
 * intermediate form, and compares what it leaves, bit for bit.
 */
public final class Differential {
  /** The size of the range. */
  @SuppressWarnings("MutablePublicArray")
  public static final int[] GLOBAL = {12, 2, 1};

  /** The size of a group. */
  @SuppressWarnings("MutablePublicArray")
  public static final int[] LOCAL = {4, 2, 1};

  /** The first ids. */
  @SuppressWarnings("MutablePublicArray")
  public static final int[] OFFSET = {0, 3, 0};

  private static final Range RANGE = new Range(GLOBAL, LOCAL, OFFSET);

  /** What runs a kernel's code. */
  @FunctionalInterface
  public interface Engine {
    /**
     * Runs a kernel over the range, and leaves in the arguments what it wrote.
     *
     * @throws IndexOutOfBoundsException for an index out of bounds
     * @throws ArithmeticException for an integer division by zero
     */
    void run(KernelCode code, Map<Parameter, Object> arguments);
  }

  private static final int LENGTH = 48;

  private final KernelCode code;
  private final Class<?> type;
  private final Random random;
  private final long seed;
  private final Map<Parameter, Object> javas = new HashMap<>();
  private final Map<Parameter, Object> ours = new HashMap<>();

  private Differential(Class<?> type, KernelCode code, long seed) {
    this.type = type;
    this.code = code;
    this.seed = seed;
    this.random = new Random(seed);
  }

  /** Runs and compares; an exception of plain Java is expected of the intermediate form too. */
  public static void check(Class<?> kernel, KernelCode code, long seed) {
    check(kernel, code, seed, Differential::interpret);
  }

  /** The same, with another engine than the interpreter. */
  public static void check(Class<?> kernel, KernelCode code, long seed, Engine engine) {
    new Differential(kernel, code, seed).check(engine);
  }

  private static void interpret(KernelCode code, Map<Parameter, Object> arguments) {
    RANGE.interpret(code, arguments);
  }

  private void check(Engine engine) {
    for (Parameter parameter : code.parameters()) {
      Object value = value(parameter);
      javas.put(parameter, value);
      ours.put(parameter, copy(value));
    }
    Kernel kernel = (Kernel) build(type, List.of());
    String plain =
        outcome(
            () ->
                RANGE.run(code, javas, (position, barrier) -> kernel.run(item(position, barrier))));
    String lifted = outcome(() -> engine.run(code, ours));
    String what = "%s, seed %d".formatted(type.getSimpleName(), seed);
    assertEquals(plain, lifted, what);
    if (plain.equals("done")) {
      for (Parameter parameter : code.parameters()) {
        if (!(parameter instanceof LocalParameter)) {
          assertArrayEquals(
              bits(javas.get(parameter)),
              bits(ours.get(parameter)),
              () -> what + ": " + parameter.name());
        }
      }
    }
  }

  private static long[] bits(Object value) {
    return switch (value) {
      case Storage storage -> storage.canonicalBits();
      case Texels texels -> texels.all();
      default -> new long[0];
    };
  }

  private static Object copy(Object value) {
    return switch (value) {
      case Storage storage -> storage.copy();
      case Texels _ -> new Texels();
      default -> value;
    };
  }

  private Object value(Parameter parameter) {
    return switch (parameter) {
      case ScalarParameter scalar -> {
        Storage one = new Storage(scalar.type(), 1);
        one.set(0, randomBits(scalar.type()));
        yield one.get(0);
      }
      case BufferParameter buffer -> {
        Storage storage = new Storage(buffer.element(), LENGTH);
        for (int i = 0; i < LENGTH; i++) {
          storage.set(i, randomBits(buffer.element()));
        }
        yield storage;
      }
      case LocalParameter local -> new Storage(local.element(), LOCAL[0] * LOCAL[1]);
      case ImageParameter _ -> new Texels();
      case SamplerParameter _ -> Sampler.NEAREST;
    };
  }

  private long randomBits(ScalarType element) {
    int kind = random.nextInt(4);
    return switch (element) {
      case FLOAT ->
          Float.floatToRawIntBits(
              switch (kind) {
                case 0 -> Float.intBitsToFloat(random.nextInt());
                case 1 -> new float[] {0f, -0f, Float.NaN, 1e20f, -1e20f, 0.5f}[random.nextInt(6)];
                default -> random.nextFloat() * 20 - 10;
              });
      case DOUBLE ->
          Double.doubleToRawLongBits(
              switch (kind) {
                case 0 -> Double.longBitsToDouble(random.nextLong());
                case 1 -> new double[] {0, -0.0, Double.NaN, 1e300, -0.5}[random.nextInt(5)];
                default -> random.nextDouble() * 20 - 10;
              });
      default ->
          switch (kind) {
            case 0 -> random.nextLong();
            case 1 -> new long[] {0, -1, 1, Long.MIN_VALUE, Integer.MIN_VALUE}[random.nextInt(5)];
            default -> random.nextInt(40);
          };
    };
  }

  private static String outcome(Runnable run) {
    try {
      run.run();
      return "done";
    } catch (IndexOutOfBoundsException e) {
      return "an index out of bounds";
    } catch (ArithmeticException e) {
      return "a division by zero";
    }
  }

  private static Object proxy(Class<?> type, InvocationHandler handler) {
    return Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler);
  }

  private static WorkItem item(Position position, Runnable barrier) {
    return (WorkItem)
        proxy(
            WorkItem.class,
            (_, method, arguments) -> {
              if (method.getName().equals("barrier")) {
                barrier.run();
                return null;
              }
              for (WorkItemQuery query : WorkItemQuery.values()) {
                if (query.method().equals(method.getName())) {
                  return position.answer(query, arguments == null ? 0 : (int) arguments[0]);
                }
              }
              throw new AssertionError(method);
            });
  }

  /** {@return a record whose components are the arguments for plain Java} */
  private Object build(Class<?> record, List<Integer> path) {
    try {
      RecordComponent[] components = record.getRecordComponents();
      Class<?>[] types = new Class<?>[components.length];
      Object[] values = new Object[components.length];
      for (int i = 0; i < components.length; i++) {
        List<Integer> inner = new ArrayList<>(path);
        inner.add(i);
        types[i] = components[i].getType();
        values[i] = component(types[i], inner);
      }
      Constructor<?> constructor = record.getDeclaredConstructor(types);
      constructor.setAccessible(true);
      return constructor.newInstance(values);
    } catch (InvocationTargetException e) {
      throw new AssertionError(e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(e.getMessage(), e);
    }
  }

  private Object component(Class<?> type, List<Integer> path) {
    for (Parameter parameter : code.parameters()) {
      if (parameter.path().equals(path)) {
        return switch (javas.get(parameter)) {
          case Constant constant -> boxed(((ScalarParameter) parameter).type(), constant);
          case Storage storage -> proxy(type, elements(storage));
          case Texels texels -> proxy(type, image(texels));
          case Object other -> other;
        };
      }
    }
    return build(type, path);
  }

  private static Object boxed(ScalarType type, Constant constant) {
    return switch (type) {
      case BOOLEAN -> !constant.isZero();
      case BYTE -> (byte) constant.intValue();
      case SHORT -> (short) constant.intValue();
      case CHAR -> (char) constant.intValue();
      case INT -> constant.intValue();
      case LONG -> constant.bits();
      case FLOAT -> constant.floatValue();
      case DOUBLE -> constant.doubleValue();
    };
  }

  private static ScalarType scalarType(Class<?> type) {
    return ScalarType.ofDescriptor(type.descriptorString()).orElseThrow();
  }

  private static long bitsOf(Object value) {
    return switch (value) {
      case Float f -> Float.floatToRawIntBits(f);
      case Double d -> Double.doubleToRawLongBits(d);
      case Character c -> c;
      case Number n -> n.longValue();
      default -> throw new AssertionError(value);
    };
  }

  private static InvocationHandler elements(Storage storage) {
    return (_, method, arguments) ->
        switch (method.getName()) {
          case "length" -> (long) storage.length();
          case "get" -> boxed(scalarType(method.getReturnType()), storage.get((long) arguments[0]));
          case "set" -> {
            storage.set((long) arguments[0], bitsOf(arguments[1]));
            yield null;
          }
          default ->
              boxed(
                  scalarType(method.getReturnType()),
                  storage.update(
                      method.getName(),
                      (long) arguments[0],
                      bitsOf(arguments[1]),
                      bitsOf(arguments[arguments.length - 1])));
        };
  }

  private static InvocationHandler image(Texels texels) {
    return (proxy, method, arguments) -> {
      switch (method.getName()) {
        case "width" -> {
          return Texels.SIZE;
        }
        case "height" -> {
          return dimensions((Image) proxy) > 1 ? Texels.SIZE : 1;
        }
        case "depth" -> {
          return dimensions((Image) proxy) > 2 ? Texels.SIZE : 1;
        }
        case "arrayLayers" -> {
          return proxy.getClass().getInterfaces()[0].getSimpleName().endsWith("Array")
              ? Texels.SIZE
              : 1;
        }
        default -> {}
      }
      List<Double> at = new ArrayList<>();
      for (Object argument : arguments) {
        switch (argument) {
          case Integer i -> at.add((double) i);
          case Float f -> at.add((double) f);
          default -> {}
        }
      }
      double[] coordinates = at.stream().mapToDouble(d -> d).toArray();
      if (method.getName().equals("write")) {
        texels.write(
            coordinates,
            switch (arguments[arguments.length - 1]) {
              case Float4(float x, float y, float z, float w) ->
                  new int[] {(int) x, (int) y, (int) z, (int) w};
              case Int4(int x, int y, int z, int w) -> new int[] {x, y, z, w};
              default -> throw new AssertionError(method);
            });
        return null;
      }
      int[] texel = texels.read(coordinates);
      return method.getName().equals("read")
          ? new Float4(texel[0], texel[1], texel[2], texel[3])
          : new Int4(texel[0], texel[1], texel[2], texel[3]);
    };
  }

  private static int dimensions(Image proxy) {
    String name = proxy.getClass().getInterfaces()[0].getSimpleName();
    return name.charAt("Image".length()) - '0';
  }
}
