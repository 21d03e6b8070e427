/**
 * From class files to the intermediate form.
 *
 * <p>{@link dev.heddle.compiler.lift.KernelLifter} is the entry. A method is read ({@code
 * MethodCode}), its local slots are told apart ({@code SlotWebs}), its stack machine becomes
 * expressions and statements block by block ({@code MethodLifter}), and its control flow graph
 * becomes structured again ({@code FlowGraph}, {@code Structurer}). Calls are lifted in place.
 */
@NullMarked
package dev.heddle.compiler.lift;

import org.jspecify.annotations.NullMarked;
