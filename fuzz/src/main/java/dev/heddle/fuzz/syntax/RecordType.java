package dev.heddle.fuzz.syntax;

import java.util.List;

/**
 * A record of values.
 *
 * @param name its name
 * @param components what it holds
 */
public record RecordType(String name, List<Variable> components) implements Type {
  @Override
  public String text() {
    return name;
  }
}
