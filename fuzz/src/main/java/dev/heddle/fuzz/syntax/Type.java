package dev.heddle.fuzz.syntax;

/** The type of a value in a kernel. */
public sealed interface Type permits Primitive, RecordType {
  /** {@return its name in Java} */
  String text();
}
