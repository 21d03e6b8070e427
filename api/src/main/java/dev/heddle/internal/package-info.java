/** What the runtime needs from inside the API's module: the reading of kernel records. */
@NullMarked
package dev.heddle.internal;

import org.jspecify.annotations.NullMarked;
