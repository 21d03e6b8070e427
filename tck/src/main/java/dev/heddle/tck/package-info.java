/** The tests of every rule of the memory contract, and what a backend needs to join them. */
@NullMarked
package dev.heddle.tck;

import org.jspecify.annotations.NullMarked;
