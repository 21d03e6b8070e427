/** The {@code heddle} command. */
module dev.heddle.cli {
  requires dev.heddle;
  requires dev.heddle.backend.cpu; // so that one device is always there
  requires static dev.heddle.bench; // run in JVMs of its own; here so that one folder holds all
  requires dev.heddle.samples;
  requires dev.heddle.spi;
  requires dev.heddle.tck;
  requires info.picocli;
  requires me.tongfei.progressbar;
  requires static org.jspecify;

  opens dev.heddle.cli to
      dev.heddle,
      info.picocli;
}
