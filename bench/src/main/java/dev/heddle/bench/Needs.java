package dev.heddle.bench;

import dev.heddle.DeviceFeature;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What a device must have for a class of benchmarks to run on it. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Needs {
  /** {@return the features} */
  DeviceFeature[] value();
}
