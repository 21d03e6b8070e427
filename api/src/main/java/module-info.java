/**
 * The stable contract of Heddle: everything that an application sees.
 *
 * <p>Backends are found through {@link java.util.ServiceLoader}; an application requires this
 * module and nothing else.
 */
@SuppressWarnings("module") // the runtime's module is not there when this one is compiled
module dev.heddle {
  requires static transitive org.jspecify;

  exports dev.heddle;
  // Kernel records are opened to this module, so it reads them on behalf of the runtime.
  exports dev.heddle.internal to
      dev.heddle.compiler,
      dev.heddle.spi;

  uses dev.heddle.Backend;
}
