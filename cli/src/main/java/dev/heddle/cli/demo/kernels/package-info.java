/** The demo's kernels, one record each. The host's side of them is in the package above. */
@NullMarked
package dev.heddle.cli.demo.kernels;

import org.jspecify.annotations.NullMarked;
