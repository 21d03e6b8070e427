package dev.heddle.fuzz.run;

import dev.heddle.Buffer;
import dev.heddle.Float4;
import dev.heddle.Image2D;
import dev.heddle.Int4;
import dev.heddle.Local;
import dev.heddle.Sampler;
import dev.heddle.fuzz.syntax.Primitive;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;

/**
 * Memory as the objects that a kernel in plain Java works on.
 *
 * <p>They are proxies: two handlers in place of a class for each type of element and kind of
 * memory. What they cost does not matter in ranges of some hundred work items.
 */
final class Views {
  private Views() {}

  static Object buffer(Memory memory, String name) {
    return proxy(
        switch (memory.element()) {
          case BYTE -> Buffer.OfByte.class;
          case SHORT -> Buffer.OfShort.class;
          case CHAR -> Buffer.OfChar.class;
          case INT -> Buffer.OfInt.class;
          case LONG -> Buffer.OfLong.class;
          case FLOAT -> Buffer.OfFloat.class;
          case DOUBLE -> Buffer.OfDouble.class;
          case BOOLEAN -> throw new IllegalArgumentException("there are no buffers of boolean");
        },
        (_, method, arguments) -> element(memory, name, method, arguments));
  }

  static Object local(Memory memory, String name) {
    return proxy(
        switch (memory.element()) {
          case BYTE -> Local.OfByte.class;
          case SHORT -> Local.OfShort.class;
          case CHAR -> Local.OfChar.class;
          case INT -> Local.OfInt.class;
          case LONG -> Local.OfLong.class;
          case FLOAT -> Local.OfFloat.class;
          case DOUBLE -> Local.OfDouble.class;
          case BOOLEAN -> throw new IllegalArgumentException("there is no local memory of boolean");
        },
        (_, method, arguments) -> element(memory, name, method, arguments));
  }

  private static Object proxy(Class<?> type, InvocationHandler handler) {
    return Proxy.newProxyInstance(Views.class.getClassLoader(), new Class<?>[] {type}, handler);
  }

  private static @Nullable Object element(
      Memory memory, String name, Method method, @Nullable Object[] arguments) {
    if (method.getName().equals("length")) {
      return (long) memory.length();
    }
    long index = Memory.bits(arguments[0]);
    if (index < 0 || index >= memory.length()) {
      throw new IndexOutOfBoundsException(
          "index %d is outside of %s, whose length is %d".formatted(index, name, memory.length()));
    }
    if (method.getName().equals("get")) {
      return Memory.boxed(memory.element(), memory.get(index));
    }
    long operand = Memory.bits(arguments[1]);
    if (method.getName().equals("set")) {
      memory.set(index, operand);
      return null;
    }
    // One work item runs after the other, or between barriers each has its own elements.
    long before;
    synchronized (memory) {
      before = memory.get(index);
      memory.set(index, after(method.getName(), memory.element(), before, operand, arguments));
    }
    return Memory.boxed(memory.element(), before);
  }

  private static long after(
      String operation, Primitive type, long before, long operand, @Nullable Object[] arguments) {
    return switch (operation) {
      case "getAndAdd" -> before + operand;
      case "getAndSet" -> operand;
      case "getAndMin" -> Math.min(before, operand);
      case "getAndMax" -> Math.max(before, operand);
      case "getAndAnd" -> before & operand;
      case "getAndOr" -> before | operand;
      case "getAndXor" -> before ^ operand;
      case "compareAndExchange" -> before == operand ? Memory.bits(arguments[2]) : before;
      default -> throw new IllegalStateException(operation + " of " + type);
    };
  }

  /** An image of four channels of 32 bits. */
  record Texels(Memory channels, int width, int height) {
    private int place(int x, int y) {
      return (y * width + x) * 4;
    }

    private long[] read(Sampler sampler, int x, int y) {
      boolean outside = x < 0 || y < 0 || x >= width || y >= height;
      if (outside && sampler.addressing() == Sampler.Addressing.CLAMP) {
        return new long[4]; // the border's colour
      }
      int place = place(Math.clamp(x, 0, width - 1), Math.clamp(y, 0, height - 1));
      long[] texel = new long[4];
      for (int i = 0; i < 4; i++) {
        texel[i] = channels.get(place + i);
      }
      return texel;
    }

    private void write(int x, int y, long... texel) {
      if (x < 0 || y < 0 || x >= width || y >= height) {
        throw new IndexOutOfBoundsException("texel (%d, %d)".formatted(x, y));
      }
      for (int i = 0; i < 4; i++) {
        channels.set(place(x, y) + i, texel[i]);
      }
    }
  }

  static Object image(Texels texels) {
    return proxy(
        Image2D.class,
        (_, method, arguments) ->
            switch (method.getName()) {
              case "width" -> texels.width();
              case "height" -> texels.height();
              case "write" -> {
                int x = (int) arguments[0];
                int y = (int) arguments[1];
                switch (arguments[2]) {
                  case Int4 t -> texels.write(x, y, t.x(), t.y(), t.z(), t.w());
                  case Float4 t ->
                      texels.write(x, y, bits(t.x()), bits(t.y()), bits(t.z()), bits(t.w()));
                  default -> throw new IllegalStateException(method.toString());
                }
                yield null;
              }
              default -> {
                long[] t =
                    texels.read((Sampler) arguments[0], texel(arguments[1]), texel(arguments[2]));
                yield method.getName().equals("readInt")
                    ? new Int4((int) t[0], (int) t[1], (int) t[2], (int) t[3])
                    : new Float4(number(t[0]), number(t[1]), number(t[2]), number(t[3]));
              }
            });
  }

  private static int texel(Object coordinate) {
    return coordinate instanceof Float f ? (int) Math.floor(f) : (int) coordinate;
  }

  private static long bits(float channel) {
    return Float.floatToRawIntBits(channel);
  }

  private static float number(long bits) {
    return Float.intBitsToFloat((int) bits);
  }
}
