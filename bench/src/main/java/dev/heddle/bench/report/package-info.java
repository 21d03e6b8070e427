/**
 * What a run found, as a page to look at: raw results and the description of the run in, one HTML
 * file out. Nothing here runs a benchmark.
 */
@NullMarked
package dev.heddle.bench.report;

import org.jspecify.annotations.NullMarked;
