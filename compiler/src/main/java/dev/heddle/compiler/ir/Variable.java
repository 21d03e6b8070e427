package dev.heddle.compiler.ir;

/**
 * A mutable variable of one work item.
 *
 * @param id distinguishes the variables of a kernel
 * @param name the name in the source, or one that was made up
 * @param type a computational type
 * @param origin where it comes from
 */
public record Variable(int id, String name, ScalarType type, Origin origin) {
  /** Where a variable comes from. */
  public enum Origin {
    /** The source declares it. */
    SOURCE,
    /** The compiler made it for a value on the way; passes may do without it. */
    TEMPORARY,
    /** It is an argument of the kernel, and never assigned. */
    ARGUMENT
  }

  /** The id alone tells variables apart, and they are the keys of most tables. */
  @Override
  public int hashCode() {
    return id;
  }

  @Override
  public String toString() {
    return name;
  }
}
