package dev.heddle.compiler.range;

import dev.heddle.compiler.ir.KernelCode;

/**
 * A kernel in a second form, for launches that are known to be free of certain faults.
 *
 * @param code the kernel without the checks that the conditions stand for; others may be left
 * @param conditions what must hold of a launch, for this form to do what the checked one does
 */
public record ProvenKernel(KernelCode code, LaunchConditions conditions) {}
