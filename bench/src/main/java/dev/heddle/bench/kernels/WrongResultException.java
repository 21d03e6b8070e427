package dev.heddle.bench.kernels;

/** A run's result is not what it should be, so its time is worth nothing. */
public final class WrongResultException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  WrongResultException(String message) {
    super(message);
  }
}
