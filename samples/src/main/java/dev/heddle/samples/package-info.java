/**
 * Small programs against the public API alone, one topic each, to copy from.
 *
 * <table>
 * <caption>Which program shows what</caption>
 * <tr><th>program</th><th>shows</th></tr>
 * <tr><td>{@link dev.heddle.samples.SaxpyProgram}</td>
 * <td>the first kernel, from map to map</td></tr>
 * <tr><td>{@link dev.heddle.samples.MapUnmap}</td>
 * <td>the map modes and the life of a segment</td></tr>
 * <tr><td>{@link dev.heddle.samples.SubBuffers}</td><td>two parts of a buffer at once</td></tr>
 * <tr><td>{@link dev.heddle.samples.Images}</td><td>images, samplers and row pitches</td></tr>
 * <tr><td>{@link dev.heddle.samples.OutOfOrder}</td><td>events, futures and profiles</td></tr>
 * <tr><td>{@link dev.heddle.samples.ChooseBackend}</td>
 * <td>what there is, and how to take it</td></tr>
 * <tr><td>{@link dev.heddle.samples.MatrixProduct}</td><td>local memory and barriers</td></tr>
 * <tr><td>{@link dev.heddle.samples.NBody}</td><td>records as values, and many steps</td></tr>
 * </table>
 *
 * <p>Each has a {@code main} that opens a device and prints little, and methods that do the work on
 * a context or a queue.
 */
@NullMarked
package dev.heddle.samples;

import org.jspecify.annotations.NullMarked;
