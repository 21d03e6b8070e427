package dev.heddle.spi;

import dev.heddle.Launch;
import dev.heddle.compiler.ir.KernelCode;

/**
 * What a driver compiles of a kernel record.
 *
 * @param kernel the record's class
 * @param form which faults it finds
 * @param math what floating-point arithmetic may do
 */
public record KernelRequest(RecordKernel kernel, RecordKernel.Form form, Launch.FloatMode math) {
  /** {@return the code in that form} */
  public KernelCode code() {
    return kernel.code(form);
  }
}
