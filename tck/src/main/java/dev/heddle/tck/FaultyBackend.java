package dev.heddle.tck;

import dev.heddle.Backend;
import dev.heddle.Context;
import dev.heddle.Rule;
import dev.heddle.spi.Driver;
import dev.heddle.spi.DriverBackend;
import dev.heddle.spi.DriverUnavailableException;
import java.util.Set;

/**
 * A backend that breaks one rule: by leaving it unchecked in the runtime, or by a driver that does
 * not do its duty. With it the kit proves that its tests can fail.
 */
public final class FaultyBackend extends DriverBackend {
  private final DriverBackend sound;
  private final Rule rule;

  /**
   * Makes a faulty backend.
   *
   * @param sound the backend whose driver it uses
   * @param rule what to break
   */
  public FaultyBackend(Backend sound, Rule rule) {
    super(
        sound.name()
            + "-without-"
            + rule.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'),
        0);
    this.sound = (DriverBackend) sound;
    this.rule = rule;
  }

  @Override
  protected Driver connect() throws DriverUnavailableException {
    Driver driver = sound.driver();
    return () ->
        driver.devices().stream()
            .<dev.heddle.spi.DeviceDriver>map(device -> new FaultyDevice(device, rule))
            .toList();
  }

  @Override
  protected Set<Rule> unenforcedRules() {
    return Set.of(rule);
  }

  /** {@return a context that breaks the rule, where it takes more than a driver to do so} */
  Context around(Context context) {
    return FaultyCalls.around(context, rule);
  }
}
