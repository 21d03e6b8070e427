/**
 * Workloads as kernels of Aparapi, as one writes them who has no Heddle: the algorithms of the
 * kernel records, with Aparapi's own arrays, ids and barriers, and its explicit transfers.
 */
@NullMarked
package dev.heddle.bench.aparapi;

import org.jspecify.annotations.NullMarked;
