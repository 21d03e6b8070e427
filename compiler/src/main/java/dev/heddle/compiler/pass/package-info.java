/**
 * Passes over the intermediate form, one file each, named by their technique: those that make a
 * kernel smaller, and those that find out something about it.
 */
@NullMarked
package dev.heddle.compiler.pass;

import org.jspecify.annotations.NullMarked;
