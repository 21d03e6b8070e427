/** The {@code heddle} command. */
module dev.heddle.cli {
  requires dev.heddle;
  requires dev.heddle.backend.cpu; // so that one device is always there
  requires dev.heddle.bench;
  requires dev.heddle.compiler;
  requires dev.heddle.fuzz;
  requires dev.heddle.samples;
  requires dev.heddle.spi;
  requires dev.heddle.tck;
  requires info.picocli;
  requires java.desktop; // pictures are read and written; nothing is shown
  requires jdk.management; // the size of the process
  requires me.tongfei.progressbar;
  requires static org.jspecify;

  opens dev.heddle.cli to
      info.picocli;

  // Heddle reads the components of kernel records.
  opens dev.heddle.cli.demo.kernels to
      dev.heddle;
  opens dev.heddle.cli.soak to
      dev.heddle;
}
