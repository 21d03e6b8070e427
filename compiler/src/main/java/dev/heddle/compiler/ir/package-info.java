/**
 * The intermediate form of a kernel: structured, labelled blocks over typed, mutable variables.
 *
 * <p>It says what a kernel does in Java's terms and nothing about how a device does it: every call
 * is inlined, every record is a set of scalars, and what may fault is checked by a statement of its
 * own ({@link dev.heddle.compiler.ir.Statement.CheckIndex}, {@link
 * dev.heddle.compiler.ir.Statement.CheckDivisor}) before it is evaluated, so that expressions never
 * fail. {@link dev.heddle.compiler.ir.KernelCode} is the whole of a kernel; {@link
 * dev.heddle.compiler.ir.Verifier} states the rules.
 */
@NullMarked
package dev.heddle.compiler.ir;

import org.jspecify.annotations.NullMarked;
