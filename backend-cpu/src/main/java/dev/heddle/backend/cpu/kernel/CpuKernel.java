package dev.heddle.backend.cpu.kernel;

import dev.heddle.compiler.ir.KernelCode;
import dev.heddle.compiler.ir.Statement.Barrier;
import dev.heddle.compiler.ir.Statements;
import dev.heddle.spi.DriverKernel;
import dev.heddle.spi.RecordKernel;
import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;

/**
 * A kernel as it is run: by its own loop over the record's {@code run}.
 *
 * @param kernel the record's class
 * @param loop the loop, whose class is this kernel's own, so that its call can be inlined
 * @param hasBarriers whether work items wait for each other
 */
record CpuKernel(RecordKernel kernel, ItemLoop loop, boolean hasBarriers) implements DriverKernel {
  /** A cache that lives and dies with the kernel's class. */
  private static final ClassValue<ItemLoop> LOOPS =
      new ClassValue<>() {
        @Override
        protected ItemLoop computeValue(Class<?> type) {
          return newLoop();
        }
      };

  static CpuKernel of(RecordKernel kernel, KernelCode code) {
    return new CpuKernel(
        kernel, LOOPS.get(kernel.type()), Statements.contain(code.body(), Barrier.class));
  }

  private static ItemLoop newLoop() {
    try (InputStream in = ItemLoopTemplate.class.getResourceAsStream("ItemLoopTemplate.class")) {
      if (in == null) {
        throw new IllegalStateException("the jar of the cpu backend lacks ItemLoopTemplate.class");
      }
      MethodHandles.Lookup lookup = MethodHandles.lookup();
      Class<?> own = lookup.defineHiddenClass(in.readAllBytes(), true).lookupClass();
      return (ItemLoop) own.getDeclaredConstructor().newInstance();
    } catch (IOException | ReflectiveOperationException e) {
      throw new IllegalStateException("cannot make the loop of a kernel", e);
    }
  }
}
