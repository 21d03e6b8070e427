/**
 * The work behind {@code heddle soak}: many short-lived mappings, launches and objects, and what
 * the process takes of memory and handles meanwhile.
 */
@NullMarked
package dev.heddle.cli.soak;

import org.jspecify.annotations.NullMarked;
