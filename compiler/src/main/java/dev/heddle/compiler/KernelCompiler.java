package dev.heddle.compiler;

import dev.heddle.KernelCompilationException;
import dev.heddle.compiler.ir.KernelCode;
import dev.heddle.compiler.ir.Verifier;
import dev.heddle.compiler.lift.KernelLifter;
import dev.heddle.compiler.pass.ConstantFolding;
import dev.heddle.compiler.pass.CopyPropagation;
import dev.heddle.compiler.pass.DeadCode;
import dev.heddle.compiler.pass.RedundantChecks;
import dev.heddle.compiler.pass.UncheckedForm;
import dev.heddle.compiler.range.BoundsCheckElimination;
import dev.heddle.compiler.range.ProvenKernel;

/** Compiles kernel records. */
public final class KernelCompiler {
  private KernelCompiler() {}

  /**
   * {@return a kernel's code, checked and tidied}
   *
   * @param kernel the kernel's record
   * @throws KernelCompilationException if the kernel is outside of the kernel language
   * @throws CompilerBugException if the compiler fails
   */
  public static KernelCode lift(Class<?> kernel) {
    return lift(kernel.getName(), ClassFiles.of(kernel), Constants.of(kernel));
  }

  /**
   * {@return a kernel's code, checked and tidied}
   *
   * @param kernel the name of the kernel's record, as {@link Class#getName()} gives it
   * @param files where classes are read
   * @param constants where static fields are read
   * @throws KernelCompilationException if the kernel is outside of the kernel language
   * @throws CompilerBugException if the compiler fails
   */
  public static KernelCode lift(String kernel, ClassFiles files, Constants constants) {
    try {
      return tidied(KernelLifter.lift(kernel, files, constants));
    } catch (KernelCompilationException | CompilerBugException e) {
      throw e;
    } catch (StackOverflowError e) {
      throw new KernelCompilationException(
          "cannot compile kernel %s: it is nested too deeply; split it into several kernels"
              .formatted(kernel),
          e);
    } catch (IllegalArgumentException e) {
      // Class files are read piece by piece, where they are wanted.
      throw new KernelCompilationException(
          "cannot compile kernel %s: its class file, or one that it calls, is not valid: %s; compile it with javac"
              .formatted(kernel, e.getMessage()),
          e);
    } catch (RuntimeException e) {
      throw new CompilerBugException("the compiler failed on kernel " + kernel, e);
    }
  }

  /**
   * {@return a kernel without checks: a fault is then undefined}
   *
   * @param kernel a lifted kernel
   */
  public static KernelCode unchecked(KernelCode kernel) {
    return tidied(UncheckedForm.of(kernel));
  }

  /**
   * {@return a kernel without the checks that can be made at a launch, and what is checked there}
   *
   * @param kernel a lifted kernel
   */
  public static ProvenKernel proven(KernelCode kernel) {
    ProvenKernel proven = BoundsCheckElimination.run(kernel);
    return new ProvenKernel(tidied(proven.code()), proven.conditions());
  }

  private static KernelCode tidied(KernelCode kernel) {
    Verifier.verify(kernel);
    KernelCode folded = ConstantFolding.run(kernel);
    KernelCode propagated = CopyPropagation.run(folded);
    KernelCode tidy = DeadCode.run(RedundantChecks.run(ConstantFolding.run(propagated)));
    Verifier.verify(tidy);
    return tidy;
  }
}
