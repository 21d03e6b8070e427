package dev.heddle.spi.runtime;

import dev.heddle.CommandFailedException;
import dev.heddle.KernelFaultException;
import dev.heddle.spi.Failure;

/**
 * Why a command failed, shared by all that failed with it; it is thrown at least once before an
 * in-order queue goes on (CMD-4).
 */
final class RuntimeFailure {
  private final Failure failure;
  private final String command;
  private volatile boolean thrown;

  RuntimeFailure(Failure failure, String command) {
    this.failure = failure;
    this.command = command;
  }

  Failure failure() {
    return failure;
  }

  boolean wasThrown() {
    return thrown;
  }

  /**
   * {@return an exception with the stack of the thread that waits; the failure counts as thrown}
   */
  CommandFailedException toThrow() {
    thrown = true;
    return exception();
  }

  /**
   * {@return an exception for whoever may never look at it; the failure does not count as thrown}
   */
  CommandFailedException exception() {
    if (failure.cause() instanceof KernelFaultException fault) {
      return new KernelFaultException(fault.fault(), fault);
    }
    String reason = failure.cause() == null ? "" : ": " + failure.cause().getMessage();
    return new CommandFailedException(
        failure.executionStatus(),
        "%s failed with status %d%s".formatted(command, failure.executionStatus(), reason),
        failure.cause());
  }
}
