package dev.heddle.compiler.range;

import dev.heddle.compiler.ir.Expression;
import dev.heddle.compiler.ir.KernelCode;
import dev.heddle.compiler.ir.Memory;
import dev.heddle.compiler.ir.Parameter;
import dev.heddle.compiler.range.Condition.Demand;
import dev.heddle.compiler.range.Condition.Inside;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What must hold of a launch, so that no check that was left out could have failed. Evaluating it
 * costs a few additions and comparisons for each index, and less where a launch is like the one
 * before it.
 */
public final class LaunchConditions {
  /**
   * A part of the kernel.
   *
   * @param parent the number of the part around it, or -1
   * @param facts what is known there, in an order in which each builds on those before
   */
  record Part(int parent, List<Fact> facts) {}

  /**
   * What must hold in a part.
   *
   * @param part the number of the part
   * @param form of which form
   * @param demand what
   */
  record Requirement(int part, AffineForm form, Demand demand) {}

  final KernelCode kernel;
  final List<Symbol> symbols;
  final List<Expression> atoms;
  final List<Part> parts;
  final List<Requirement> requirements;

  /** Buffers and local memory whose lengths are asked for. */
  final List<Memory> memories;

  private final UniformValues uniforms;

  /** A launch that was asked about. */
  private static final class Answer {
    private final long[] inputs;
    private final boolean holds;

    Answer(long[] inputs, boolean holds) {
      this.inputs = inputs;
      this.holds = holds;
    }
  }

  /** A cache: most launches are like the one before. */
  private volatile @Nullable Answer last;

  /** Parts by the scope that they are, in the alternatives of facts. */
  private final List<Scope> scopes;

  LaunchConditions(
      KernelCode kernel,
      List<Symbol> symbols,
      List<Expression> atoms,
      List<Scope> scopes,
      List<Part> parts,
      List<Requirement> requirements) {
    this.kernel = kernel;
    this.symbols = List.copyOf(symbols);
    this.atoms = List.copyOf(atoms);
    this.scopes = List.copyOf(scopes);
    this.parts = List.copyOf(parts);
    this.requirements = List.copyOf(requirements);
    this.memories =
        requirements.stream()
            .map(r -> r.demand() instanceof Inside inside ? inside.memory() : null)
            .filter(m -> m instanceof Parameter)
            .map(Memory.class::cast)
            .distinct()
            .toList();
    this.uniforms = new UniformValues(kernel.parameters());
  }

  int partOf(Scope scope) {
    return scopes.indexOf(scope);
  }

  /** {@return whether they hold whatever the launch: there are none} */
  public boolean alwaysHold() {
    return requirements.isEmpty();
  }

  /**
   * {@return whether a launch cannot fail a check that was left out}
   *
   * @param launch what the launch knows
   */
  public boolean hold(LaunchValues launch) {
    if (alwaysHold()) {
      return true;
    }
    long[] inputs;
    try {
      inputs = inputs(launch);
    } catch (UniformValues.Unknown e) {
      return false;
    }
    Answer known = last;
    if (known == null || !Arrays.equals(known.inputs, inputs)) {
      known = new Answer(inputs, new Intervals(this, inputs).hold());
      last = known;
    }
    return known.holds;
  }

  /**
   * {@return all that the conditions depend on: the values of atoms, for each symbol the first id
   * and the number of ids, if it is an id, and the lengths of memory}
   */
  private long[] inputs(LaunchValues launch) {
    long[] inputs = new long[atoms.size() + 2 * symbols.size() + memories.size()];
    int at = 0;
    for (int i = 0; i < atoms.size(); i++) {
      inputs[at++] = uniforms.evaluate(atoms.get(i), launch);
    }
    for (int i = 0; i < symbols.size(); i++) {
      if (symbols.get(i) instanceof Symbol.Identity id) {
        inputs[at] = id.first(launch);
        inputs[at + 1] = id.count(launch);
      }
      at += 2;
    }
    for (int i = 0; i < memories.size(); i++) {
      inputs[at++] = launch.length(memories.get(i));
    }
    return inputs;
  }

  /** {@return the conditions as text, for readers and for tests} */
  @Override
  public String toString() {
    return new ConditionText(this).text();
  }
}
