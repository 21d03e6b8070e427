/**
 * Makes random kernels and random launches of them. All chance comes from {@link
 * dev.heddle.fuzz.generator.Choices}.
 */
@NullMarked
package dev.heddle.fuzz.generator;

import org.jspecify.annotations.NullMarked;
