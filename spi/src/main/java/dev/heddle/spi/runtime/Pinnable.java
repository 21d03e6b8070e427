package dev.heddle.spi.runtime;

/** What commands need until they end: it lives on meanwhile, though it be closed. */
interface Pinnable {
  void pin();

  void unpin();
}
