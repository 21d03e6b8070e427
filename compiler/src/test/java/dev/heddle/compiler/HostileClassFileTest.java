package dev.heddle.compiler;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.Buffer;
import dev.heddle.Kernel;
import dev.heddle.KernelCompilationException;
import dev.heddle.WorkItem;
import dev.heddle.compiler.ir.KernelCode;
import dev.heddle.compiler.ir.Statement;
import dev.heddle.compiler.ir.Statements;
import dev.heddle.compiler.kernels.TestKernels;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.attribute.RecordAttribute;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Class files that no javac made end in an exception, soon. */
class HostileClassFileTest {
  private static final ClassDesc NAME = ClassDesc.of("hostile.Hostile");
  private static final Duration SOON = Duration.ofSeconds(20);

  private static KernelCode lift(Consumer<CodeBuilder> run) {
    byte[] bytes =
        ClassFile.of(ClassFile.StackMapsOption.DROP_STACK_MAPS)
            .build(
                NAME,
                type ->
                    type.withVersion(ClassFile.JAVA_5_VERSION, 0) // without stack maps
                        .withSuperclass(ClassDesc.of("java.lang.Record"))
                        .with(RecordAttribute.of(List.of()))
                        .withMethodBody(
                            "run",
                            MethodTypeDesc.of(
                                ConstantDescs.CD_void, ClassDesc.of("dev.heddle.WorkItem")),
                            ClassFile.ACC_PUBLIC,
                            run));
    ClassFiles files =
        name ->
            name.equals("hostile/Hostile")
                ? Optional.of(bytes)
                : ClassFiles.of(Kernel.class).read(name);
    return KernelCompiler.lift("hostile.Hostile", files, Constants.of(Kernel.class));
  }

  private static KernelCompilationException refusal(Consumer<CodeBuilder> run) {
    return assertTimeoutPreemptively(
        SOON, () -> assertThrows(KernelCompilationException.class, () -> lift(run)));
  }

  @Test
  void loopThatIsEnteredInTwoPlaces_isRefused() {
    KernelCompilationException refusal =
        refusal(
            code -> {
              Label first = code.newLabel();
              Label second = code.newLabel();
              code.aload(1).iconst_0();
              code.invokeinterface(
                  ClassDesc.of("dev.heddle.WorkItem"),
                  "globalId",
                  MethodTypeDesc.of(ConstantDescs.CD_int, ConstantDescs.CD_int));
              code.istore(2).iload(2).ifeq(second);
              code.labelBinding(first).iinc(2, 1);
              code.labelBinding(second).iinc(2, 3);
              code.iload(2).bipush(100).if_icmplt(first);
              code.return_();
            });
    assertTrue(refusal.getMessage().contains("entered in two places"), refusal.getMessage());
  }

  @Test
  void circleOfEmptyBlocks_isALoop() {
    KernelCode code =
        assertTimeoutPreemptively(
            SOON,
            () ->
                lift(
                    builder -> {
                      Label first = builder.newLabel();
                      Label second = builder.newLabel();
                      Label third = builder.newLabel();
                      builder.labelBinding(first).goto_(second);
                      builder.labelBinding(third).goto_(first);
                      builder.labelBinding(second).goto_(third);
                    }));
    assertTrue(Statements.contain(code.body(), Statement.Loop.class), code::toString);
  }

  @Test
  void emptyStack_isRefused() {
    KernelCompilationException refusal = refusal(code -> code.iadd().pop().return_());
    assertTrue(refusal.getMessage().contains("not valid"), refusal.getMessage());
  }

  @Test
  void operandsOfDifferentTypes_areRefused() {
    KernelCompilationException refusal =
        refusal(code -> code.iconst_1().fconst_1().iadd().pop().return_());
    assertTrue(refusal.getMessage().contains("not valid"), refusal.getMessage());
  }

  record Doubling(Buffer.OfInt out) implements Kernel {
    static int a(int x) {
      return b(x) + b(x + 1) + b(x + 2) + b(x + 3) + b(x + 4) + b(x + 5) + b(x + 6) + b(x + 7);
    }

    static int b(int x) {
      return c(x) + c(x + 1) + c(x + 2) + c(x + 3) + c(x + 4) + c(x + 5) + c(x + 6) + c(x + 7);
    }

    static int c(int x) {
      return d(x) + d(x + 1) + d(x + 2) + d(x + 3) + d(x + 4) + d(x + 5) + d(x + 6) + d(x + 7);
    }

    static int d(int x) {
      return e(x) + e(x + 1) + e(x + 2) + e(x + 3) + e(x + 4) + e(x + 5) + e(x + 6) + e(x + 7);
    }

    static int e(int x) {
      return f(x) + f(x + 1) + f(x + 2) + f(x + 3) + f(x + 4) + f(x + 5) + f(x + 6) + f(x + 7);
    }

    static int f(int x) {
      int sum = 0;
      for (int i = 0; i < x; i++) {
        sum += i;
      }
      return sum;
    }

    @Override
    public void run(WorkItem item) {
      out.set(0, a(item.globalId(0)));
    }
  }

  @Test
  void callsThatMultiply_areRefusedSoon() {
    KernelCompilationException refusal =
        assertTimeoutPreemptively(
            SOON,
            () ->
                assertThrows(
                    KernelCompilationException.class, () -> KernelCompiler.lift(Doubling.class)));
    assertTrue(refusal.getMessage().contains("instructions"), refusal.getMessage());
  }

  @Test
  void changedBytes_endInAnException() {
    long seed = 42;
    Random random = new Random(seed);
    List<Class<?>> kernels = TestKernels.all().toList();
    int failures = 0;
    for (int run = 0; run < 3000; run++) {
      Class<?> kernel = kernels.get(random.nextInt(kernels.size()));
      String name = kernel.getName().replace('.', '/');
      byte[] bytes = ClassFiles.of(kernel).read(name).orElseThrow();
      for (int changes = random.nextInt(4); changes >= 0; changes--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
      }
      ClassFiles files =
          asked -> asked.equals(name) ? Optional.of(bytes) : ClassFiles.of(kernel).read(asked);
      int number = run;
      failures +=
          assertTimeoutPreemptively(
              SOON,
              () -> endsInAnException(kernel, files) ? 1 : 0,
              () -> "run %d of seed %d".formatted(number, seed));
    }
    assertTrue(failures > 300, failures + " failures");
  }

  private static boolean endsInAnException(Class<?> kernel, ClassFiles files) {
    try {
      KernelCompiler.lift(kernel.getName(), files, Constants.of(kernel));
      return false;
    } catch (KernelCompilationException | CompilerBugException e) {
      return true;
    }
  }
}
