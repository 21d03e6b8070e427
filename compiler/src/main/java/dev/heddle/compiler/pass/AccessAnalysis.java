package dev.heddle.compiler.pass;

import dev.heddle.compiler.ir.Expression;
import dev.heddle.compiler.ir.Expression.Load;
import dev.heddle.compiler.ir.Expressions;
import dev.heddle.compiler.ir.KernelCode;
import dev.heddle.compiler.ir.Memory;
import dev.heddle.compiler.ir.Parameter;
import dev.heddle.compiler.ir.Parameter.ImageParameter;
import dev.heddle.compiler.ir.ScalarType;
import dev.heddle.compiler.ir.Statement.Atomic;
import dev.heddle.compiler.ir.Statement.ReadImage;
import dev.heddle.compiler.ir.Statement.Store;
import dev.heddle.compiler.ir.Statement.WriteImage;
import dev.heddle.compiler.ir.Statements;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Finds out which arguments a kernel reads and which it writes. */
public final class AccessAnalysis {
  private final Map<Object, Set<Access>> accesses = new HashMap<>();
  private final Map<ImageParameter, Set<ScalarType>> texels = new HashMap<>();

  /** What is done to memory or an image. */
  public enum Access {
    /** Some of it is read. */
    READ,
    /** Some of it is written. */
    WRITE
  }

  /**
   * Looks at a kernel.
   *
   * @param kernel the kernel
   */
  public AccessAnalysis(KernelCode kernel) {
    Statements.walk(
        kernel.body(),
        statement -> {
          Statements.expressions(statement).forEach(this::reads);
          switch (statement) {
            case Store s -> add(s.memory(), Access.WRITE);
            case Atomic s -> {
              add(s.memory(), Access.READ);
              add(s.memory(), Access.WRITE);
            }
            case ReadImage s -> {
              add(s.image(), Access.READ);
              addTexel(s.image(), s.results().getFirst().type());
            }
            case WriteImage s -> {
              add(s.image(), Access.WRITE);
              addTexel(s.image(), s.texel().getFirst().type());
            }
            default -> {}
          }
        });
  }

  private void reads(Expression expression) {
    if (expression instanceof Load(Memory memory, Expression _)) {
      add(memory, Access.READ);
    }
    Expressions.operands(expression).forEach(this::reads);
  }

  private void add(Object what, Access access) {
    accesses.computeIfAbsent(what, _ -> EnumSet.noneOf(Access.class)).add(access);
  }

  private void addTexel(ImageParameter image, ScalarType type) {
    texels.computeIfAbsent(image, _ -> EnumSet.noneOf(ScalarType.class)).add(type);
  }

  /**
   * {@return as what a kernel takes an image's texels: as floats, as integers}
   *
   * @param image the argument
   */
  public Set<ScalarType> texels(ImageParameter image) {
    return Set.copyOf(texels.getOrDefault(image, Set.of()));
  }

  /**
   * {@return what a kernel does to an argument; nothing, for scalars and samplers}
   *
   * @param parameter the argument
   */
  public Set<Access> of(Parameter parameter) {
    return Set.copyOf(accesses.getOrDefault(parameter, Set.of()));
  }
}
