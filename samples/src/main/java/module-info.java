/** Programs to copy from, one topic each. */
module dev.heddle.samples {
  requires transitive dev.heddle;
  requires static org.jspecify;

  exports dev.heddle.samples;

  // Heddle reads the components of kernel records.
  opens dev.heddle.samples to
      dev.heddle;
}
