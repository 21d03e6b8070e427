package dev.heddle.spi;

/** Storage of an image. */
public non-sealed interface DriverImage extends DriverMemory {}
