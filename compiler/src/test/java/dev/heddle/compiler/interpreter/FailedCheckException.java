package dev.heddle.compiler.interpreter;

/** A check found an index out of bounds, before anything was accessed. */
public final class FailedCheckException extends IndexOutOfBoundsException {
  private static final long serialVersionUID = 1L;

  FailedCheckException(String message) {
    super(message);
  }
}
