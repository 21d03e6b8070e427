package dev.heddle.compiler.lift;

import java.util.List;

/**
 * A record's class.
 *
 * @param name its name with slashes
 * @param components its components in order
 */
record RecordType(String name, List<Component> components) {
  /**
   * A component.
   *
   * @param descriptor the descriptor of its type
   */
  record Component(String name, String descriptor) {}

  int indexOf(String field) {
    for (int i = 0; i < components.size(); i++) {
      if (components.get(i).name().equals(field)) {
        return i;
      }
    }
    return -1;
  }

  String simpleName() {
    return name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('$')) + 1);
  }
}
