/** The CPU as a Heddle device: pure Java, nothing to install. */
module dev.heddle.backend.cpu {
  requires dev.heddle.spi;
  requires static org.jspecify;

  provides dev.heddle.Backend with
      dev.heddle.backend.cpu.CpuBackend;
}
