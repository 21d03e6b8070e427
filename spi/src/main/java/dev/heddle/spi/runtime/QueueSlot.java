package dev.heddle.spi.runtime;

/** A queue's place in clocks. Slots are used again, and their numbers go on. */
final class QueueSlot {
  final int index;
  private long last;

  QueueSlot(int index) {
    this.index = index;
  }

  long next() {
    return ++last;
  }

  long last() {
    return last;
  }
}
