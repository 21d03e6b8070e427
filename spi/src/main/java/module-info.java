/**
 * What a backend writes, and the one runtime that turns it into the API.
 *
 * <p>A backend extends {@link dev.heddle.spi.DriverBackend} and implements the driver interfaces of
 * {@link dev.heddle.spi}. The runtime, which is not exported, checks every call against the
 * contract before a driver sees it.
 */
module dev.heddle.spi {
  requires transitive dev.heddle;
  requires transitive dev.heddle.compiler;
  requires static transitive org.jspecify;

  exports dev.heddle.spi;
  exports dev.heddle.spi.host;
}
