package dev.heddle.fuzz.generator;

import dev.heddle.fuzz.syntax.Primitive;
import dev.heddle.fuzz.syntax.Variable;

/**
 * A component of a generated kernel, and what work items may do with it so that the result does not
 * depend on their order.
 */
sealed interface Component {
  /** {@return its name} */
  String name();

  /** {@return its type in Java} */
  String javaType();

  /** A scalar, or a record of scalars. */
  record Value(Variable variable) implements Component {
    @Override
    public String name() {
      return variable.name();
    }

    @Override
    public String javaType() {
      return variable.type().text();
    }
  }

  /**
   * A buffer of which each work item reads and writes a few elements of its own.
   *
   * @param width how many
   */
  record Own(Primitive element, String name, int width) implements Component {
    @Override
    public String javaType() {
      return "Buffer.Of" + element.capitalized();
    }
  }

  /**
   * A buffer that is read alone.
   *
   * @param length its length, or 0 where it has an element for each work item
   */
  record Input(Primitive element, String name, int length) implements Component {
    @Override
    public String javaType() {
      return "Buffer.Of" + element.capitalized();
    }
  }

  /**
   * A buffer that changes by one atomic operation alone, whose order does not matter.
   *
   * @param operation the method's name
   */
  record Tally(Primitive element, String name, String operation, int length) implements Component {
    @Override
    public String javaType() {
      return "Buffer.Of" + element.capitalized();
    }
  }

  /**
   * Local memory of which each work item of a group has a few elements, which all read after a
   * barrier.
   *
   * @param width how many for each work item
   */
  record Shared(Primitive element, String name, int width) implements Component {
    @Override
    public String javaType() {
      return "Local.Of" + element.capitalized();
    }
  }

  /** An image that is read through a sampler. */
  record Source(String name, Texel texel) implements Component {
    @Override
    public String javaType() {
      return "Image2D";
    }
  }

  /** An image of which each work item writes a texel. */
  record Target(String name, Texel texel) implements Component {
    @Override
    public String javaType() {
      return "Image2D";
    }
  }

  /** How images are sampled. */
  record Sampling(String name) implements Component {
    @Override
    public String javaType() {
      return "Sampler";
    }
  }

  /** What texels are in kernels. */
  enum Texel {
    INTEGERS("Int4", Primitive.INT, "readInt"),
    FLOATS("Float4", Primitive.FLOAT, "read");

    final String record;
    final Primitive channel;
    final String read;

    Texel(String record, Primitive channel, String read) {
      this.record = record;
      this.channel = channel;
      this.read = read;
    }
  }
}
