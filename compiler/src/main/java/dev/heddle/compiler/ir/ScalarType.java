package dev.heddle.compiler.ir;

import java.util.Locale;
import java.util.Optional;

/**
 * The primitive types. Expressions and variables have the computational ones alone, {@link #INT},
 * {@link #LONG}, {@link #FLOAT} and {@link #DOUBLE}, and conditions are {@link #BOOLEAN}; the
 * narrow types are those of elements in memory, of arguments, and of conversions.
 */
public enum ScalarType {
  /** A condition; in memory a byte of 0 or 1. */
  BOOLEAN('Z', 1),
  /** 8 bits, signed. */
  BYTE('B', 1),
  /** 16 bits, signed. */
  SHORT('S', 2),
  /** 16 bits, unsigned. */
  CHAR('C', 2),
  /** 32 bits, signed. */
  INT('I', 4),
  /** 64 bits, signed. */
  LONG('J', 8),
  /** IEEE 754 binary32. */
  FLOAT('F', 4),
  /** IEEE 754 binary64. */
  DOUBLE('D', 8);

  private final char descriptor;
  private final int byteSize;

  ScalarType(char descriptor, int byteSize) {
    this.descriptor = descriptor;
    this.byteSize = byteSize;
  }

  /** {@return the size in memory} */
  public int byteSize() {
    return byteSize;
  }

  /** {@return the type that values of this one are computed in} */
  public ScalarType computational() {
    return switch (this) {
      case BOOLEAN, BYTE, SHORT, CHAR -> INT;
      case INT, LONG, FLOAT, DOUBLE -> this;
    };
  }

  /** {@return whether this is {@code float} or {@code double}} */
  public boolean isFloating() {
    return this == FLOAT || this == DOUBLE;
  }

  /** {@return the type's name in Java} */
  public String javaName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * {@return the primitive type of a field descriptor}
   *
   * @param descriptor such as {@code I}
   */
  public static Optional<ScalarType> ofDescriptor(String descriptor) {
    for (ScalarType type : values()) {
      if (descriptor.length() == 1 && descriptor.charAt(0) == type.descriptor) {
        return Optional.of(type);
      }
    }
    return Optional.empty();
  }
}
