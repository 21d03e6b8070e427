/** JMH benchmarks of Heddle and its backends. */
@SuppressWarnings("requires-automatic") // JMH, JOCL, Aparapi and Commons Math have no descriptor
open module dev.heddle.bench {
  requires static aparapi; // it comes with its backend
  requires com.google.gson;
  requires commons.math3;
  requires java.management;
  requires jdk.unsupported; // JMH's generated code pads with sun.misc.Unsafe
  requires jmh.core;
  requires jocl;
  requires transitive dev.heddle;
  requires static jdk.incubator.vector; // a baseline, where the JVM is started with it
  requires static org.jspecify;

  exports dev.heddle.bench.contender;
  exports dev.heddle.bench.kernels;
  exports dev.heddle.bench.report;
  exports dev.heddle.bench.run;
}
