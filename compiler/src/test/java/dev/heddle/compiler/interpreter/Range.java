package dev.heddle.compiler.interpreter;

import dev.heddle.compiler.ir.KernelCode;
import dev.heddle.compiler.ir.Parameter;
import dev.heddle.compiler.ir.Parameter.LocalParameter;
import dev.heddle.compiler.ir.Statement.Barrier;
import dev.heddle.compiler.ir.Statements;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.function.BiConsumer;

/** Runs work items group by group, in two dimensions; with barriers, those of a group at once. */
@SuppressWarnings("ArrayRecordComponent")
public record Range(int[] globalSize, int[] localSize, int[] offset) {
  /** Runs the intermediate form; arguments are as {@link Differential} makes them. */
  public void interpret(KernelCode code, Map<Parameter, Object> arguments) {
    interpret(code, arguments, Interpreter.STEP_LIMIT);
  }

  /** The same, with an exception for a work item that takes more than some steps. */
  public void interpret(KernelCode code, Map<Parameter, Object> arguments, int limit) {
    run(
        code,
        arguments,
        (position, barrier) ->
            new Interpreter(code, arguments, position, barrier, limit).run(code));
  }

  void run(KernelCode code, Map<Parameter, Object> arguments, BiConsumer<Position, Runnable> item) {
    boolean[] barriers = new boolean[1];
    Statements.walk(code.body(), s -> barriers[0] |= s instanceof Barrier);
    for (int gy = 0; gy < globalSize[1]; gy += localSize[1]) {
      for (int gx = 0; gx < globalSize[0]; gx += localSize[0]) {
        arguments.forEach(
            (parameter, value) -> {
              if (parameter instanceof LocalParameter) {
                ((Storage) value).clear();
              }
            });
        group(gx, gy, barriers[0], item);
      }
    }
  }

  private void group(int gx, int gy, boolean barriers, BiConsumer<Position, Runnable> item) {
    List<Position> positions = new ArrayList<>();
    for (int y = 0; y < localSize[1]; y++) {
      for (int x = 0; x < localSize[0]; x++) {
        positions.add(
            new Position(
                globalSize, localSize, offset, new int[] {gx + x, gy + y, 0}, new int[] {x, y, 0}));
      }
    }
    if (!barriers) {
      positions.forEach(position -> item.accept(position, () -> {}));
      return;
    }
    CyclicBarrier barrier = new CyclicBarrier(positions.size());
    Throwable[] thrown = new Throwable[1];
    List<Thread> threads = new ArrayList<>();
    for (Position position : positions) {
      threads.add(
          Thread.ofVirtual()
              .unstarted(
                  () -> {
                    try {
                      item.accept(position, () -> await(barrier));
                    } catch (IllegalStateException e) {
                      // another work item failed, and says why
                    } catch (RuntimeException | Error e) {
                      thrown[0] = e;
                      threads.forEach(Thread::interrupt);
                    }
                  }));
    }
    threads.forEach(Thread::start);
    try {
      for (Thread thread : threads) {
        thread.join();
      }
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
    switch (thrown[0]) {
      case null -> {}
      case RuntimeException e -> throw e;
      default -> throw new AssertionError(thrown[0]);
    }
  }

  private static void await(CyclicBarrier barrier) {
    try {
      barrier.await();
    } catch (InterruptedException | BrokenBarrierException e) {
      throw new IllegalStateException(e);
    }
  }
}
