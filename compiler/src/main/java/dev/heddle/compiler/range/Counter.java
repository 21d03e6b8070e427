package dev.heddle.compiler.range;

import dev.heddle.compiler.ir.Expression;
import dev.heddle.compiler.ir.Expression.Binary;
import dev.heddle.compiler.ir.Expression.BinaryOperator;
import dev.heddle.compiler.ir.Expression.Constant;
import dev.heddle.compiler.ir.Expression.Read;
import dev.heddle.compiler.ir.Expressions;
import dev.heddle.compiler.ir.Statement;
import dev.heddle.compiler.ir.Statement.Assign;
import dev.heddle.compiler.ir.Variable;
import dev.heddle.compiler.range.Boundedness.Side;
import dev.heddle.compiler.range.Condition.AtLeast;
import dev.heddle.compiler.range.Condition.AtMost;
import dev.heddle.compiler.range.Fact.Alternative;
import dev.heddle.compiler.range.Fact.Between;
import dev.heddle.compiler.range.Fact.Multiple;
import dev.heddle.compiler.range.Fact.NonNegative;
import dev.heddle.compiler.range.Fact.OneOf;
import dev.heddle.compiler.range.Fact.Premise;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A variable that a loop assigns, as it is at the start of a trip. If all that the loop does to it
 * is to make it greater, or all is to make it less, it stays on one side of what it was before.
 * That holds as long as no step wraps around, which is an obligation: it is proved at the step,
 * where the loop's guard bounds the variable.
 */
final class Counter {
  /**
   * How far from the ends of its type a counter stays, so that a guard such as {@code k + 1 < n} is
   * known not to wrap around either.
   */
  private static final long MARGIN = 1 << 16;

  /** What an assignment does to the variable's own value. */
  private enum Update {
    /** Adds what is not negative. */
    RAISE,
    /** Subtracts what is not negative. */
    LOWER,
    /** Multiplies by 1 or more. */
    MULTIPLY,
    /** Divides by 1 or more. */
    DIVIDE,
    /** Anything. */
    REPLACE
  }

  /** How closely a variable is looked at. */
  enum Mode {
    /** It may be a counter. */
    COUNTER,
    /** It is any number; that it is a counter could not be proved. */
    ANY
  }

  /** How much a counter had written down at some time. */
  record Mark(int obligations, int assignments, boolean failed) {}

  final Variable variable;
  final int symbol;
  private final @Nullable Alternative initial;
  private final List<Expression> values = new ArrayList<>();
  private final Set<Update> updates = EnumSet.noneOf(Update.class);
  private final List<Condition> obligations = new ArrayList<>();
  private final List<Alternative> assignments = new ArrayList<>();

  /** Whether all that changes the variable is an assignment. */
  private final boolean isAssigned;

  private boolean failed;

  /**
   * Makes a counter.
   *
   * @param initial what the variable holds before the loop
   * @param updates the loop's assignments to the variable
   */
  Counter(
      Variable variable,
      int symbol,
      @Nullable Alternative initial,
      List<Statement> updates,
      Mode mode) {
    this.variable = variable;
    this.symbol = symbol;
    this.initial = initial;
    for (Statement update : updates) {
      if (mode == Mode.COUNTER && update instanceof Assign assign) {
        this.updates.add(kind(assign.value()));
        this.values.add(assign.value());
      } else {
        this.updates.add(Update.REPLACE);
      }
    }
    this.isAssigned = updates.stream().allMatch(Assign.class::isInstance);
  }

  private boolean isOwn(Expression e) {
    return e instanceof Read(Variable read) && read.equals(variable);
  }

  private Update kind(Expression value) {
    if (!(value instanceof Binary(BinaryOperator operator, Expression left, Expression right))) {
      return isOwn(value) ? Update.RAISE : Update.REPLACE;
    }
    boolean swapped = operator == BinaryOperator.ADD && isOwn(right);
    Expression step = swapped ? left : right;
    if (!isOwn(swapped ? right : left) || Expressions.reads(step, variable)) {
      return Update.REPLACE;
    }
    boolean negative = step instanceof Constant c && c.bits() < 0;
    return switch (operator) {
      case ADD -> negative ? Update.LOWER : Update.RAISE;
      case SUBTRACT -> negative ? Update.RAISE : Update.LOWER;
      case MULTIPLY -> isAtLeast(step, 1) ? Update.MULTIPLY : Update.REPLACE;
      case SHIFT_LEFT ->
          isAtLeast(step, 0) && !isAtLeast(step, 31) ? Update.MULTIPLY : Update.REPLACE;
      case DIVIDE -> isAtLeast(step, 1) ? Update.DIVIDE : Update.REPLACE;
      case SHIFT_RIGHT, SHIFT_RIGHT_UNSIGNED -> isAtLeast(step, 0) ? Update.DIVIDE : Update.REPLACE;
      default -> Update.REPLACE;
    };
  }

  private static boolean isAtLeast(Expression e, long least) {
    return e instanceof Constant c && c.bits() >= least;
  }

  private boolean isRising() {
    return EnumSet.of(Update.RAISE, Update.MULTIPLY).containsAll(updates);
  }

  private boolean isFalling() {
    return updates.equals(EnumSet.of(Update.LOWER));
  }

  private boolean isShrinking() {
    return updates.equals(EnumSet.of(Update.DIVIDE));
  }

  /**
   * {@return what is known at the start of each trip}
   *
   * @param step what each assignment adds or subtracts, if that is always the same
   */
  List<Fact> facts(Optional<AffineForm> step) {
    if (initial == null) {
      return List.of();
    }
    try {
      List<Fact> facts = new ArrayList<>(facts(initial));
      if (!facts.isEmpty()) {
        List<Premise> exact = ValueAnalysis.exact(initial.form(), variable.type());
        step.ifPresent(s -> facts.add(new Multiple(symbol, initial.form(), s, exact)));
      }
      return facts;
    } catch (ArithmeticException e) {
      return List.of(); // numbers too large to be compared
    }
  }

  private List<Fact> facts(Alternative initial) {
    AffineForm start = initial.form();
    AffineForm here = AffineForm.symbol(symbol);
    List<Premise> exact = ValueAnalysis.exact(start, variable.type());
    List<Premise> natural = List.of(new Between(start, 0, ValueAnalysis.greatest(variable.type())));
    if (isRising()) {
      boolean sum = updates.equals(EnumSet.of(Update.RAISE));
      long end = ValueAnalysis.greatest(variable.type()) - MARGIN;
      Between below = new Between(start, ValueAnalysis.least(variable.type()), end);
      return List.of(
          new NonNegative(here.minus(start), sum ? exact : natural, symbol),
          new NonNegative(AffineForm.constant(end).minus(here), List.of(below), symbol));
    }
    if (isFalling()) {
      long end = ValueAnalysis.least(variable.type()) + MARGIN;
      Between above = new Between(start, end, ValueAnalysis.greatest(variable.type()));
      return List.of(
          new NonNegative(start.minus(here), exact, symbol),
          new NonNegative(here.plus(-end), List.of(above), symbol));
    }
    return isShrinking()
        ? List.of(
            new NonNegative(here, natural, symbol),
            new NonNegative(start.minus(here), natural, symbol))
        : List.of();
  }

  /** {@return what an assignment adds or subtracts, if that is all it does} */
  Optional<Expression> step(Expression value) {
    if (value instanceof Binary(BinaryOperator operator, Expression left, Expression right)
        && (operator == BinaryOperator.ADD || operator == BinaryOperator.SUBTRACT)) {
      return Optional.of(isOwn(left) ? right : left);
    }
    return Optional.empty();
  }

  /** {@return what each assignment adds or subtracts, if that is the same everywhere} */
  Optional<Expression> commonStep() {
    if (!updates.equals(EnumSet.of(Update.RAISE)) && !isFalling()) {
      return Optional.empty();
    }
    Set<Optional<Expression>> steps = values.stream().map(this::step).collect(Collectors.toSet());
    return steps.size() == 1 ? steps.iterator().next() : Optional.empty();
  }

  /** Notes an assignment within the loop. */
  void assigned(Scope scope, AffineForm form, AffineForm step, Boundedness boundedness) {
    assignments.add(new Alternative(scope, form));
    if (initial == null) {
      return;
    }
    long least = ValueAnalysis.least(variable.type());
    long greatest = ValueAnalysis.greatest(variable.type());
    if (isRising()) {
      oblige(new Condition(scope, form, new AtMost(greatest - MARGIN)), Side.UPPER, boundedness);
    } else if (isFalling()) {
      oblige(new Condition(scope, form, new AtLeast(least + MARGIN)), Side.LOWER, boundedness);
    }
    if (!step.terms().isEmpty() && (isRising() || isFalling())) {
      oblige(new Condition(scope, step, new AtLeast(0)), Side.LOWER, boundedness);
      oblige(new Condition(scope, step, new AtMost(greatest)), Side.UPPER, boundedness);
    }
  }

  private void oblige(Condition condition, Side side, Boundedness boundedness) {
    failed |= !boundedness.isBounded(condition.scope(), condition.form(), side);
    obligations.add(condition);
  }

  boolean failed() {
    return failed;
  }

  List<Condition> obligations() {
    return List.copyOf(obligations);
  }

  /** {@return what is known behind the loop} */
  List<Fact> atEnd() {
    if (initial == null || !isAssigned) {
      return List.of();
    }
    List<Alternative> all = new ArrayList<>(assignments);
    all.addFirst(initial);
    return List.of(new OneOf(symbol, variable.type(), all));
  }

  Mark mark() {
    return new Mark(obligations.size(), assignments.size(), failed);
  }

  void reset(Mark mark) {
    obligations.subList(mark.obligations(), obligations.size()).clear();
    assignments.subList(mark.assignments(), assignments.size()).clear();
    failed = mark.failed();
  }
}
