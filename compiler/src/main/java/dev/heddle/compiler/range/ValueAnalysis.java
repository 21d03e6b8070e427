package dev.heddle.compiler.range;

import dev.heddle.compiler.ir.Expression;
import dev.heddle.compiler.ir.Expression.Binary;
import dev.heddle.compiler.ir.Expression.BinaryOperator;
import dev.heddle.compiler.ir.Expression.Call;
import dev.heddle.compiler.ir.Expression.Compare;
import dev.heddle.compiler.ir.Expression.Constant;
import dev.heddle.compiler.ir.Expression.Convert;
import dev.heddle.compiler.ir.Expression.Load;
import dev.heddle.compiler.ir.Expression.Logical;
import dev.heddle.compiler.ir.Expression.LogicalOperator;
import dev.heddle.compiler.ir.Expression.Query;
import dev.heddle.compiler.ir.Expression.Read;
import dev.heddle.compiler.ir.Expression.Select;
import dev.heddle.compiler.ir.Expression.Unary;
import dev.heddle.compiler.ir.Expressions;
import dev.heddle.compiler.ir.Intrinsic;
import dev.heddle.compiler.ir.Memory.ConstantArray;
import dev.heddle.compiler.ir.Parameter;
import dev.heddle.compiler.ir.ScalarType;
import dev.heddle.compiler.ir.Variable;
import dev.heddle.compiler.pass.ConstantFolding;
import dev.heddle.compiler.range.Fact.Alternative;
import dev.heddle.compiler.range.Fact.Between;
import dev.heddle.compiler.range.Fact.NonNegative;
import dev.heddle.compiler.range.Fact.OneOf;
import dev.heddle.compiler.range.Fact.PowerOfTwo;
import dev.heddle.compiler.range.Fact.Premise;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The value of each integer expression as an affine form. What is not affine becomes a symbol, with
 * the facts that follow from the operator; these are added to {@link #scope}.
 */
final class ValueAnalysis {
  /** Larger uniform expressions are not followed through variables. */
  private static final int EXPRESSION_LIMIT = 40;

  /**
   * What is known of a value.
   *
   * @param form its form
   * @param uniform the value over arguments and sizes, if the launch knows it
   * @param whenTrue what is known where it is not 0
   * @param whenFalse what is known where it is 0
   */
  record Known(
      AffineForm form, Optional<Expression> uniform, List<Fact> whenTrue, List<Fact> whenFalse) {
    Known(AffineForm form) {
      this(form, Optional.empty(), List.of(), List.of());
    }
  }

  final List<Symbol> symbols = new ArrayList<>();
  final Map<Expression, Integer> atoms = new LinkedHashMap<>();
  private final Map<Symbol, Integer> identities = new HashMap<>();
  private final UniformValues uniforms;
  private int scopes;

  /** What variables hold at this point. */
  Map<Variable, Known> variables = new LinkedHashMap<>();

  Scope scope;

  ValueAnalysis(List<Parameter> parameters) {
    this.uniforms = new UniformValues(parameters);
    this.scope = new Scope(scopes++, null, List.of(), null);
  }

  Scope inner(Scope outer, List<Fact> facts) {
    return new Scope(scopes++, outer, facts, null);
  }

  void learn(List<Fact> facts) {
    if (!facts.isEmpty()) {
      scope = inner(scope, facts);
    }
  }

  int newSymbol(String name, ScalarType type) {
    symbols.add(new Symbol.Value(name, type));
    return symbols.size() - 1;
  }

  static boolean isInteger(ScalarType type) {
    return type == ScalarType.INT || type == ScalarType.LONG;
  }

  static long least(ScalarType type) {
    return type == ScalarType.LONG ? Long.MIN_VALUE : Integer.MIN_VALUE;
  }

  static long greatest(ScalarType type) {
    return type == ScalarType.LONG ? Long.MAX_VALUE : Integer.MAX_VALUE;
  }

  /** {@return what must be so of a form, for it to be the value itself} */
  static List<Premise> exact(AffineForm form, ScalarType type) {
    return form.isSingle() ? List.of() : List.of(new Between(form, least(type), greatest(type)));
  }

  private static List<Premise> all(List<Premise> some, Premise... others) {
    List<Premise> all = new ArrayList<>(some);
    all.addAll(List.of(others));
    return all;
  }

  /** {@return what is known of an {@code int} or {@code long}} */
  Known value(Expression expression) {
    try {
      return analyse(expression);
    } catch (ArithmeticException e) {
      return new Known(unknown("large", expression.type()));
    }
  }

  AffineForm form(Expression expression) {
    return value(expression).form();
  }

  private Known analyse(Expression expression) {
    Optional<Expression> uniform = uniform(expression);
    if (uniform.isPresent()) {
      AffineForm form =
          uniform.get() instanceof Constant c
              ? AffineForm.constant(c.bits())
              : AffineForm.atom(atoms.computeIfAbsent(uniform.get(), _ -> atoms.size()));
      return new Known(form, uniform, List.of(), List.of());
    }
    return switch (expression) {
      case Read(Variable variable) -> {
        Known known = variables.get(variable);
        yield known != null ? known : new Known(unknown(variable.name(), variable.type()));
      }
      case Query(var query, Constant dimension) -> {
        Symbol id = new Symbol.Identity(query, dimension.intValue());
        yield new Known(AffineForm.symbol(identities.computeIfAbsent(id, this::register)));
      }
      case Unary e -> new Known(form(e.operand()).negated());
      case Binary e -> new Known(binary(e));
      case Select e -> select(e);
      case Convert e -> new Known(converted(e));
      case Load(ConstantArray array, Expression _) -> new Known(element(array));
      case Call e -> new Known(called(e));
      default -> new Known(unknown("value", expression.type()));
    };
  }

  private int register(Symbol id) {
    symbols.add(id);
    return symbols.size() - 1;
  }

  /** {@return an expression over arguments and sizes alone, if this is one} */
  Optional<Expression> uniform(Expression expression) {
    if (expression instanceof Read(Variable variable)) {
      Known known = variables.get(variable);
      if (known != null) {
        return known.uniform();
      }
    }
    if (!uniforms.isUniform(expression)) {
      return Optional.empty();
    }
    for (Expression operand : Expressions.operands(expression)) {
      if (uniform(operand).isEmpty()) {
        return Optional.empty();
      }
    }
    Expression resolved =
        Expressions.rebuild(
            expression, e -> e instanceof Read read ? resolved(read) : ConstantFolding.fold(e));
    return Expressions.size(resolved) > EXPRESSION_LIMIT ? Optional.empty() : Optional.of(resolved);
  }

  private Expression resolved(Read read) {
    Known known = variables.get(read.variable());
    return known == null ? read : known.uniform().orElse(read);
  }

  private AffineForm unknown(String name, ScalarType type) {
    return AffineForm.symbol(newSymbol(name, type));
  }

  private static NonNegative fact(AffineForm form, List<? extends Premise> when, int about) {
    return new NonNegative(
        form,
        when.stream().filter(p -> !isConstantAndHolds(p)).map(Premise.class::cast).toList(),
        about);
  }

  private static boolean isConstantAndHolds(Premise premise) {
    if (!isConstant(premise.form())) {
      return false;
    }
    long value = factor(premise.form());
    return switch (premise) {
      case Between(var _, long least, long greatest) -> least <= value && value <= greatest;
      case PowerOfTwo _ -> isPowerOfTwo(value);
    };
  }

  static boolean isPowerOfTwo(long value) {
    return value > 0 && Long.bitCount(value) == 1;
  }

  private AffineForm binary(Binary e) {
    if (!isInteger(e.left().type())) {
      return unknown("order", e.type());
    }
    AffineForm a = form(e.left());
    AffineForm b = form(e.right());
    return switch (e.operator()) {
      case ADD -> a.plus(b);
      case SUBTRACT -> a.minus(b);
      case MULTIPLY -> a.isUniform() || b.isUniform() ? a.times(b) : unknown("product", e.type());
      case SHIFT_LEFT -> shiftedLeft(e, a);
      case SHIFT_RIGHT, SHIFT_RIGHT_UNSIGNED -> shiftedRight(e, a);
      case DIVIDE, REMAINDER -> divided(e, a, b);
      case AND -> masked(e.type(), a, b);
      case OR, XOR -> {
        // 0 or more, if both are; their upper end is that of a power of two, which no form is.
        AffineForm s = unknown("bits", e.type());
        Between left = new Between(a, 0, greatest(e.type()));
        Between right = new Between(b, 0, greatest(e.type()));
        learn(List.of(fact(s, List.of(left, right), about(s))));
        yield s;
      }
      case THREE_WAY, THREE_WAY_NAN_LESS, THREE_WAY_NAN_GREATER -> unknown("order", e.type());
    };
  }

  private static int about(AffineForm symbol) {
    return symbol.terms().getFirst().symbol();
  }

  private AffineForm shiftedLeft(Binary e, AffineForm a) {
    Expression one = e.type() == ScalarType.INT ? Constant.of(1) : Constant.of(1L);
    Expression power = new Binary(BinaryOperator.SHIFT_LEFT, one, e.right());
    return uniform(power).isPresent()
        ? a.times(form(ConstantFolding.fold(power)))
        : unknown("shifted", e.type());
  }

  private AffineForm shiftedRight(Binary e, AffineForm a) {
    int bits = e.type() == ScalarType.INT ? 32 : 64;
    if (!(e.right() instanceof Constant count)) {
      return unknown("shifted", e.type());
    }
    int shift = count.intValue() & (bits - 1);
    if (shift == 0) {
      return a;
    }
    AffineForm s = unknown("shifted", e.type());
    if (shift == bits - 1) {
      return s;
    }
    long power = 1L << shift;
    boolean unsigned = e.operator() == BinaryOperator.SHIFT_RIGHT_UNSIGNED;
    Between range = new Between(a, unsigned ? 0 : least(e.type()), greatest(e.type()));
    floor(s, a, AffineForm.constant(power), List.of(range));
    if (unsigned) {
      learn(
          List.of(
              fact(s, List.of(), about(s)),
              fact(
                  AffineForm.constant((bits == 32 ? 0xffff_ffffL : -1L) >>> shift).minus(s),
                  List.of(),
                  about(s))));
    }
    return s;
  }

  /** A symbol is a quotient, rounded towards negative infinity. */
  private void floor(AffineForm s, AffineForm a, AffineForm divisor, List<? extends Premise> when) {
    AffineForm rest = a.minus(s.times(divisor));
    learn(List.of(fact(rest, when, about(s)), fact(divisor.minus(rest).plus(-1), when, about(s))));
  }

  private AffineForm divided(Binary e, AffineForm a, AffineForm b) {
    boolean wantsQuotient = e.operator() == BinaryOperator.DIVIDE;
    Scope.Division known = scope.division(a, b);
    if (known == null) {
      int quotient = newSymbol("quotient", e.type());
      int remainder = newSymbol("remainder", e.type());
      known = new Scope.Division(a, b, quotient, remainder);
      scope = new Scope(scopes++, scope, divisionFacts(known, e.type()), known);
    }
    return AffineForm.symbol(wantsQuotient ? known.quotient() : known.remainder());
  }

  private static List<Fact> divisionFacts(Scope.Division division, ScalarType type) {
    AffineForm a = division.dividend();
    AffineForm b = division.divisor();
    AffineForm r = AffineForm.symbol(division.remainder());
    Between positive = new Between(b, 1, greatest(type));
    Between natural = new Between(a, 0, greatest(type));
    List<Fact> facts = new ArrayList<>();
    facts.add(fact(r, List.of(natural), division.remainder()));
    facts.add(fact(b.minus(r).plus(-1), List.of(positive), division.remainder()));
    facts.add(fact(b.plus(r).plus(-1), List.of(positive), division.remainder()));
    facts.add(fact(a.minus(r), List.of(natural), division.remainder()));
    if (b.isUniform()) {
      AffineForm q = AffineForm.symbol(division.quotient());
      List<Premise> both = List.of(natural, positive);
      AffineForm rest = a.minus(q.times(b));
      facts.add(fact(rest, both, division.quotient()));
      facts.add(fact(b.minus(rest).plus(-1), both, division.quotient()));
      facts.add(fact(q, both, division.quotient()));
      // What is cut off of a negative dividend is not known to be the other way round.
      List<Premise> wide = all(exact(a, type), positive);
      facts.add(fact(rest.plus(b).plus(-1), wide, division.quotient()));
      facts.add(fact(b.minus(rest).plus(-1), wide, division.quotient()));
      List<Premise> same = all(exact(a, type), positive);
      facts.add(fact(rest.minus(r), same, division.remainder()));
      facts.add(fact(r.minus(rest), same, division.remainder()));
    }
    return facts;
  }

  private AffineForm masked(ScalarType type, AffineForm a, AffineForm b) {
    AffineForm s = unknown("masked", type);
    List<Fact> facts = new ArrayList<>();
    for (AffineForm side : List.of(a, b)) {
      List<Premise> when = List.of(new Between(side, 0, greatest(type)));
      boolean negative = isConstant(side) && factor(side) < 0;
      if (!negative) {
        facts.add(fact(s, when, about(s)));
        facts.add(fact(side.minus(s), when, about(s)));
      }
    }
    facts.addAll(remainder(s, a, b, type));
    facts.addAll(remainder(s, b, a, type));
    learn(facts);
    return s;
  }

  /** A mask of low bits leaves the remainder by a power of two, of negative numbers too. */
  private List<Fact> remainder(AffineForm s, AffineForm a, AffineForm mask, ScalarType type) {
    boolean constant = isConstant(mask);
    if (!mask.isUniform() || constant && !isPowerOfTwo(factor(mask) + 1)) {
      return List.of();
    }
    AffineForm divisor = mask.plus(1);
    AffineForm rest = a.minus(s).minus(divisor.times(unknown("quotient", type)));
    Between natural = new Between(mask, 0, greatest(type));
    List<Premise> when = all(exact(a, type), natural, new PowerOfTwo(divisor));
    return List.of(fact(rest, when, about(s)), fact(rest.negated(), when, about(s)));
  }

  private static boolean isConstant(AffineForm form) {
    return form.terms().isEmpty()
        || form.terms().size() == 1 && form.terms().getFirst().isConstant();
  }

  private static long factor(AffineForm constant) {
    return constant.terms().isEmpty() ? 0 : constant.terms().getFirst().factor();
  }

  private AffineForm converted(Convert e) {
    ScalarType from = e.operand().type();
    if (!isInteger(from) || !isInteger(e.type())) {
      return unknown("cast", e.type());
    }
    AffineForm a = form(e.operand());
    if (e.to() == from || e.to() == ScalarType.LONG && a.isSingle()) {
      return a;
    }
    AffineForm s = unknown("cast", e.type());
    List<Premise> when =
        switch (e.to()) {
          case BYTE -> List.of(new Between(a, Byte.MIN_VALUE, Byte.MAX_VALUE));
          case SHORT -> List.of(new Between(a, Short.MIN_VALUE, Short.MAX_VALUE));
          case CHAR -> List.of(new Between(a, Character.MIN_VALUE, Character.MAX_VALUE));
          case INT -> List.of(new Between(a, Integer.MIN_VALUE, Integer.MAX_VALUE));
          default -> exact(a, from);
        };
    learn(List.of(fact(s.minus(a), when, about(s)), fact(a.minus(s), when, about(s))));
    return s;
  }

  private AffineForm element(ConstantArray array) {
    AffineForm s = unknown(array.name(), array.element().computational());
    if (isInteger(array.element().computational()) && !array.values().isEmpty()) {
      long least = array.values().stream().mapToLong(Constant::bits).min().orElseThrow();
      long greatest = array.values().stream().mapToLong(Constant::bits).max().orElseThrow();
      learn(
          List.of(
              fact(s.minus(AffineForm.constant(least)), List.of(), about(s)),
              fact(AffineForm.constant(greatest).minus(s), List.of(), about(s))));
    }
    return s;
  }

  private AffineForm called(Call e) {
    AffineForm s = unknown(e.function().label(), e.type());
    if (e.function() == Intrinsic.FLOOR_MOD || e.function() == Intrinsic.FLOOR_DIV) {
      AffineForm a = form(e.arguments().get(0));
      AffineForm b = form(e.arguments().get(1));
      Between positive = new Between(b, 1, greatest(e.type()));
      if (e.function() == Intrinsic.FLOOR_MOD) {
        learn(
            List.of(
                fact(s, List.of(positive), about(s)),
                fact(b.minus(s).plus(-1), List.of(positive), about(s))));
      } else if (b.isUniform()) {
        floor(s, a, b, all(exact(a, e.type()), positive));
      }
    }
    return s;
  }

  private Known select(Select e) {
    if (!isInteger(e.type())) {
      return new Known(unknown("value", e.type()));
    }
    List<Fact> whenTrue = facts(e.condition());
    List<Fact> whenFalse = facts(ConstantFolding.negated(e.condition()));
    Scope outer = scope;
    scope = inner(outer, whenTrue);
    AffineForm yes = form(e.whenTrue());
    Scope yesScope = scope;
    scope = inner(outer, whenFalse);
    AffineForm no = form(e.whenFalse());
    Scope noScope = scope;
    AffineForm s = unknown("choice", e.type());
    List<Fact> facts = new ArrayList<>();
    facts.add(
        new OneOf(
            about(s),
            e.type(),
            List.of(new Alternative(yesScope, yes), new Alternative(noScope, no))));
    scope = outer;
    facts.addAll(extremum(e, s, yes, no));
    learn(facts);
    boolean isCondition =
        e.whenTrue().equals(Constant.of(1)) && e.whenFalse().equals(Constant.of(0));
    return isCondition ? new Known(s, Optional.empty(), whenTrue, whenFalse) : new Known(s);
  }

  /** {@code a < b ? a : b} is no more than both, and so on. */
  private static List<Fact> extremum(Select e, AffineForm s, AffineForm yes, AffineForm no) {
    if (!(e.condition() instanceof Compare compare)) {
      return List.of();
    }
    Expression l = compare.left();
    Expression r = compare.right();
    boolean inOrder = l.equals(e.whenTrue()) && r.equals(e.whenFalse());
    boolean swapped = r.equals(e.whenTrue()) && l.equals(e.whenFalse());
    if (!inOrder && !swapped) {
      return List.of();
    }
    boolean least =
        switch (compare.comparison()) {
          case LESS, LESS_OR_EQUAL -> inOrder;
          case GREATER, GREATER_OR_EQUAL -> swapped;
          default -> false;
        };
    boolean greatest =
        switch (compare.comparison()) {
          case LESS, LESS_OR_EQUAL -> swapped;
          case GREATER, GREATER_OR_EQUAL -> inOrder;
          default -> false;
        };
    List<Fact> facts = new ArrayList<>();
    for (AffineForm side : List.of(yes, no)) {
      if (least) {
        facts.add(fact(side.minus(s), exact(side, e.type()), about(s)));
      } else if (greatest) {
        facts.add(fact(s.minus(side), exact(side, e.type()), about(s)));
      }
    }
    return facts;
  }

  /** {@return what is known where a condition holds} */
  List<Fact> facts(Expression condition) {
    return switch (condition) {
      case Logical(LogicalOperator operator, Expression left, Expression right)
          when operator == LogicalOperator.AND -> {
        List<Fact> facts = new ArrayList<>(facts(left));
        facts.addAll(facts(right));
        yield facts;
      }
      case Compare compare when isInteger(compare.left().type()) -> {
        try {
          yield compared(compare);
        } catch (ArithmeticException e) {
          yield List.of();
        }
      }
      default -> List.of();
    };
  }

  private List<Fact> compared(Compare compare) {
    Known left = value(compare.left());
    Known right = value(compare.right());
    AffineForm l = left.form();
    AffineForm r = right.form();
    ScalarType type = compare.left().type();
    List<Premise> when = new ArrayList<>(exact(l, type));
    when.addAll(exact(r, type));
    List<Fact> facts = new ArrayList<>();
    boolean againstZero = r.terms().isEmpty();
    switch (compare.comparison()) {
      case LESS -> facts.add(fact(r.minus(l).plus(-1), when, Fact.GUARD));
      case LESS_OR_EQUAL -> facts.add(fact(r.minus(l), when, Fact.GUARD));
      case GREATER -> facts.add(fact(l.minus(r).plus(-1), when, Fact.GUARD));
      case GREATER_OR_EQUAL -> facts.add(fact(l.minus(r), when, Fact.GUARD));
      case EQUAL -> {
        facts.add(fact(l.minus(r), when, Fact.GUARD));
        facts.add(fact(r.minus(l), when, Fact.GUARD));
        if (againstZero) {
          facts.addAll(left.whenFalse());
        }
      }
      case NOT_EQUAL -> {
        if (againstZero) {
          facts.addAll(left.whenTrue());
        }
        // A number that is no less than what it differs from is more than that.
        for (AffineForm difference : List.of(l.minus(r), r.minus(l))) {
          Between some = new Between(difference, 0, greatest(type));
          facts.add(fact(difference.plus(-1), all(when, some), Fact.GUARD));
        }
      }
    }
    return facts;
  }
}
