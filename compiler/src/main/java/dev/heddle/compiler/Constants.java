package dev.heddle.compiler;

import dev.heddle.internal.KernelRecords;

/** Where the compiler reads static final fields that are no constants to javac. */
public interface Constants {
  /**
   * {@return the value of a static final field, of its initialized class}
   *
   * @param className the class's name, as {@link Class#getName()} gives it
   * @param field the field's name
   * @throws IllegalAccessException if it cannot be read; the message says why
   */
  Object read(String className, String field) throws IllegalAccessException;

  /**
   * {@return the value of a component of a record that a constant holds: the field's, not the
   * accessor's}
   *
   * @param value the record
   * @param component the component's name
   * @throws IllegalAccessException if it cannot be read; the message says why
   */
  Object component(Record value, String component) throws IllegalAccessException;

  /**
   * {@return the fields of the classes that a class refers to, as {@code dev.heddle} may read them}
   *
   * @param user the class whose loader resolves names
   */
  static Constants of(Class<?> user) {
    return new Constants() {
      @Override
      public Object read(String className, String field) throws IllegalAccessException {
        try {
          Class<?> type = Class.forName(className, true, user.getClassLoader());
          return KernelRecords.constant(type, field);
        } catch (ClassNotFoundException | LinkageError e) {
          throw new IllegalAccessException(e.toString());
        }
      }

      @Override
      public Object component(Record value, String component) throws IllegalAccessException {
        return KernelRecords.component(value, component);
      }
    };
  }
}
