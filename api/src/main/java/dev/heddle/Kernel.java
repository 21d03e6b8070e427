package dev.heddle;

import dev.heddle.internal.KernelRecords;
import java.lang.invoke.MethodHandles;

/**
 * A function that runs once for each work item of a launch, written as a record.
 *
 * <p>The record's components are the kernel's arguments: scalars of the primitive types, records of
 * them, {@link Buffer buffers}, {@link Image images}, {@link Sampler samplers} and {@link Local
 * local memory}. {@link #run} is its body:
 *
 * <pre>{@code
 * record Saxpy(float a, Buffer.OfFloat x, Buffer.OfFloat y) implements Kernel {
 *   @Override
 *   public void run(WorkItem item) {
 *     int i = item.globalId(0);
 *     y.set(i, a * x.get(i) + y.get(i));
 *   }
 * }
 * }</pre>
 *
 * <h2>The language</h2>
 *
 * Java, less what no device can do. There are all control flow, all arithmetic on primitives,
 * {@code Math}, private arrays of constant size, {@code static final} constants, static methods,
 * the kernel's own methods, and records as values ({@link Float4} and its kin come with this
 * package). Recursion, other objects, strings, exceptions, monitors, lambdas, record patterns and
 * mutable statics are refused when the kernel is compiled.
 *
 * <h2>Its meaning</h2>
 *
 * Java's, on every device: integers wrap, shift counts are masked, {@code (int) NaN} is 0, and
 * {@code a * b + c} is fused only where {@link Math#fma(float, float, float)} says so. {@code + - *
 * / sqrt fma}, conversions and comparisons give the same bits everywhere. Other functions of {@code
 * Math} stay within these distances of the exact result:
 *
 * <table>
 * <caption>Bounds in units in the last place of {@code double}</caption>
 * <tr><th>functions</th><th>bound</th></tr>
 * <tr><td>exp, log, log10, sin, cos, tan, asin, acos, atan, pow, cbrt, log1p, expm1</td><td>4</td></tr>
 * <tr><td>sinh, cosh, tanh, atan2, hypot</td><td>6</td></tr>
 * <tr><td>abs, min, max, floor, ceil, rint, round, signum, copySign, ulp</td><td>exact</td></tr>
 * </table>
 *
 * {@link FloatMath} has the same functions of {@code float}, with bounds of their own. The payload
 * and sign of a NaN are not part of the promise. A launch may ask for fast math ({@link
 * Launch#withFastMath()}) and leave it.
 *
 * <h2>Faults</h2>
 *
 * An index out of bounds and an integer division by zero are {@link KernelFaultException}s, found
 * on every device unless the launch is {@link Launch#unchecked()}. A barrier is reached by all work
 * items of a group or by none.
 *
 * <h2>Access to the record</h2>
 *
 * On the class path nothing is needed. In a named module, the record's package is opened to {@code
 * dev.heddle}, or the application calls {@link #open(MethodHandles.Lookup)} once.
 */
public interface Kernel {
  /**
   * The kernel's body, for one work item.
   *
   * @param item where in the range this work item is
   */
  void run(WorkItem item);

  /**
   * Lets Heddle read the kernel records of the caller's module, in place of {@code opens … to
   * dev.heddle}.
   *
   * @param lookup the caller's {@link MethodHandles#lookup()}
   * @throws IllegalArgumentException if the lookup has no full privilege access
   */
  static void open(MethodHandles.Lookup lookup) {
    KernelRecords.open(lookup);
  }
}
