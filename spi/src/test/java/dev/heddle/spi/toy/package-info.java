/** A backend to learn from: {@code docs/writing-a-backend.md} leads through it. */
@NullMarked
package dev.heddle.spi.toy;

import org.jspecify.annotations.NullMarked;
