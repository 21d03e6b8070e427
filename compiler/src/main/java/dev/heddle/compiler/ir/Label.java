package dev.heddle.compiler.ir;

/**
 * The name of a block or loop that jumps go to.
 *
 * @param id distinguishes the labels of a kernel
 */
public record Label(int id) {
  @Override
  public String toString() {
    return "L" + id;
  }
}
