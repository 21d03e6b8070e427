package dev.heddle.fuzz.run;

import org.jspecify.annotations.Nullable;

/** The constructor of a record that a launch takes throws, on the host: there is no such launch. */
public final class UnmadeArgumentException extends RuntimeException {
  private static final long serialVersionUID = 1;

  UnmadeArgumentException(Class<?> type, @Nullable Throwable cause) {
    super("no " + type.getSimpleName() + " can be made of the arguments: " + cause, cause);
  }
}
