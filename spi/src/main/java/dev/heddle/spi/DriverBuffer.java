package dev.heddle.spi;

/** Storage of a buffer or sub-buffer. */
public non-sealed interface DriverBuffer extends DriverMemory {}
