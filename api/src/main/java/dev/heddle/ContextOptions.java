package dev.heddle;

import java.time.Duration;
import java.util.Locale;
import java.util.Objects;

/**
 * How a context is made.
 *
 * @param validation how much of the contract is checked
 * @param closeTimeout how long {@link Context#close()} waits for commands that do not end ({@link
 *     Rule#LIFE_4}); not negative
 * @param label the name that errors quote, or empty
 */
public record ContextOptions(Validation validation, Duration closeTimeout, String label) {
  /**
   * Makes options.
   *
   * @throws IllegalArgumentException if the time limit is negative
   */
  public ContextOptions {
    Objects.requireNonNull(validation);
    Objects.requireNonNull(label);
    if (closeTimeout.isNegative()) {
      throw new IllegalArgumentException("a negative time limit: " + closeTimeout);
    }
  }

  /**
   * {@return the options in force where none are given} They come from the system property {@code
   * heddle.validation}, with a time limit of 30 seconds for closing.
   *
   * @throws IllegalArgumentException if the property names no level of {@link Validation}
   */
  public static ContextOptions defaults() {
    String level = System.getProperty("heddle.validation", "contract");
    Validation validation =
        switch (level.toLowerCase(Locale.ROOT)) {
          case "off" -> Validation.OFF;
          case "contract" -> Validation.CONTRACT;
          case "full" -> Validation.FULL;
          default ->
              throw new IllegalArgumentException(
                  "heddle.validation is \"" + level + "\"; it is one of off, contract, full");
        };
    return new ContextOptions(validation, Duration.ofSeconds(30), "");
  }

  /**
   * {@return these options with another level of validation}
   *
   * @param validation how much of the contract is checked
   */
  public ContextOptions withValidation(Validation validation) {
    return new ContextOptions(validation, closeTimeout, label);
  }

  /**
   * {@return these options with another time limit for closing}
   *
   * @param closeTimeout how long closing waits for commands that do not end
   */
  public ContextOptions withCloseTimeout(Duration closeTimeout) {
    return new ContextOptions(validation, closeTimeout, label);
  }

  /**
   * {@return these options with a label}
   *
   * @param label the name that errors quote
   */
  public ContextOptions withLabel(String label) {
    return new ContextOptions(validation, closeTimeout, label);
  }
}
