package dev.heddle.cli.demo;

/** What a stage computed, as a row of numbers that can be compared. */
sealed interface Result permits Picture, Counts, Plate {
  /** {@return how many numbers there are} */
  int size();

  /** {@return a number; every one of a result's own type fits into a double} */
  double value(int index);
}
