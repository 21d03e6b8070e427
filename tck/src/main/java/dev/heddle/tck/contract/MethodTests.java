package dev.heddle.tck.contract;

import static dev.heddle.DeviceFeature.JAVA_KERNELS;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import dev.heddle.Buffer;
import dev.heddle.Kernel;
import dev.heddle.NDRange;
import dev.heddle.WorkItem;
import dev.heddle.tck.Proves;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/** Calls: of static methods, of the kernel's own methods, of overloads, into the JDK. */
class MethodTests extends KernelTests {
  private static final int ITEMS = 60;

  private static int[] each(IntUnaryOperator expected) {
    return IntStream.range(0, ITEMS).map(expected).toArray();
  }

  @Proves(language = "calls to static methods", needs = JAVA_KERNELS)
  void staticMethods_ofOtherClassesAndOfTheJdk() {
    assertArrayEquals(each(StaticCalls::of), ints(ITEMS, StaticCalls::new));
  }

  /** Methods that a kernel calls. */
  static final class Numbers {
    private Numbers() {}

    static int gcd(int a, int b) {
      while (b != 0) {
        int rest = a % b;
        a = b;
        b = rest;
      }
      return a;
    }

    static boolean isPrime(int n) {
      for (int i = 2; i * i <= n; i++) {
        if (n % i == 0) {
          return false;
        }
      }
      return n > 1;
    }

    static int phi(int n) {
      int count = 0;
      for (int i = 1; i <= n; i++) {
        count += gcd(i, n) == 1 ? 1 : 0; // a call in a call
      }
      return count;
    }
  }

  record StaticCalls(Buffer.OfInt out) implements Kernel {
    static int of(int i) {
      int sum = Numbers.gcd(i * 6, 84) + 100 * Numbers.phi(i);
      if (Numbers.isPrime(i) && Numbers.isPrime(Numbers.gcd(i, i) + 2)) {
        sum = -sum;
      }
      sum += Byte.toUnsignedInt((byte) -i) + Short.toUnsignedInt((short) -i);
      return sum + Integer.sum(Character.reverseBytes((char) i), Integer.max(i, 30));
    }

    @Override
    public void run(WorkItem item) {
      int i = item.globalId(0);
      out.set(i, of(i));
    }
  }

  @Proves(language = "overloads", needs = JAVA_KERNELS)
  void overloads_areToldApart() {
    assertArrayEquals(each(Overloads::of), ints(ITEMS, Overloads::new));
  }

  record Overloads(Buffer.OfInt out) implements Kernel {
    static int pick(byte x) {
      return 1 + x;
    }

    static int pick(char x) {
      return 20 + x;
    }

    static int pick(int x) {
      return 300 + x;
    }

    static int pick(long x) {
      return 4000 + (int) x;
    }

    static int pick(float x) {
      return 50_000 + (int) x;
    }

    static int pick(int x, int y) {
      return 600_000 + x * y;
    }

    static int of(int i) {
      short narrow = (short) i; // goes to int
      return pick((byte) i)
          + pick((char) i)
          + pick(narrow)
          + pick((long) i)
          + pick(i * 0.5f)
          + pick(i, i)
          - pick(i);
    }

    @Override
    public void run(WorkItem item) {
      int i = item.globalId(0);
      out.set(i, of(i));
    }
  }

  @Proves(language = "the kernel's own methods", needs = JAVA_KERNELS)
  void ownMethods_seeTheArguments() {
    Buffer.OfInt in = context().newIntBuffer(IntStream.range(0, ITEMS).map(i -> i * i).toArray());
    assertArrayEquals(
        each(i -> (i * i * 3 + 5) * (i % 2 == 0 ? 1 : -1)),
        ints(ITEMS, out -> new OwnMethods(3, 5, in, out)));
  }

  record OwnMethods(int scale, int shift, Buffer.OfInt in, Buffer.OfInt out) implements Kernel {
    private int load(int i) {
      return transformed(in.get(i));
    }

    private int transformed(int value) {
      return value * scale() + shift; // by accessor, and by field
    }

    void store(int i, int value) {
      if (i % 2 == 0) {
        out.set(i, value);
        return;
      }
      out().set(i, -value);
    }

    @Override
    public void run(WorkItem item) {
      int i = item.globalId(0);
      store(i, load(i));
    }
  }

  @Proves(language = "calls that pass the work item and buffers on", needs = JAVA_KERNELS)
  void workItemAndBuffers_arePassedOn() {
    Buffer.OfInt in = context().newIntBuffer(IntStream.range(0, 64).toArray());
    Buffer.OfInt out = context().newIntBuffer(64);
    queue().launch(new PassedOn(in, out), NDRange.of(8, 8));
    int[] expected = new int[64];
    for (int i = 0; i < 64; i++) {
      expected[i] = i % 8 * 8 + i / 8 + 1000;
    }
    assertArrayEquals(expected, queue().toArray(out));
  }

  record PassedOn(Buffer.OfInt in, Buffer.OfInt out) implements Kernel {
    static int column(WorkItem item) {
      return item.globalId(0);
    }

    static int place(WorkItem item, int row) {
      return row * item.globalSize(0) + column(item);
    }

    static void copy(Buffer.OfInt from, int source, Buffer.OfInt to, int target) {
      to.set(target, from.get(source) + 1000);
    }

    @Override
    public void run(WorkItem item) {
      int row = item.globalId(1);
      copy(in, column(item) * item.globalSize(1) + row, out, place(item, row));
    }
  }

  @Proves(language = "calls to static methods", needs = JAVA_KERNELS)
  void parameters_areTheMethodsOwn() {
    assertArrayEquals(each(i -> i * 1000 + (i + 7) * 2), ints(ITEMS, Parameters::new));
  }

  record Parameters(Buffer.OfInt out) implements Kernel {
    static int twiceWithSeven(int i) {
      i += 7; // not the caller's
      int j = i;
      i = 0;
      return j * 2 + i;
    }

    @Override
    public void run(WorkItem item) {
      int i = item.globalId(0);
      int j = twiceWithSeven(i);
      out.set(i, i * 1000 + j);
    }
  }
}
