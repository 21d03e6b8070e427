package dev.heddle.cli;

/** The entry of the {@code heddle} command. */
public final class Main {
  private Main() {}

  /** Runs the command that {@code args} names. */
  public static void main(String[] args) {
    System.err.println("heddle: no command is there yet");
    System.exit(2);
  }
}
