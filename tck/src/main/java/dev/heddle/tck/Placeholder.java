package dev.heddle.tck;

/** Keeps the exported package from being empty until the first test is there. */
final class Placeholder {
  private Placeholder() {}
}
