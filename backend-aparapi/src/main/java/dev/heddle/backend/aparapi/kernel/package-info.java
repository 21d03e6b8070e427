/**
 * From a kernel's intermediate form to a class that Aparapi translates: jumps become flags, what
 * Java means and OpenCL C does not becomes calls of functions that are written in OpenCL C.
 */
@NullMarked
package dev.heddle.backend.aparapi.kernel;

import org.jspecify.annotations.NullMarked;
