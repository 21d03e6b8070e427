/** The tests, one class for each part of the contract, and for the kernel language. */
@NullMarked
package dev.heddle.tck.contract;

import org.jspecify.annotations.NullMarked;
