/** Texels: how formats are read and written, and how samplers choose and blend. */
@NullMarked
package dev.heddle.backend.cpu.image;

import org.jspecify.annotations.NullMarked;
