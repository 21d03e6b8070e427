package dev.heddle.compiler;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.Buffer;
import dev.heddle.Kernel;
import dev.heddle.KernelCompilationException;
import dev.heddle.WorkItem;
import java.util.ArrayList;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;

/** What is outside of the kernel language is refused, with the place, the construct and advice. */
class RefusalTest {
  private static void assertRefused(Class<?> kernel, String construct, String advice) {
    KernelCompilationException refusal =
        assertThrows(KernelCompilationException.class, () -> KernelCompiler.lift(kernel));
    String message = refusal.getMessage();
    assertTrue(message.contains(kernel.getName()), message);
    assertTrue(message.contains("RefusalTest.java:"), message);
    assertTrue(message.contains(construct), message);
    assertTrue(message.contains(advice), message);
  }

  record Recursion(Buffer.OfInt out) implements Kernel {
    static int factorial(int n) {
      return n < 2 ? 1 : n * factorial(n - 1);
    }

    @Override
    public void run(WorkItem item) {
      out.set(0, factorial(5));
    }
  }

  @Test
  void recursion() {
    assertRefused(Recursion.class, "recursion", "write a loop");
  }

  record MutualRecursion(Buffer.OfInt out) implements Kernel {
    static boolean even(int n) {
      return n == 0 || odd(n - 1);
    }

    static boolean odd(int n) {
      return n != 0 && even(n - 1);
    }

    @Override
    public void run(WorkItem item) {
      out.set(0, even(5) ? 1 : 0);
    }
  }

  @Test
  void recursion_throughAnotherMethod() {
    assertRefused(MutualRecursion.class, "recursion", "write a loop");
  }

  record Creates(Buffer.OfInt out) implements Kernel {
    @Override
    public void run(WorkItem item) {
      ArrayList<Integer> list = new ArrayList<>();
      out.set(0, list.size());
    }
  }

  @Test
  void objectCreation() {
    assertRefused(Creates.class, "new java.util.ArrayList", "records of scalars");
  }

  record Strings(Buffer.OfInt out) implements Kernel {
    @Override
    public void run(WorkItem item) {
      out.set(0, "text".length());
    }
  }

  @Test
  void strings() {
    assertRefused(Strings.class, "a string", "write text on the host");
  }

  record Concatenates(Buffer.OfInt out) implements Kernel {
    @Override
    public void run(WorkItem item) {
      out.set(0, ("" + item.globalId(0)).length());
    }
  }

  @Test
  void stringConcatenation() {
    assertRefused(Concatenates.class, "a string that is put together", "on the host");
  }

  record Nulls(Buffer.OfInt out) implements Kernel {
    @Override
    public void run(WorkItem item) {
      Pair best = null;
      for (int i = 0; i < 3; i++) {
        best = new Pair(i, i);
      }
      out.set(0, best.a());
    }
  }

  @Test
  void nullReferences() {
    assertRefused(Nulls.class, "null", "give the variable a value");
  }

  record Throws(Buffer.OfInt out) implements Kernel {
    @Override
    public void run(WorkItem item) {
      if (item.globalId(0) > 3) {
        throw new IllegalStateException();
      }
      out.set(0, 1);
    }
  }

  @Test
  void exceptions() {
    assertRefused(Throws.class, "throw", "return a value that tells");
  }

  record Catches(Buffer.OfInt out) implements Kernel {
    @Override
    @SuppressWarnings("EmptyCatch")
    public void run(WorkItem item) {
      try {
        out.set(item.globalId(0), 1);
      } catch (IndexOutOfBoundsException e) {
        out.set(0, 1);
      }
    }
  }

  @Test
  void exceptionHandlers() {
    assertRefused(Catches.class, "try", "no exceptions");
  }

  record Locks(Buffer.OfInt out) implements Kernel {
    @Override
    public void run(WorkItem item) {
      synchronized (item) {
        out.set(0, 1);
      }
    }
  }

  @Test
  void monitors() {
    // A monitor comes with an exception handler.
    assertRefused(Locks.class, "try", "no exceptions");
  }

  record Lambdas(Buffer.OfInt out) implements Kernel {
    @Override
    public void run(WorkItem item) {
      IntUnaryOperator twice = x -> 2 * x;
      out.set(0, twice.applyAsInt(3));
    }
  }

  @Test
  void lambdas() {
    assertRefused(Lambdas.class, "a lambda", "call a static method");
  }

  record Pair(int a, int b) {}

  record Patterns(Pair pair, Buffer.OfInt out) implements Kernel {
    @Override
    public void run(WorkItem item) {
      Object object = pair;
      if (object instanceof Pair(int a, int b)) {
        out.set(0, a + b);
      }
    }
  }

  @Test
  void recordPatterns() {
    assertRefused(Patterns.class, "try", "no exceptions");
  }

  record MutableStatics(Buffer.OfInt out) implements Kernel {
    static int count;

    @Override
    public void run(WorkItem item) {
      out.set(0, count);
    }
  }

  @Test
  void mutableStatics() {
    assertRefused(MutableStatics.class, "static field count", "pass what changes");
  }

  record AssignsStatics(Buffer.OfInt out) implements Kernel {
    static int count;

    @Override
    public void run(WorkItem item) {
      count = item.globalId(0);
    }
  }

  @Test
  void assignmentsToStatics() {
    assertRefused(AssignsStatics.class, "static field count", "pass what changes");
  }

  record WritesConstants(Buffer.OfInt out) implements Kernel {
    static final int[] TABLE = {1, 2, 3};

    @Override
    public void run(WorkItem item) {
      TABLE[0] = 5;
    }
  }

  @Test
  void storesIntoStaticArrays() {
    assertRefused(WritesConstants.class, "static array TABLE", "private array");
  }

  record GrowingArrays(Buffer.OfInt out) implements Kernel {
    @Override
    public void run(WorkItem item) {
      int[] array = new int[item.globalId(0)];
      out.set(0, array.length);
    }
  }

  @Test
  void arraysOfUnknownSize() {
    assertRefused(GrowingArrays.class, "an array whose size is no constant", "new float[16]");
  }

  record ArraysOfArrays(Buffer.OfInt out) implements Kernel {
    @Override
    public void run(WorkItem item) {
      int[][] array = new int[3][3];
      out.set(0, array[0][0]);
    }
  }

  @Test
  void arraysOfArrays() {
    assertRefused(ArraysOfArrays.class, "an array of arrays", "compute the index");
  }

  interface Shape {
    int area();
  }

  record Square(int side) implements Shape {
    @Override
    public int area() {
      return side * side;
    }
  }

  record Rectangle(int width, int height) implements Shape {
    @Override
    public int area() {
      return width * height;
    }
  }

  record Virtual(Buffer.OfInt out) implements Kernel {
    @Override
    public void run(WorkItem item) {
      int i = item.globalId(0);
      Shape shape = i > 3 ? new Square(i) : new Rectangle(i, 2);
      out.set(i, shape.area());
    }
  }

  @Test
  void callsOfUnknownTypes() {
    assertRefused(Virtual.class, "a value that is Square or another", "write the code twice");
  }

  record ChosenBuffers(Buffer.OfInt a, Buffer.OfInt b) implements Kernel {
    @Override
    public void run(WorkItem item) {
      int i = item.globalId(0);
      Buffer.OfInt chosen = i > 3 ? a : b;
      chosen.set(i, 1);
    }
  }

  @Test
  void buffersThatAreChosen() {
    assertRefused(ChosenBuffers.class, "memory a or another", "write the code twice");
  }

  record Natives(Buffer.OfLong out) implements Kernel {
    @Override
    public void run(WorkItem item) {
      out.set(0, System.nanoTime());
    }
  }

  @Test
  void nativeMethods() {
    assertRefused(Natives.class, "java.lang.System.nanoTime", "not native");
  }

  record HostMethods(Buffer.OfInt out) implements Kernel {
    @Override
    public void run(WorkItem item) {
      out.close();
    }
  }

  @Test
  void hostMethodsOfBuffers() {
    assertRefused(HostMethods.class, "the host's method close of out", "on the host");
  }

  record ExactMath(Buffer.OfInt out) implements Kernel {
    @Override
    public void run(WorkItem item) {
      out.set(0, Math.addExact(item.globalId(0), 1));
    }
  }

  @Test
  void functionsThatThrow() {
    assertRefused(
        ExactMath.class,
        "a call of java.lang.Math.addExact, which has throw",
        "the operator, which wraps around");
  }

  enum Speed {
    FAST,
    SLOW
  }

  record Enums(Buffer.OfInt out) implements Kernel {
    @Override
    public void run(WorkItem item) {
      Speed speed = item.globalId(0) > 2 ? Speed.FAST : Speed.SLOW;
      out.set(0, speed == Speed.FAST ? 1 : 2);
    }
  }

  @Test
  void enums() {
    assertRefused(Enums.class, "the enum constant FAST", "static final int constants");
  }

  record StringSwitches(Buffer.OfInt out) implements Kernel {
    static final String MODE = String.valueOf(3);

    @Override
    public void run(WorkItem item) {
      switch (MODE) {
        case "3" -> out.set(0, 1);
        default -> out.set(0, 2);
      }
    }
  }

  @Test
  void switchesOnStrings() {
    assertRefused(StringSwitches.class, "the string MODE", "switch on an int");
  }

  record Finally(Buffer.OfInt out) implements Kernel {
    @Override
    public void run(WorkItem item) {
      try {
        out.set(0, 1);
      } finally {
        out.set(1, 1);
      }
    }
  }

  @Test
  void tryFinally() {
    assertRefused(Finally.class, "try", "no exceptions");
  }

  record Positive(int value) {
    Positive {
      if (value < 0) {
        throw new IllegalArgumentException();
      }
    }
  }

  record Validates(Buffer.OfInt out) implements Kernel {
    @Override
    public void run(WorkItem item) {
      out.set(0, new Positive(item.globalId(0)).value());
    }
  }

  @Test
  void constructorsThatThrow() {
    assertRefused(Validates.class, "Positive.<init>", "check it on the host");
  }

  @SuppressWarnings("UnnecessaryBoxedVariable")
  record Boxes(Buffer.OfInt out) implements Kernel {
    @Override
    public void run(WorkItem item) {
      Integer i = item.globalId(0);
      out.set(0, i);
    }
  }

  @Test
  void boxing() {
    assertRefused(Boxes.class, "an object of java.lang.Integer", "a primitive type");
  }

  record Grids(Buffer.OfInt out) implements Kernel {
    static final int[][] GRID = {{1, 2}, {3}};

    @Override
    public void run(WorkItem item) {
      out.set(0, GRID[0][1]);
    }
  }

  @Test
  void staticArraysOfArrays() {
    assertRefused(Grids.class, "an array of int[]", "compute the index");
  }

  record Clones(Buffer.OfInt out) implements Kernel {
    @Override
    public void run(WorkItem item) {
      int[] one = {1, 2};
      int[] other = one.clone();
      out.set(0, other[0]);
    }
  }

  @Test
  void clonesOfArrays() {
    assertRefused(Clones.class, "a clone of one", "in a loop");
  }

  record Letters(Buffer.OfInt out) implements Kernel {
    @Override
    public void run(WorkItem item) {
      out.set(0, Character.isLetter(item.globalId(0)) ? 1 : 0);
    }
  }

  @Test
  void functionsThatAreNotOfNumbersAlone() {
    assertRefused(Letters.class, "a call of java.lang.Character.isLetter", "numbers alone");
  }

  @SuppressWarnings("ArrayRecordComponent")
  record Components(int[] array) implements Kernel {
    @Override
    public void run(WorkItem item) {}
  }

  @Test
  void componentsOfOtherTypes() {
    KernelCompilationException refusal =
        assertThrows(KernelCompilationException.class, () -> KernelCompiler.lift(Components.class));
    assertTrue(refusal.getMessage().contains("component array is of type int[]"));
  }

  static final class NoRecord implements Kernel {
    @Override
    public void run(WorkItem item) {}
  }

  @Test
  void kernelsThatAreNoRecords() {
    KernelCompilationException refusal =
        assertThrows(KernelCompilationException.class, () -> KernelCompiler.lift(NoRecord.class));
    assertTrue(refusal.getMessage().contains("it is no record"));
  }

  @Test
  void kernelsWithoutClassFile() {
    Kernel lambda = item -> {};
    KernelCompilationException refusal =
        assertThrows(
            KernelCompilationException.class, () -> KernelCompiler.lift(lambda.getClass()));
    assertTrue(refusal.getMessage().contains("its class file cannot be found"));
  }
}
