/** What a kernel is run with, and the text that keeps it. */
@NullMarked
package dev.heddle.fuzz.plan;

import org.jspecify.annotations.NullMarked;
