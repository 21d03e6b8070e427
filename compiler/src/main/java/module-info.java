/** The kernel compiler: a kernel record's class file, an intermediate form, and OpenCL C. */
@SuppressWarnings("module") // the runtime's module is not there when this one is compiled
module dev.heddle.compiler {
  requires dev.heddle;
  requires static org.jspecify;

  exports dev.heddle.compiler;
  exports dev.heddle.compiler.ir;
  exports dev.heddle.compiler.opencl;
  exports dev.heddle.compiler.pass;
}
