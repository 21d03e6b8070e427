package dev.heddle.fuzz;

import java.nio.file.Path;
import java.util.Optional;

/**
 * A kernel whose run on a device is not what plain Java does.
 *
 * @param kind in which way
 * @param device the backend and the device, or {@code javac}
 * @param message what is different
 * @param seed the run's seed
 * @param kernel the kernel's number in the run
 * @param text the kernel, made as small as time allowed, and its launches
 * @param file where that was written, if it was
 */
public record Difference(
    DifferenceKind kind,
    String device,
    String message,
    long seed,
    long kernel,
    String text,
    Optional<Path> file) {}
