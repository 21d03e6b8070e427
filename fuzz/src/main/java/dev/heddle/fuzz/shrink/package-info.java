/** Makes a case that fails smaller, by making the choices smaller that it was generated from. */
@NullMarked
package dev.heddle.fuzz.shrink;

import org.jspecify.annotations.NullMarked;
