package dev.heddle.compiler.interpreter;

import dev.heddle.compiler.ir.Expression;
import dev.heddle.compiler.ir.Expression.Binary;
import dev.heddle.compiler.ir.Expression.Call;
import dev.heddle.compiler.ir.Expression.Compare;
import dev.heddle.compiler.ir.Expression.Constant;
import dev.heddle.compiler.ir.Expression.Convert;
import dev.heddle.compiler.ir.Expression.ImageSize;
import dev.heddle.compiler.ir.Expression.Length;
import dev.heddle.compiler.ir.Expression.Load;
import dev.heddle.compiler.ir.Expression.Logical;
import dev.heddle.compiler.ir.Expression.LogicalOperator;
import dev.heddle.compiler.ir.Expression.Query;
import dev.heddle.compiler.ir.Expression.Read;
import dev.heddle.compiler.ir.Expression.Select;
import dev.heddle.compiler.ir.Expression.Unary;
import dev.heddle.compiler.ir.Expression.UnaryOperator;
import dev.heddle.compiler.ir.KernelCode;
import dev.heddle.compiler.ir.Label;
import dev.heddle.compiler.ir.Memory;
import dev.heddle.compiler.ir.Parameter;
import dev.heddle.compiler.ir.Parameter.ImageParameter;
import dev.heddle.compiler.ir.ScalarType;
import dev.heddle.compiler.ir.Statement;
import dev.heddle.compiler.ir.Statement.Assign;
import dev.heddle.compiler.ir.Statement.Atomic;
import dev.heddle.compiler.ir.Statement.Barrier;
import dev.heddle.compiler.ir.Statement.Block;
import dev.heddle.compiler.ir.Statement.Break;
import dev.heddle.compiler.ir.Statement.CheckDivisor;
import dev.heddle.compiler.ir.Statement.CheckIndex;
import dev.heddle.compiler.ir.Statement.CheckTexel;
import dev.heddle.compiler.ir.Statement.Clear;
import dev.heddle.compiler.ir.Statement.Continue;
import dev.heddle.compiler.ir.Statement.If;
import dev.heddle.compiler.ir.Statement.Loop;
import dev.heddle.compiler.ir.Statement.ReadImage;
import dev.heddle.compiler.ir.Statement.Return;
import dev.heddle.compiler.ir.Statement.Store;
import dev.heddle.compiler.ir.Statement.Switch;
import dev.heddle.compiler.ir.Statement.WriteImage;
import dev.heddle.compiler.ir.Variable;
import dev.heddle.compiler.pass.Evaluation;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Runs the intermediate form for one work item. */
public final class Interpreter {
  /** How long a kernel may run, unless it is told otherwise. */
  static final int STEP_LIMIT = 5_000_000;

  /** A kernel ran for too long. */
  public static final class EndlessException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    EndlessException() {
      super("the kernel does not end");
    }
  }

  private enum Jump {
    NONE,
    BREAK,
    CONTINUE,
    RETURN
  }

  private final Map<Parameter, Object> arguments;
  private final Map<Variable, Constant> variables = new HashMap<>();
  private final Map<Memory, Storage> arrays = new HashMap<>();
  private final Position position;
  private final Runnable barrier;
  private Label target = new Label(-1);
  private final int limit;
  private int steps;

  /**
   * Makes a work item.
   *
   * @param arguments a {@link Constant}, {@link Storage} or {@link Texels} for each parameter
   */
  Interpreter(
      KernelCode kernel,
      Map<Parameter, Object> arguments,
      Position position,
      Runnable barrier,
      int limit) {
    this.limit = limit;
    this.arguments = arguments;
    this.position = position;
    this.barrier = barrier;
    for (Parameter parameter : kernel.parameters()) {
      if (parameter instanceof Parameter.ScalarParameter scalar) {
        variables.put(scalar.variable(), (Constant) arguments.get(parameter));
      }
    }
    for (Memory.ConstantArray constant : kernel.constants()) {
      Storage storage = new Storage(constant.element(), constant.values().size());
      for (int i = 0; i < storage.length(); i++) {
        storage.set(i, constant.values().get(i).bits());
      }
      arrays.put(constant, storage);
    }
  }

  void run(KernelCode kernel) {
    run(kernel.body());
  }

  private Jump run(List<Statement> statements) {
    for (Statement statement : statements) {
      Jump jump = run(statement);
      if (jump != Jump.NONE) {
        return jump;
      }
    }
    return Jump.NONE;
  }

  private Jump run(Statement statement) {
    if (++steps > limit) {
      throw new EndlessException();
    }
    switch (statement) {
      case Block s -> {
        Jump jump = run(s.body());
        return jump == Jump.BREAK && target.equals(s.label()) ? Jump.NONE : jump;
      }
      case Loop s -> {
        while (true) {
          Jump jump = run(s.body());
          if (jump == Jump.BREAK && target.equals(s.label())) {
            return Jump.NONE;
          }
          if (jump != Jump.NONE && !(jump == Jump.CONTINUE && target.equals(s.label()))) {
            return jump;
          }
          if (++steps > limit) {
            throw new EndlessException();
          }
        }
      }
      case If s -> {
        return run(holds(s.condition()) ? s.whenTrue() : s.whenFalse());
      }
      case Switch s -> {
        int selector = value(s.selector()).intValue();
        return run(
            s.cases().stream()
                .filter(c -> c.keys().contains(selector))
                .map(Statement.Case::body)
                .findFirst()
                .orElse(s.otherwise()));
      }
      case Break s -> {
        target = s.label();
        return Jump.BREAK;
      }
      case Continue s -> {
        target = s.label();
        return Jump.CONTINUE;
      }
      case Return _ -> {
        return Jump.RETURN;
      }
      case Assign s -> variables.put(s.variable(), value(s.value()));
      case Store s -> memory(s.memory()).set(value(s.index()).bits(), value(s.value()).bits());
      case Clear s ->
          arrays
              .computeIfAbsent(s.array(), a -> new Storage(a.element(), s.array().length()))
              .clear();
      case CheckIndex s -> {
        long index = value(s.index()).bits();
        if (index < 0 || index >= memory(s.memory()).length()) {
          throw new FailedCheckException("%d of %s".formatted(index, s.memory().name()));
        }
      }
      case CheckTexel s -> {
        for (Expression coordinate : s.coordinates()) {
          int at = value(coordinate).intValue();
          if (at < 0 || at >= Texels.SIZE) {
            throw new FailedCheckException("texel of " + s.image().name());
          }
        }
      }
      case CheckDivisor s -> {
        if (value(s.divisor()).isZero()) {
          throw new ArithmeticException("/ by zero");
        }
      }
      case Barrier _ -> barrier.run();
      case Atomic s -> {
        long first = value(s.operands().getFirst()).bits();
        long second = value(s.operands().getLast()).bits();
        Constant before =
            memory(s.memory())
                .update(s.operator().method(), value(s.index()).bits(), first, second);
        s.result().ifPresent(v -> variables.put(v, before));
      }
      case ReadImage s -> {
        Texels image = (Texels) arguments.get(s.image());
        double[] at = coordinates(s.coordinates());
        int[] texel = s.sampler().isPresent() ? image.read(at) : image.fetch(at);
        for (int i = 0; i < 4; i++) {
          Variable result = s.results().get(i);
          variables.put(
              result,
              result.type() == ScalarType.INT
                  ? Constant.of(texel[i])
                  : Constant.of((float) texel[i]));
        }
      }
      case WriteImage s -> {
        int[] texel = new int[4];
        for (int i = 0; i < 4; i++) {
          Constant c = value(s.texel().get(i));
          texel[i] = c.type() == ScalarType.INT ? c.intValue() : (int) c.floatValue();
        }
        ((Texels) arguments.get(s.image())).write(coordinates(s.coordinates()), texel);
      }
    }
    return Jump.NONE;
  }

  private double[] coordinates(List<Expression> expressions) {
    return expressions.stream()
        .map(this::value)
        .mapToDouble(c -> c.type() == ScalarType.INT ? c.intValue() : c.floatValue())
        .toArray();
  }

  private Storage memory(Memory memory) {
    return memory instanceof Parameter
        ? (Storage) arguments.get(memory)
        : java.util.Objects.requireNonNull(arrays.get(memory));
  }

  private boolean holds(Expression condition) {
    return !value(condition).isZero();
  }

  private Constant value(Expression expression) {
    return switch (expression) {
      case Constant e -> e;
      case Read e -> java.util.Objects.requireNonNull(variables.get(e.variable()), e::toString);
      case Unary e ->
          e.operator() == UnaryOperator.NOT
              ? Constant.of(!holds(e.operand()))
              : Evaluation.negate(value(e.operand()));
      case Binary e ->
          Evaluation.binary(e.operator(), value(e.left()), value(e.right())).orElseThrow();
      case Compare e ->
          Constant.of(Evaluation.compare(e.comparison(), value(e.left()), value(e.right())));
      case Logical e ->
          Constant.of(
              e.operator() == LogicalOperator.AND
                  ? holds(e.left()) && holds(e.right())
                  : holds(e.left()) || holds(e.right()));
      case Select e -> holds(e.condition()) ? value(e.whenTrue()) : value(e.whenFalse());
      case Convert e -> Evaluation.convert(e.to(), value(e.operand()));
      case Load e -> memory(e.memory()).get(value(e.index()).bits());
      case Length e -> Constant.of((long) memory(e.memory()).length());
      case Query e -> Constant.of(position.answer(e.query(), value(e.dimension()).intValue()));
      case Call e -> {
        List<Constant> values = e.arguments().stream().map(this::value).toList();
        yield Evaluation.call(e.function(), values).orElseGet(() -> inexact(e, values));
      }
      case ImageSize e -> Constant.of(size(e.image()));
    };
  }

  private static int size(ImageParameter image) {
    return image.kind() == null ? 0 : Texels.SIZE;
  }

  private static Constant inexact(Call call, List<Constant> values) {
    boolean isFloat = call.type() == ScalarType.FLOAT;
    double a = isFloat ? values.getFirst().floatValue() : values.getFirst().doubleValue();
    double b = isFloat ? values.getLast().floatValue() : values.getLast().doubleValue();
    double exact =
        switch (call.function()) {
          case EXP -> Math.exp(a);
          case EXPM1 -> Math.expm1(a);
          case LOG -> Math.log(a);
          case LOG1P -> Math.log1p(a);
          case LOG10 -> Math.log10(a);
          case SIN -> Math.sin(a);
          case COS -> Math.cos(a);
          case TAN -> Math.tan(a);
          case ASIN -> Math.asin(a);
          case ACOS -> Math.acos(a);
          case ATAN -> Math.atan(a);
          case ATAN2 -> Math.atan2(a, b);
          case SINH -> Math.sinh(a);
          case COSH -> Math.cosh(a);
          case TANH -> Math.tanh(a);
          case POW -> Math.pow(a, b);
          case CBRT -> Math.cbrt(a);
          case HYPOT -> Math.hypot(a, b);
          case EXP2 -> Math.pow(2, a);
          case LOG2 -> Math.log(a) / Math.log(2);
          default -> throw new AssertionError(call);
        };
    return isFloat ? Constant.of((float) exact) : Constant.of(exact);
  }
}
