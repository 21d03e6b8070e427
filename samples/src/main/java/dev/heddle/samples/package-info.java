/** Small programs against the public API alone. */
@NullMarked
package dev.heddle.samples;

import org.jspecify.annotations.NullMarked;
