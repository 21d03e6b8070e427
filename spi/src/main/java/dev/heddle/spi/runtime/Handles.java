package dev.heddle.spi.runtime;

import dev.heddle.Buffer;
import dev.heddle.Image;
import dev.heddle.MemObject;
import dev.heddle.Rule;
import dev.heddle.Status;

/** The runtime's own objects behind those of the API; others are refused. */
final class Handles {
  private Handles() {}

  static BufferMemory buffer(Buffer buffer, RuntimeContext context) {
    return buffer(buffer, context, Rule.CMD_5);
  }

  /**
   * {@return a buffer's memory}
   *
   * @param open the rule that says that it is not closed
   */
  static BufferMemory buffer(Buffer buffer, RuntimeContext context, Rule open) {
    if (!(java.util.Objects.requireNonNull(buffer) instanceof RuntimeBuffer own)) {
      throw foreign(buffer);
    }
    check(own.memory, context, open);
    return own.memory;
  }

  static ImageMemory image(Image image, RuntimeContext context) {
    return image(image, context, Rule.CMD_5);
  }

  /**
   * {@return an image's memory}
   *
   * @param open the rule that says that it is not closed
   */
  static ImageMemory image(Image image, RuntimeContext context, Rule open) {
    if (!(java.util.Objects.requireNonNull(image) instanceof RuntimeImage own)) {
      throw foreign(image);
    }
    check(own.memory, context, open);
    return own.memory;
  }

  /** Refuses an object that is closed, or another context's. */
  static void check(RuntimeMemory memory, RuntimeContext context, Rule open) {
    if (memory.isClosed()) {
      context
          .rules()
          .refuse(
              open,
              Status.INVALID_MEM_OBJECT,
              "%s is closed; objects stay open until the last call that names them",
              memory);
    }
    if (memory.context != context) {
      context
          .rules()
          .refuse(
              Rule.CMD_1,
              Status.INVALID_CONTEXT,
              "%s belongs to %s, and is used with %s",
              memory,
              memory.context,
              context);
    }
  }

  static RuntimeException foreign(MemObject object) {
    return Rules.violation(
        Rule.CMD_1,
        Status.INVALID_MEM_OBJECT,
        "%s was not made by a Heddle context",
        object.getClass().getName());
  }
}
