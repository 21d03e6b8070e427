package dev.heddle.compiler.range;

import dev.heddle.ImageKind;
import dev.heddle.compiler.ir.Expression;
import dev.heddle.compiler.ir.Expression.Binary;
import dev.heddle.compiler.ir.Expression.BinaryOperator;
import dev.heddle.compiler.ir.Expression.Call;
import dev.heddle.compiler.ir.Expression.Compare;
import dev.heddle.compiler.ir.Expression.Comparison;
import dev.heddle.compiler.ir.Expression.Constant;
import dev.heddle.compiler.ir.Expression.Convert;
import dev.heddle.compiler.ir.Expression.Length;
import dev.heddle.compiler.ir.Expression.Load;
import dev.heddle.compiler.ir.Expression.Logical;
import dev.heddle.compiler.ir.Expression.LogicalOperator;
import dev.heddle.compiler.ir.Expression.Query;
import dev.heddle.compiler.ir.Expression.Read;
import dev.heddle.compiler.ir.Expression.Select;
import dev.heddle.compiler.ir.Expression.Unary;
import dev.heddle.compiler.ir.Expression.UnaryOperator;
import dev.heddle.compiler.ir.Expression.WorkItemQuery;
import dev.heddle.compiler.ir.Intrinsic;
import dev.heddle.compiler.ir.KernelCode;
import dev.heddle.compiler.ir.Label;
import dev.heddle.compiler.ir.Location;
import dev.heddle.compiler.ir.Parameter;
import dev.heddle.compiler.ir.Parameter.BufferParameter;
import dev.heddle.compiler.ir.Parameter.ImageParameter;
import dev.heddle.compiler.ir.Parameter.ScalarParameter;
import dev.heddle.compiler.ir.ScalarType;
import dev.heddle.compiler.ir.Statement;
import dev.heddle.compiler.ir.Statement.Assign;
import dev.heddle.compiler.ir.Statement.Block;
import dev.heddle.compiler.ir.Statement.Break;
import dev.heddle.compiler.ir.Statement.CheckDivisor;
import dev.heddle.compiler.ir.Statement.CheckIndex;
import dev.heddle.compiler.ir.Statement.CheckTexel;
import dev.heddle.compiler.ir.Statement.Continue;
import dev.heddle.compiler.ir.Statement.If;
import dev.heddle.compiler.ir.Statement.Loop;
import dev.heddle.compiler.ir.Statement.Return;
import dev.heddle.compiler.ir.Statement.Store;
import dev.heddle.compiler.ir.Statement.WriteImage;
import dev.heddle.compiler.ir.Variable;
import dev.heddle.compiler.ir.Variable.Origin;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Makes kernels of nested loops and guards, with checked accesses whose indices are random. */
final class RandomKernels {
  private static final Location NOWHERE = new Location("Random.java", 1);
  private static final List<Comparison> COMPARISONS = List.of(Comparison.values());
  private static final List<Comparison> ORDERS =
      List.of(
          Comparison.LESS,
          Comparison.LESS_OR_EQUAL,
          Comparison.GREATER,
          Comparison.GREATER_OR_EQUAL);
  private static final List<WorkItemQuery> QUERIES = List.of(WorkItemQuery.values());

  private final Random random;
  private final Variable p = new Variable(0, "p", ScalarType.INT, Origin.ARGUMENT);
  private final Variable q = new Variable(1, "q", ScalarType.INT, Origin.ARGUMENT);
  private final BufferParameter data = new BufferParameter(List.of(2), "data", ScalarType.INT);
  private final ImageParameter layers =
      new ImageParameter(List.of(3), "layers", ImageKind.IMAGE_2D_ARRAY);
  private final List<Variable> known = new ArrayList<>();
  private final List<Label> open = new ArrayList<>();
  private List<Statement> current = new ArrayList<>();
  private int variables = 2;
  private int labels;

  private RandomKernels(Random random) {
    this.random = random;
  }

  static KernelCode make(Random random) {
    return new RandomKernels(random).kernel();
  }

  private KernelCode kernel() {
    known.add(p);
    known.add(q);
    current.add(new CheckIndex(data, Constant.of(0), NOWHERE));
    List<Statement> body = body(3);
    body.addFirst(current.getFirst());
    List<Parameter> parameters =
        List.of(
            new ScalarParameter(List.of(0), p, ScalarType.INT),
            new ScalarParameter(List.of(1), q, ScalarType.INT),
            data,
            layers);
    return new KernelCode("Random", parameters, List.of(), body);
  }

  private <T> T one(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  private List<Statement> body(int depth) {
    List<Statement> outer = current;
    current = new ArrayList<>();
    int visible = known.size();
    for (int n = 1 + random.nextInt(3); n >= 0; n--) {
      statement(depth);
    }
    List<Statement> made = current;
    current = outer;
    known.subList(visible, known.size()).clear();
    return made;
  }

  private Variable variable(String name, Expression value) {
    Variable variable = new Variable(variables++, name, value.type(), Origin.SOURCE);
    current.add(new Assign(variable, value, NOWHERE));
    known.add(variable);
    return variable;
  }

  private void statement(int depth) {
    switch (random.nextInt(depth == 0 ? 4 : 9)) {
      case 0 ->
          variable(
              "v", random.nextInt(4) == 0 ? new Load(data, Constant.of(0)) : expression(type(), 2));
      case 1, 2 -> access();
      case 3 -> texel();
      case 4 -> current.add(new If(condition(), body(depth - 1), body(depth - 1), NOWHERE));
      case 5 -> guard();
      case 6 -> {
        Label label = new Label(labels++);
        open.add(label);
        List<Statement> body = body(depth - 1);
        open.removeLast();
        current.add(new Block(label, body, NOWHERE));
      }
      default -> loop(depth);
    }
  }

  private ScalarType type() {
    return random.nextInt(4) == 0 ? ScalarType.LONG : ScalarType.INT;
  }

  private void guard() {
    Statement leave =
        open.isEmpty() || random.nextBoolean()
            ? new Return(NOWHERE)
            : new Break(open.get(random.nextInt(open.size())), NOWHERE);
    current.add(new If(condition(), List.of(leave), List.of(), NOWHERE));
  }

  private void access() {
    Variable index = variable("index", expression(type(), 3));
    known.removeLast();
    current.add(new CheckIndex(data, new Read(index), NOWHERE));
    current.add(new Store(data, new Read(index), Constant.of(random.nextInt(20) - 5), NOWHERE));
  }

  private void texel() {
    List<Expression> coordinates = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      coordinates.add(new Read(variable("coordinate", expression(ScalarType.INT, 2))));
      known.removeLast();
    }
    current.add(new CheckTexel(layers, coordinates, NOWHERE));
    current.add(
        new WriteImage(layers, coordinates, Collections.nCopies(4, Constant.of(0)), NOWHERE));
  }

  private void loop(int depth) {
    Variable counter = variable("k", expression(type(), 1));
    Variable fuel = new Variable(variables++, "fuel", ScalarType.INT, Origin.SOURCE);
    current.add(new Assign(fuel, Constant.of(12), NOWHERE));
    Label label = new Label(labels++);
    Expression own = new Read(counter);
    open.add(label);
    List<Statement> outer = current;
    current = new ArrayList<>();
    Expression bound = expression(counter.type(), 1);
    Comparison comparison = one(ORDERS);
    Expression test = random.nextInt(3) == 0 ? plus(own, random.nextInt(3)) : own;
    current.add(
        new If(
            new Compare(comparison, test, bound),
            List.of(new Break(label, NOWHERE)),
            List.of(),
            NOWHERE));
    current.addAll(body(depth - 1));
    current.add(new Assign(fuel, plus(new Read(fuel), -1), NOWHERE));
    current.add(
        new If(
            new Compare(Comparison.LESS, new Read(fuel), Constant.of(0)),
            List.of(new Return(NOWHERE)),
            List.of(),
            NOWHERE));
    if (random.nextInt(6) == 0) {
      current.add(
          new If(
              condition(),
              List.of(new Assign(counter, plus(own, 1), NOWHERE), new Continue(label, NOWHERE)),
              List.of(),
              NOWHERE));
    }
    current.add(new Assign(counter, update(own), NOWHERE));
    List<Statement> body = current;
    current = outer;
    open.removeLast();
    current.add(new Loop(label, body, NOWHERE));
  }

  private Expression update(Expression own) {
    Expression step = leaf(own.type());
    return switch (random.nextInt(9)) {
      case 0, 1 -> plus(own, 1 + random.nextInt(5));
      case 2, 3 -> plus(own, -1 - random.nextInt(5));
      case 4 -> new Binary(BinaryOperator.ADD, own, step);
      case 5 -> new Binary(BinaryOperator.SUBTRACT, own, step);
      case 6 -> new Binary(BinaryOperator.MULTIPLY, own, constant(own.type(), 2));
      case 7 -> new Binary(BinaryOperator.DIVIDE, own, constant(own.type(), 2));
      default -> new Binary(BinaryOperator.SHIFT_RIGHT, own, Constant.of(1));
    };
  }

  private static Constant constant(ScalarType type, long value) {
    return type == ScalarType.LONG ? Constant.of(value) : Constant.of((int) value);
  }

  private static Expression plus(Expression e, long constant) {
    return new Binary(BinaryOperator.ADD, e, constant(e.type(), constant));
  }

  private Expression condition() {
    ScalarType type = type();
    Expression compare = new Compare(one(COMPARISONS), expression(type, 1), expression(type, 1));
    return switch (random.nextInt(6)) {
      case 0 -> new Logical(LogicalOperator.AND, compare, condition());
      case 1 -> new Logical(LogicalOperator.OR, compare, condition());
      case 2 -> new Unary(UnaryOperator.NOT, compare);
      default -> compare;
    };
  }

  private Expression leaf(ScalarType type) {
    List<Variable> fitting = known.stream().filter(v -> v.type() == type).toList();
    if (!fitting.isEmpty() && random.nextInt(2) == 0) {
      return new Read(fitting.get(random.nextInt(fitting.size())));
    }
    if (type == ScalarType.LONG) {
      return switch (random.nextInt(4)) {
        case 0 -> new Length(data);
        case 1 -> new Convert(ScalarType.LONG, leaf(ScalarType.INT));
        default -> Constant.of(number());
      };
    }
    return switch (random.nextInt(5)) {
      case 0, 1 -> new Query(one(QUERIES), Constant.of(random.nextInt(2)));
      case 2 -> new Convert(ScalarType.INT, leaf(ScalarType.LONG));
      default -> Constant.of((int) number());
    };
  }

  private long number() {
    return switch (random.nextInt(12)) {
      case 0 -> Integer.MAX_VALUE - random.nextInt(2);
      case 1 -> random.nextLong();
      case 2 -> 1L << random.nextInt(63);
      default -> random.nextInt(9) - 3;
    };
  }

  private Expression expression(ScalarType type, int depth) {
    if (depth == 0 || random.nextInt(4) == 0) {
      return leaf(type);
    }
    Expression a = expression(type, depth - 1);
    Expression b = expression(type, depth - 1);
    int kind = random.nextInt(17);
    return switch (kind) {
      case 0, 1, 2 -> new Binary(BinaryOperator.ADD, a, b);
      case 3, 4 -> new Binary(BinaryOperator.SUBTRACT, a, b);
      case 5, 6 -> new Binary(BinaryOperator.MULTIPLY, a, leaf(type));
      case 7 -> new Binary(BinaryOperator.AND, a, constant(type, (1 << random.nextInt(6)) - 1));
      case 8 -> new Select(new Compare(Comparison.LESS, a, b), a, b);
      case 9 -> new Select(new Compare(Comparison.LESS_OR_EQUAL, a, b), b, a);
      case 10, 11 -> divided(kind == 10 ? BinaryOperator.DIVIDE : BinaryOperator.REMAINDER, a, b);
      case 12 -> new Call(Intrinsic.FLOOR_MOD, List.of(a, constant(type, 1 + random.nextInt(9))));
      case 13 ->
          new Binary(
              random.nextBoolean() ? BinaryOperator.SHIFT_RIGHT : BinaryOperator.SHIFT_LEFT,
              a,
              Constant.of(random.nextInt(4)));
      case 14 -> new Select(condition(), a, b);
      case 15 -> new Binary(BinaryOperator.AND, a, plus(leaf(type), -1));
      default -> new Unary(UnaryOperator.NEGATE, a);
    };
  }

  private Expression divided(BinaryOperator operator, Expression a, Expression b) {
    if (random.nextBoolean()) {
      return new Binary(operator, a, constant(a.type(), 1 + random.nextInt(7)));
    }
    Variable divisor = variable("divisor", b);
    known.removeLast();
    current.add(new CheckDivisor(new Read(divisor), NOWHERE));
    return new Binary(operator, a, new Read(divisor));
  }
}
