package dev.heddle.compiler;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Where the compiler reads classes. */
@FunctionalInterface
public interface ClassFiles {
  /**
   * {@return a class file, or nothing if there is none}
   *
   * @param internalName the class's name with slashes
   */
  Optional<byte[]> read(String internalName);

  /**
   * {@return the class files that a class and what it refers to were loaded from}
   *
   * @param user the class whose loader resolves names
   */
  static ClassFiles of(Class<?> user) {
    return internalName -> {
      try {
        Class<?> type = Class.forName(internalName.replace('/', '.'), false, user.getClassLoader());
        // Class files are never encapsulated: any module's can be read.
        try (InputStream in = type.getResourceAsStream("/" + internalName + ".class")) {
          return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
        }
      } catch (ClassNotFoundException | LinkageError | IOException e) {
        return Optional.empty();
      }
    };
  }
}
