/** OpenCL devices as Heddle devices, by way of Aparapi, which translates and runs the kernels. */
@SuppressWarnings("requires-automatic") // Aparapi has no descriptor
module dev.heddle.backend.aparapi {
  requires aparapi;
  requires aparapi.jni;
  requires dev.heddle.spi;
  requires java.logging; // Aparapi logs with it, and has no descriptor to say so
  requires static org.jspecify;

  provides dev.heddle.Backend with
      dev.heddle.backend.aparapi.AparapiBackend;
}
