/** OpenCL devices as Heddle devices, through JOCL. */
@SuppressWarnings("requires-automatic") // JOCL has no descriptor
module dev.heddle.backend.jocl {
  requires dev.heddle.spi;
  requires java.logging; // JOCL logs with it, and has no descriptor to say so
  requires jocl;
  requires static org.jspecify;

  provides dev.heddle.Backend with
      dev.heddle.backend.jocl.JoclBackend;
}
