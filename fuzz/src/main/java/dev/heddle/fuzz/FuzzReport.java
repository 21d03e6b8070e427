package dev.heddle.fuzz;

import java.util.List;

/**
 * What a run came to.
 *
 * @param kernels how many kernels were run
 * @param launches how many launches on devices
 * @param skipped how many times a device was left out: it lacks a feature that the kernel needs, or
 *     there is no such kernel or launch in plain Java
 * @param repeated how many kernels were refused, or failed, in words that a difference has already
 * @param differences what was found
 */
public record FuzzReport(
    long kernels, long launches, long skipped, long repeated, List<Difference> differences) {}
