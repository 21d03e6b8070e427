package dev.heddle.spi.runtime;

import dev.heddle.Context;
import dev.heddle.KernelCall;
import dev.heddle.Program;
import dev.heddle.ProgramKernel;
import dev.heddle.Rule;
import dev.heddle.Status;
import dev.heddle.spi.DriverProgram;
import java.util.List;

/** A program in OpenCL C; it lives on while launches use it. */
final class RuntimeProgram implements Program, Pinnable {
  private final RuntimeContext context;
  private final DriverProgram driver;
  private int pins;
  private boolean closed;
  private boolean released;

  RuntimeProgram(RuntimeContext context, DriverProgram driver) {
    this.context = context;
    this.driver = driver;
  }

  DriverProgram driver() {
    return driver;
  }

  /** Refuses a closed program. Called under the lock. */
  void checkOpen() {
    if (closed) {
      context.rules().refuse(Rule.CMD_5, Status.INVALID_PROGRAM, "the program is closed: %s", this);
    }
  }

  @Override
  public void pin() {
    pins++;
  }

  @Override
  public void unpin() {
    pins--;
    if (closed && pins == 0) {
      releaseNow();
    }
  }

  void releaseNow() {
    closed = true;
    if (!released) {
      released = true;
      driver.release();
      context.closed(this);
    }
  }

  @Override
  public Context context() {
    return context;
  }

  @Override
  public List<String> kernelNames() {
    return driver.kernels().stream().map(DriverProgram.Signature::name).toList();
  }

  @Override
  public ProgramKernel kernel(String name) {
    context.lock();
    try {
      checkOpen();
    } finally {
      context.unlock();
    }
    return driver.kernels().stream()
        .filter(signature -> signature.name().equals(name))
        .findFirst()
        .<ProgramKernel>map(
            signature -> new OfProgram(this, signature, ParameterTypes.of(signature)))
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "the program has no kernel \"%s\"; it has %s".formatted(name, kernelNames())));
  }

  @Override
  public void close() {
    context.lock();
    try {
      closed = true;
      if (pins == 0) {
        releaseNow();
      }
    } finally {
      context.unlock();
    }
  }

  @Override
  public String toString() {
    return "program with kernels " + kernelNames();
  }

  /** A kernel of a program. */
  record OfProgram(
      RuntimeProgram program, DriverProgram.Signature signature, List<ParameterTypes> types)
      implements ProgramKernel {
    @Override
    public String name() {
      return signature.name();
    }

    @Override
    public int argumentCount() {
      return signature.parameters().size();
    }

    @Override
    public KernelCall with(Object... arguments) {
      List<Object> given = List.of(arguments);
      if (given.size() != argumentCount()) {
        throw new IllegalArgumentException(
            "kernel %s takes %d arguments, not %d: %s"
                .formatted(name(), argumentCount(), given.size(), signature.parameters()));
      }
      for (int i = 0; i < given.size(); i++) {
        Arguments.checkType(name(), signature.parameters().get(i), types.get(i), given.get(i));
      }
      return new Call(this, given);
    }
  }

  /** A kernel with its arguments. */
  record Call(OfProgram kernel, List<Object> arguments) implements KernelCall {}
}
