/** The runtime: it implements the API over any driver, and keeps the contract. */
@NullMarked
package dev.heddle.spi.runtime;

import org.jspecify.annotations.NullMarked;
