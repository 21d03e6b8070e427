/**
 * The contract kit: what runs the tests of {@code dev.heddle.tck.contract} on a backend.
 *
 * <p>A backend joins with one class in a test module of its own:
 *
 * <pre>{@code
 * @Suite
 * @SelectPackages("dev.heddle.tck.contract")
 * @ConfigurationParameter(key = ContractKit.BACKEND, value = "cpu")
 * class CpuContractTest {}
 * }</pre>
 *
 * <p>The kit asks features and limits of the device, never names: what a device lacks is skipped,
 * and the skip says so. {@link dev.heddle.tck.ContractKit} runs the same tests from a program.
 */
@NullMarked
package dev.heddle.tck;

import org.jspecify.annotations.NullMarked;
