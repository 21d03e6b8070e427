/**
 * What a backend writes: {@link dev.heddle.spi.DriverBackend} and the driver interfaces.
 *
 * <p>Everything that can be checked without knowing the device has been checked before a driver is
 * called: sizes, alignment, contexts, wait lists, accesses, mapped regions, order. Drivers receive
 * valid commands alone, and report what nobody could foresee: no memory, a lost device, a compiler
 * that failed, a kernel that faulted. {@code docs/writing-a-backend.md} leads through a small
 * backend.
 */
@NullMarked
package dev.heddle.spi;

import org.jspecify.annotations.NullMarked;
