/**
 * The part of Java that kernels are made of, as data, and its text. What is put together here
 * compiles only if whoever puts it together keeps Java's rules.
 */
@NullMarked
package dev.heddle.fuzz.syntax;

import org.jspecify.annotations.NullMarked;
