/** JMH benchmarks of Heddle and its backends. */
@SuppressWarnings("requires-automatic") // JMH has no descriptor
open module dev.heddle.bench {
  requires com.google.gson;
  requires commons.math3;
  requires dev.heddle;
  requires jdk.unsupported; // JMH's generated code pads with sun.misc.Unsafe
  requires jmh.core;
  requires static org.jspecify;

  exports dev.heddle.bench.report;
}
