package dev.heddle.spi.runtime;

/** Where in the program an object was made: the first caller outside of Heddle. */
final class Places {
  private static final StackWalker WALKER = StackWalker.getInstance();

  private Places() {}

  /** {@return " (at Type.method(File.java:12))"} */
  static String caller() {
    return WALKER.walk(
        frames ->
            frames
                .filter(
                    frame ->
                        !frame.getClassName().startsWith("dev.heddle.spi.")
                            && !isApi(frame.getClassName()))
                .findFirst()
                .map(frame -> " (at " + frame.toStackTraceElement() + ")")
                .orElse(""));
  }

  /** The API's own default methods call on; its package has no other code that makes objects. */
  private static boolean isApi(String className) {
    return className.startsWith("dev.heddle.") && className.indexOf('.', 11) < 0;
  }
}
