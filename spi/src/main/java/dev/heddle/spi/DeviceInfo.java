package dev.heddle.spi;

import dev.heddle.DeviceFeature;
import dev.heddle.DeviceLimit;
import dev.heddle.DeviceType;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * What a device says about itself; the runtime and the contract tests ask this and never a name.
 *
 * @param name the device's name
 * @param vendor who made it
 * @param driverVersion its driver and version
 * @param type what kind of hardware it is
 * @param onlyOnRequest whether it is passed over unless it is asked for
 * @param limits its numbers; those that are missing are 0
 * @param features what it can do
 */
public record DeviceInfo(
    String name,
    String vendor,
    String driverVersion,
    DeviceType type,
    boolean onlyOnRequest,
    Map<DeviceLimit, Long> limits,
    Set<DeviceFeature> features) {
  /** Copies the limits and features. */
  public DeviceInfo {
    EnumMap<DeviceLimit, Long> numbers = new EnumMap<>(DeviceLimit.class);
    numbers.putAll(limits);
    limits = Collections.unmodifiableMap(numbers);
    EnumSet<DeviceFeature> abilities = EnumSet.noneOf(DeviceFeature.class);
    abilities.addAll(features);
    features = Collections.unmodifiableSet(abilities);
  }

  /**
   * {@return one of the numbers}
   *
   * @param limit which one
   */
  public long limit(DeviceLimit limit) {
    return limits.getOrDefault(limit, 0L);
  }
}
