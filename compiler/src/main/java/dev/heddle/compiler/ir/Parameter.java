package dev.heddle.compiler.ir;

import dev.heddle.ImageKind;
import java.util.List;

/** An argument of a kernel: a component of its record, or a scalar within one. */
public sealed interface Parameter {
  /**
   * {@return how the argument is reached from the kernel's record: the number of a component, and
   * within a record of scalars, the numbers of components of components}
   */
  List<Integer> path();

  /** {@return a name for readers} */
  String name();

  /**
   * A scalar.
   *
   * @param path where it is
   * @param variable holds it
   * @param type its type, which may be narrower than the variable's
   */
  record ScalarParameter(List<Integer> path, Variable variable, ScalarType type)
      implements Parameter {
    /** Makes it, keeping a copy of the path. */
    public ScalarParameter {
      path = List.copyOf(path);
    }

    @Override
    public String name() {
      return variable.name();
    }
  }

  /**
   * A typed buffer.
   *
   * @param path where it is
   * @param name the component's name
   * @param element the type of an element
   */
  record BufferParameter(List<Integer> path, String name, ScalarType element)
      implements Parameter, Memory {
    /** Makes it, keeping a copy of the path. */
    public BufferParameter {
      path = List.copyOf(path);
    }
  }

  /**
   * Memory of a work-group.
   *
   * @param path where it is
   * @param name the component's name
   * @param element the type of an element
   */
  record LocalParameter(List<Integer> path, String name, ScalarType element)
      implements Parameter, Memory {
    /** Makes it, keeping a copy of the path. */
    public LocalParameter {
      path = List.copyOf(path);
    }
  }

  /**
   * An image.
   *
   * @param path where it is
   * @param name the component's name
   * @param kind the shape
   */
  record ImageParameter(List<Integer> path, String name, ImageKind kind) implements Parameter {
    /** Makes it, keeping a copy of the path. */
    public ImageParameter {
      path = List.copyOf(path);
    }
  }

  /**
   * A sampler that the launch states.
   *
   * @param path where it is
   * @param name the component's name
   */
  record SamplerParameter(List<Integer> path, String name)
      implements Parameter, Statement.SamplerSource {
    /** Makes it, keeping a copy of the path. */
    public SamplerParameter {
      path = List.copyOf(path);
    }
  }
}
