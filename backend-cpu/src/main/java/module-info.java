/** The CPU as a Heddle device: pure Java, nothing to install. */
module dev.heddle.backend.cpu {
  requires dev.heddle.spi;
  requires jdk.management; // how much memory the host has
  requires static org.jspecify;

  provides dev.heddle.Backend with
      dev.heddle.backend.cpu.CpuBackend;
}
