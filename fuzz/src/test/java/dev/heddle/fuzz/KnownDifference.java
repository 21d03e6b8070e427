package dev.heddle.fuzz;

import java.util.regex.Pattern;

/** Valid kernels that the compiler refuses as yet: records made in the branches of ? and switch. */
public final class KnownDifference {
  private static final Pattern REFUSAL =
      Pattern.compile("a value that is (\\w+ or another|one of several records);");

  private KnownDifference() {}

  /** {@return whether a kernel was refused for what is known} */
  public static boolean isRefusal(String message) {
    return REFUSAL.matcher(message).find();
  }

  static boolean is(Difference difference) {
    return difference.kind() == DifferenceKind.REFUSED && isRefusal(difference.message());
  }
}
