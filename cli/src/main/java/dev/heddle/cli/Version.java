package dev.heddle.cli;

import java.lang.module.ModuleDescriptor;
import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** Says which Heddle this is, and on which Java it runs. */
final class Version implements IVersionProvider {
  @Override
  public String[] getVersion() {
    return new String[] {"heddle " + heddle(), "Java " + Runtime.version()};
  }

  /** {@return the version in the module's descriptor, which only the module path shows} */
  static String heddle() {
    return Optional.ofNullable(Version.class.getModule().getDescriptor())
        .flatMap(ModuleDescriptor::rawVersion)
        .orElse("of unknown version");
  }
}
