package dev.heddle.compiler.ir;

/**
 * A place in a source file.
 *
 * @param file the file's name without folders
 * @param line the line, from 1; 0 where the class file does not tell
 */
public record Location(String file, int line) {
  @Override
  public String toString() {
    return line == 0 ? file : file + ":" + line;
  }
}
