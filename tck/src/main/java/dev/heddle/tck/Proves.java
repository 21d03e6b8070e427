package dev.heddle.tck;

import dev.heddle.DeviceFeature;
import dev.heddle.Rule;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Test;

/** A test of the kit: which rules it proves, and what it needs. */
@Documented
@Test
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Proves {
  /** {@return the rules that the test proves: it fails if a backend breaks one of them} */
  Rule[] value() default {};

  /** {@return the entries of the kernel language that the test proves} */
  String[] language() default {};

  /** {@return the features without which the test is skipped} */
  DeviceFeature[] needs() default {};
}
