package dev.heddle.fuzz;

/** In which way a device's answer is not plain Java's. */
public enum DifferenceKind {
  /** Memory holds other bits. */
  VALUES("other values"),
  /** One faults and the other does not, or elsewhere. */
  FAULT("another fault"),
  /** The compiler takes the kernel to be outside of the language. */
  REFUSED("a valid kernel is refused"),
  /** Something is thrown that is no answer to a kernel. */
  FAILED("an unexpected exception"),
  /** Bytes beside a buffer have changed. */
  OUTSIDE("memory outside of a buffer was touched"),
  /** The launch does not end. */
  HUNG("the launch does not end"),
  /** The generated kernel is no valid Java: a mistake of the fuzzer. */
  INVALID("javac refuses the kernel");

  private final String description;

  DifferenceKind(String description) {
    this.description = description;
  }

  /** {@return it in words} */
  public String description() {
    return description;
  }
}
