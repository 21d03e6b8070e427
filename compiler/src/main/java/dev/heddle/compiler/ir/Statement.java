package dev.heddle.compiler.ir;

import dev.heddle.Sampler;
import dev.heddle.compiler.ir.Memory.PrivateArray;
import dev.heddle.compiler.ir.Parameter.ImageParameter;
import dev.heddle.compiler.ir.Parameter.SamplerParameter;
import java.util.List;
import java.util.Optional;

/** A step of a kernel. */
public sealed interface Statement {
  /** {@return where it comes from in the source} */
  Location location();

  /**
   * Statements in a row; a {@link Break} with the label goes to their end.
   *
   * @param label its name
   * @param body the statements
   * @param location where it comes from
   */
  record Block(Label label, List<Statement> body, Location location) implements Statement {
    /** Makes it, keeping a copy of the body. */
    public Block {
      body = List.copyOf(body);
    }
  }

  /**
   * Statements again and again, until a jump leaves them. A {@link Break} with the label goes
   * behind the loop, a {@link Continue} to its start, and so does the end of the body.
   *
   * @param label its name
   * @param body the statements
   * @param location where it comes from
   */
  record Loop(Label label, List<Statement> body, Location location) implements Statement {
    /** Makes it, keeping a copy of the body. */
    public Loop {
      body = List.copyOf(body);
    }
  }

  /**
   * A choice of two.
   *
   * @param condition which one
   * @param whenTrue if the condition holds
   * @param whenFalse if it does not
   * @param location where it comes from
   */
  record If(
      Expression condition, List<Statement> whenTrue, List<Statement> whenFalse, Location location)
      implements Statement {
    /** Makes it, keeping copies of the bodies. */
    public If {
      whenTrue = List.copyOf(whenTrue);
      whenFalse = List.copyOf(whenFalse);
    }
  }

  /**
   * A choice by an {@code int}; no case runs into the next.
   *
   * @param selector which one
   * @param cases what has keys
   * @param otherwise if no key fits
   * @param location where it comes from
   */
  record Switch(Expression selector, List<Case> cases, List<Statement> otherwise, Location location)
      implements Statement {
    /** Makes it, keeping copies of the cases. */
    public Switch {
      cases = List.copyOf(cases);
      otherwise = List.copyOf(otherwise);
    }
  }

  /**
   * A case of a switch.
   *
   * @param keys the values of the selector, at least one
   * @param body what is done
   */
  record Case(List<Integer> keys, List<Statement> body) {
    /** Makes it, keeping copies. */
    public Case {
      keys = List.copyOf(keys);
      body = List.copyOf(body);
    }
  }

  /**
   * A jump behind an enclosing block or loop.
   *
   * @param label which one
   * @param location where it comes from
   */
  record Break(Label label, Location location) implements Statement {}

  /**
   * A jump to the start of an enclosing loop.
   *
   * @param label which one
   * @param location where it comes from
   */
  record Continue(Label label, Location location) implements Statement {}

  /**
   * The end of the work item.
   *
   * @param location where it comes from
   */
  record Return(Location location) implements Statement {}

  /**
   * A new value of a variable.
   *
   * @param variable which one
   * @param value of the variable's type
   * @param location where it comes from
   */
  record Assign(Variable variable, Expression value, Location location) implements Statement {}

  /**
   * A new value of an element, cut to its type.
   *
   * @param memory where it is
   * @param index its index, inside the memory
   * @param value of the element's computational type
   * @param location where it comes from
   */
  record Store(Memory memory, Expression index, Expression value, Location location)
      implements Statement {}

  /**
   * All elements of a private array become 0.
   *
   * @param array which one
   * @param location where it comes from
   */
  record Clear(PrivateArray array, Location location) implements Statement {}

  /**
   * A fault if an index is outside.
   *
   * @param memory whose index
   * @param index {@code int} or {@code long}
   * @param location where it comes from
   */
  record CheckIndex(Memory memory, Expression index, Location location) implements Statement {}

  /**
   * A fault if a texel is outside.
   *
   * @param image whose texel
   * @param coordinates one {@code int} for each dimension of the image, and the layer of an array
   * @param location where it comes from
   */
  record CheckTexel(ImageParameter image, List<Expression> coordinates, Location location)
      implements Statement {
    /** Makes it, keeping a copy of the coordinates. */
    public CheckTexel {
      coordinates = List.copyOf(coordinates);
    }
  }

  /**
   * A fault if a divisor is 0.
   *
   * @param divisor {@code int} or {@code long}
   * @param location where it comes from
   */
  record CheckDivisor(Expression divisor, Location location) implements Statement {}

  /**
   * Waits for the work items of the group.
   *
   * @param location where it comes from
   */
  record Barrier(Location location) implements Statement {}

  /**
   * An indivisible change of an element.
   *
   * @param result takes the element's value before, if that is wanted
   * @param operator how the element changes
   * @param memory a buffer or local memory
   * @param index its index, inside the memory
   * @param operands one; two for {@link AtomicOperator#COMPARE_AND_EXCHANGE}: what is expected, and
   *     the new value
   * @param location where it comes from
   */
  record Atomic(
      Optional<Variable> result,
      AtomicOperator operator,
      Memory memory,
      Expression index,
      List<Expression> operands,
      Location location)
      implements Statement {
    /** Makes it, keeping a copy of the operands. */
    public Atomic {
      operands = List.copyOf(operands);
    }
  }

  /** Indivisible changes. */
  enum AtomicOperator {
    /** Sum. */
    ADD("getAndAdd"),
    /** The operand. */
    SET("getAndSet"),
    /** The second operand, if the element is the first. */
    COMPARE_AND_EXCHANGE("compareAndExchange"),
    /** The lesser. */
    MIN("getAndMin"),
    /** The greater. */
    MAX("getAndMax"),
    /** Bits that are in both. */
    AND("getAndAnd"),
    /** Bits that are in either. */
    OR("getAndOr"),
    /** Bits that are in one. */
    XOR("getAndXor");

    private final String method;

    AtomicOperator(String method) {
      this.method = method;
    }

    /** {@return the method of {@link dev.heddle.Elements}} */
    public String method() {
      return method;
    }
  }

  /**
   * Reads a texel or a blend of texels.
   *
   * @param results four variables, all {@code float} or all {@code int}
   * @param image which image
   * @param sampler how it is read; without one, a texel inside the image
   * @param coordinates one for each dimension of the image, all {@code int} or, through a sampler,
   *     all {@code float}; and the layer of an array, an {@code int}
   * @param location where it comes from
   */
  record ReadImage(
      List<Variable> results,
      ImageParameter image,
      Optional<SamplerSource> sampler,
      List<Expression> coordinates,
      Location location)
      implements Statement {
    /** Makes it, keeping copies. */
    public ReadImage {
      results = List.copyOf(results);
      coordinates = List.copyOf(coordinates);
    }
  }

  /**
   * Writes a texel.
   *
   * @param image which image
   * @param coordinates one {@code int} for each dimension of the image, and the layer of an array
   * @param texel four values, all {@code float} or all {@code int}
   * @param location where it comes from
   */
  record WriteImage(
      ImageParameter image, List<Expression> coordinates, List<Expression> texel, Location location)
      implements Statement {
    /** Makes it, keeping copies. */
    public WriteImage {
      coordinates = List.copyOf(coordinates);
      texel = List.copyOf(texel);
    }
  }

  /** Where a sampler comes from. */
  sealed interface SamplerSource permits SamplerParameter, ConstantSampler {
    /** {@return a name for readers} */
    String name();
  }

  /**
   * A sampler that the kernel states.
   *
   * @param name the name of the static field
   * @param sampler its modes
   */
  record ConstantSampler(String name, Sampler sampler) implements SamplerSource {}
}
