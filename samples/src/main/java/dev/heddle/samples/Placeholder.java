package dev.heddle.samples;

/** Keeps the opened package from being empty until the first sample is there. */
final class Placeholder {
  private Placeholder() {}
}
