package dev.heddle.fuzz.syntax;

import java.util.List;
import java.util.Locale;

/** The primitive types, the narrower first. */
public enum Primitive implements Type {
  INT(4),
  LONG(8),
  FLOAT(4),
  DOUBLE(8),
  BYTE(1),
  SHORT(2),
  CHAR(2),
  BOOLEAN(1);

  /** The types that buffers have, and numbers. */
  public static final List<Primitive> NUMBERS =
      List.of(INT, LONG, FLOAT, DOUBLE, BYTE, SHORT, CHAR);

  /** The types without a fraction. */
  public static final List<Primitive> INTEGERS = List.of(INT, LONG, BYTE, SHORT, CHAR);

  private final int byteSize;

  Primitive(int byteSize) {
    this.byteSize = byteSize;
  }

  /** {@return the size of an element} */
  public int byteSize() {
    return byteSize;
  }

  @Override
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** {@return its name with a capital, as in {@code Buffer.OfInt}} */
  public String capitalized() {
    return name().charAt(0) + text().substring(1);
  }

  /** {@return the class that holds one as an object} */
  public String boxName() {
    return switch (this) {
      case INT -> "Integer";
      case CHAR -> "Character";
      default -> capitalized();
    };
  }

  public boolean isNumber() {
    return this != BOOLEAN;
  }

  public boolean isFloating() {
    return this == FLOAT || this == DOUBLE;
  }

  public boolean isInteger() {
    return isNumber() && !isFloating();
  }

  /** {@return whether arithmetic on it is arithmetic on {@code int}} */
  public boolean promotesToInt() {
    return isInteger() && this != LONG;
  }

  /** {@return the type of arithmetic with this type and another} */
  public Primitive promoted(Primitive other) {
    for (Primitive wide : List.of(DOUBLE, FLOAT, LONG)) {
      if (this == wide || other == wide) {
        return wide;
      }
    }
    return INT;
  }
}
