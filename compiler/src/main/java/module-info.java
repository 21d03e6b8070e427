/**
 * The kernel compiler: a kernel record's class file, an intermediate form, and OpenCL C.
 *
 * <p>The runtime and the backends require it, applications do not.
 */
module dev.heddle.compiler {
  requires transitive dev.heddle;
  requires static transitive org.jspecify;

  exports dev.heddle.compiler;
  exports dev.heddle.compiler.ir;
  exports dev.heddle.compiler.opencl;
  exports dev.heddle.compiler.pass;
  exports dev.heddle.compiler.range;
}
