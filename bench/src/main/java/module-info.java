/** JMH benchmarks of Heddle and its backends. */
@SuppressWarnings("requires-automatic") // JMH and JOCL have no descriptors
open module dev.heddle.bench {
  requires dev.heddle;
  requires jdk.unsupported; // JMH's generated code pads with sun.misc.Unsafe
  requires jmh.core;
  requires jocl;
  requires static org.jspecify;
}
