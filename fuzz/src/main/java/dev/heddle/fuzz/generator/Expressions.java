package dev.heddle.fuzz.generator;

import dev.heddle.fuzz.generator.Component.Input;
import dev.heddle.fuzz.generator.Component.Own;
import dev.heddle.fuzz.generator.Component.Shared;
import dev.heddle.fuzz.generator.Component.Source;
import dev.heddle.fuzz.generator.Frame.Array;
import dev.heddle.fuzz.generator.Frame.Local;
import dev.heddle.fuzz.generator.Frame.Phase;
import dev.heddle.fuzz.generator.Frame.Place;
import dev.heddle.fuzz.generator.Functions.Function;
import dev.heddle.fuzz.generator.Functions.Parameter;
import dev.heddle.fuzz.generator.Generation.Faults;
import dev.heddle.fuzz.generator.Generation.Method;
import dev.heddle.fuzz.syntax.Expression;
import dev.heddle.fuzz.syntax.Expression.Arm;
import dev.heddle.fuzz.syntax.Expression.Assignment;
import dev.heddle.fuzz.syntax.Expression.Binary;
import dev.heddle.fuzz.syntax.Expression.Call;
import dev.heddle.fuzz.syntax.Expression.Cast;
import dev.heddle.fuzz.syntax.Expression.Conditional;
import dev.heddle.fuzz.syntax.Expression.Element;
import dev.heddle.fuzz.syntax.Expression.Literal;
import dev.heddle.fuzz.syntax.Expression.Name;
import dev.heddle.fuzz.syntax.Expression.New;
import dev.heddle.fuzz.syntax.Expression.Postfix;
import dev.heddle.fuzz.syntax.Expression.Prefix;
import dev.heddle.fuzz.syntax.Expression.SwitchValue;
import dev.heddle.fuzz.syntax.Primitive;
import dev.heddle.fuzz.syntax.RecordType;
import dev.heddle.fuzz.syntax.Type;
import dev.heddle.fuzz.syntax.Variable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * Makes expressions of a wanted type. It is long since each type of expression has a few lines of
 * its own here.
 */
final class Expressions {
  private static final int MOST_STEPS = 3000;

  private final Generation kernel;
  private final Choices choices;
  private final Frame frame;
  private final Statements statements;
  private final Indices indices;

  Expressions(Generation kernel, Frame frame, Statements statements) {
    this.kernel = kernel;
    this.choices = kernel.choices;
    this.frame = frame;
    this.statements = statements;
    this.indices = new Indices(kernel, frame, this);
  }

  Indices indices() {
    return indices;
  }

  /** {@return an expression of exactly the type, of a depth that chance decides} */
  Expression of(Type type) {
    return of(type, kernel.isLong() ? 0 : 1 + choices.below(4));
  }

  /**
   * {@return an expression of exactly the type}
   *
   * @param depth how deep it may be; 0 for one operand
   */
  Expression of(Type type, int depth) {
    return choices.part(
        () ->
            switch (type) {
              case RecordType record -> record(record, depth);
              case Primitive primitive -> primitive(primitive, depth);
            });
  }

  private Expression primitive(Primitive type, int depth) {
    if (depth <= 0 || kernel.isLong() || choices.below(depth + 4) == 0) {
      return leaf(type);
    }
    List<Supplier<Expression>> kinds = new ArrayList<>();
    if (type == Primitive.BOOLEAN) {
      kinds.add(() -> comparison(depth));
      kinds.add(() -> comparison(depth));
      kinds.add(() -> comparison(depth));
      kinds.add(() -> logical(depth));
      kinds.add(() -> logical(depth));
      kinds.add(() -> new Prefix("!", of(type, depth - 1)));
    } else {
      kinds.add(() -> cast(type, depth));
      if (type.promotesToInt() && type != Primitive.INT) {
        // These have no arithmetic of their own.
        kinds.add(() -> cast(type, depth));
        kinds.add(() -> cast(type, depth));
      }
      if (type == Primitive.INT || type == Primitive.LONG || type.isFloating()) {
        for (int i = 0; i < 4; i++) {
          kinds.add(() -> arithmetic(type, depth));
        }
        kinds.add(() -> unary(type, depth));
      }
      if (type == Primitive.INT || type == Primitive.LONG) {
        kinds.add(() -> bitwise(type, depth));
        kinds.add(() -> shift(type, depth));
      }
      addSteps(kinds, type);
    }
    kinds.add(() -> conditional(type, depth));
    kinds.add(() -> function(type, depth));
    kinds.add(() -> switchValue(type, depth));
    addAssignments(kinds, type, depth);
    addMemory(kinds, type, depth);
    addCalls(kinds, type, depth);
    return choices.of(kinds).get();
  }

  /** {@return a literal, constant or variable} */
  Expression leaf(Primitive type) {
    List<Expression> there = valuesOf(type);
    kernel.constants.stream()
        .filter(constant -> constant.type() == type)
        .forEach(constant -> there.add(new Name(constant.name())));
    if (type == Primitive.INT && frame.place == Place.RUN) {
      there.add(query());
    }
    int kind = choices.below(8);
    if (kind == 0) {
      return kernel.literal(type);
    }
    if (!there.isEmpty()) {
      return choices.of(there);
    }
    // Another type's value is more than a literal.
    List<Variable> others =
        frame.locals.stream()
            .map(Local::variable)
            .filter(v -> v.type() instanceof Primitive p && p.isNumber())
            .toList();
    if (kind < 3 || others.isEmpty()) {
      return kernel.literal(type);
    }
    Expression other = new Name(choices.of(others).name());
    return type == Primitive.BOOLEAN
        ? new Binary(other, ">", new Literal("0"))
        : new Cast(type, other);
  }

  /** {@return the variables and components of a type, and those within records} */
  private List<Expression> valuesOf(Type type) {
    List<Expression> there = new ArrayList<>();
    for (Local local : frame.locals) {
      addValues(there, new Name(local.variable().name()), local.variable().type(), type);
    }
    if (frame.place != Place.STATIC) {
      for (Component.Value value : kernel.components(Component.Value.class)) {
        addValues(there, new Name(value.name()), value.variable().type(), type);
      }
    }
    return there;
  }

  /** Adds a value, or those of its components, however deep, that have the type. */
  private static void addValues(List<Expression> there, Expression value, Type is, Type wanted) {
    if (is.equals(wanted)) {
      there.add(value);
    } else if (is instanceof RecordType record) {
      for (Variable component : record.components()) {
        addValues(there, Call.of(value, component.name()), component.type(), wanted);
      }
    }
  }

  private Expression query() {
    List<String> methods =
        kernel.grouped
            ? List.of(
                "globalId",
                "globalSize",
                "localId",
                "groupId",
                "localSize",
                "groupCount",
                "globalOffset")
            : List.of("globalId", "globalSize", "globalOffset");
    int dimension = choices.below(kernel.dimensions);
    return Call.of(new Name("item"), choices.of(methods), new Literal(Integer.toString(dimension)));
  }

  private Expression cast(Primitive type, int depth) {
    Primitive from = choices.below(3) < 2 ? kernel.number() : choices.of(Primitive.NUMBERS);
    return new Cast(type, of(from, depth - 1));
  }

  private Expression arithmetic(Primitive type, int depth) {
    String operator = choices.of(List.of("+", "-", "*", "/", "%"));
    Expression one = of(type.promotesToInt() ? intLike() : type, depth - 1);
    Primitive otherType = narrowerOrSame(type);
    boolean divides = type.isInteger() && (operator.equals("/") || operator.equals("%"));
    if (divides) {
      return new Binary(one, operator, divisor(otherType, depth - 1));
    }
    Expression other = of(otherType, depth - 1);
    return choices.below(2) == 0
        ? new Binary(one, operator, other)
        : new Binary(other, operator, one);
  }

  private Primitive intLike() {
    return choices.of(
        List.of(Primitive.INT, Primitive.INT, Primitive.BYTE, Primitive.SHORT, Primitive.CHAR));
  }

  /** {@return a type with which arithmetic has the given type} */
  private Primitive narrowerOrSame(Primitive type) {
    if (choices.below(3) < 2) {
      return type;
    }
    return choices.of(
        Primitive.NUMBERS.stream().filter(other -> other.promoted(type) == type).toList());
  }

  /** {@return an integer that is not 0, unless the kernel may fault} */
  private Expression divisor(Primitive type, int depth) {
    if (kernel.faults == Faults.ANY && choices.below(4) == 3) {
      return of(type, depth);
    }
    if (choices.below(2) == 0) {
      long bits = Literals.bits(choices, type);
      return Literals.of(type, bits == 0 ? 1 : bits);
    }
    Expression odd = new Binary(of(type, depth), "|", new Literal("1"));
    return type.promotesToInt() && type != Primitive.INT ? new Cast(type, odd) : odd;
  }

  private Expression unary(Primitive type, int depth) {
    List<String> operators = type.isFloating() ? List.of("-", "+") : List.of("-", "~", "+");
    return new Prefix(
        choices.of(operators), of(type.promotesToInt() ? intLike() : type, depth - 1));
  }

  private Expression bitwise(Primitive type, int depth) {
    Primitive other = type == Primitive.LONG ? choices.of(Primitive.INTEGERS) : intLike();
    return new Binary(
        of(type, depth - 1), choices.of(List.of("&", "|", "^")), of(other, depth - 1));
  }

  private Expression shift(Primitive type, int depth) {
    Primitive left = type == Primitive.INT ? intLike() : type;
    Primitive count = choices.of(Primitive.INTEGERS);
    return new Binary(
        of(left, depth - 1), choices.of(List.of("<<", ">>", ">>>")), of(count, depth - 1));
  }

  private Expression comparison(int depth) {
    Primitive left = kernel.number();
    Primitive right = choices.below(3) < 2 ? left : kernel.number();
    return new Binary(
        of(left, depth - 1),
        choices.of(List.of("<", "==", "!=", ">=", ">", "<=")),
        of(right, depth - 1));
  }

  private Expression logical(int depth) {
    return new Binary(
        of(Primitive.BOOLEAN, depth - 1),
        choices.of(List.of("&&", "||", "&", "|", "^", "==", "!=")),
        of(Primitive.BOOLEAN, depth - 1));
  }

  private Expression conditional(Type type, int depth) {
    return new Conditional(
        of(Primitive.BOOLEAN, depth - 1), of(type, depth - 1), of(type, depth - 1));
  }

  private Expression function(Primitive type, int depth) {
    List<Function> functions = Functions.giving(type);
    if (functions.isEmpty()) {
      return leaf(type);
    }
    Function function = choices.of(functions);
    List<Expression> arguments = new ArrayList<>();
    for (Parameter parameter : function.parameters()) {
      arguments.add(
          switch (parameter.excluded()) {
            case NOTHING -> of(parameter.type(), depth - 1);
            case ZERO -> divisor(parameter.type(), depth - 1);
            case NAN -> Literals.of(parameter.type(), notNan(parameter.type()));
          });
    }
    return new Call(Optional.of(new Name(function.owner())), function.name(), arguments);
  }

  private long notNan(Primitive type) {
    long bits = Literals.bits(choices, type);
    boolean isNan =
        type == Primitive.FLOAT
            ? Float.isNaN(Float.intBitsToFloat((int) bits))
            : Double.isNaN(Double.longBitsToDouble(bits));
    return isNan ? 0 : bits;
  }

  private Expression switchValue(Type type, int depth) {
    Expression selector = selector(depth);
    List<Arm> arms = new ArrayList<>();
    for (List<String> labels : labels()) {
      arms.add(arm(labels, type, depth));
    }
    return new SwitchValue(selector, arms, arm(List.of(), type, depth));
  }

  /** {@return an int that is often one of the labels} */
  Expression selector(int depth) {
    Expression value = of(Primitive.INT, depth - 1);
    return choices.below(3) == 0
        ? value
        : new Binary(value, "&", new Literal(choices.below(2) == 0 ? "3" : "7"));
  }

  /** {@return groups of labels, no label twice} */
  List<List<String>> labels() {
    TreeSet<Integer> values = new TreeSet<>();
    int count = 1 + choices.below(5);
    boolean dense = choices.below(3) < 2;
    for (int i = 0; i < count; i++) {
      values.add(dense ? choices.below(8) : (int) Literals.bits(choices, Primitive.INT));
    }
    List<List<String>> groups = new ArrayList<>();
    for (int value : values) {
      if (!groups.isEmpty() && choices.below(4) == 3) {
        groups.getLast().add(Integer.toString(value));
      } else {
        groups.add(new ArrayList<>(List.of(Integer.toString(value))));
      }
    }
    return groups;
  }

  private Arm arm(List<String> labels, Type type, int depth) {
    if (choices.below(4) < 3) {
      return new Arm(labels, List.of(), of(type, depth - 1));
    }
    return statements.arm(labels, type, () -> of(type, depth - 1));
  }

  private void addSteps(List<Supplier<Expression>> kinds, Primitive type) {
    List<Variable> variables = frame.assignable(type);
    if (!variables.isEmpty()) {
      kinds.add(() -> step(new Name(choices.of(variables).name())));
    }
  }

  /** {@return {@code x++} and its kin} */
  Expression step(Expression target) {
    String operator = choices.of(List.of("++", "--"));
    return choices.below(2) == 0 ? new Postfix(target, operator) : new Prefix(operator, target);
  }

  private void addAssignments(List<Supplier<Expression>> kinds, Primitive type, int depth) {
    List<Variable> variables = frame.assignable(type);
    if (!variables.isEmpty()) {
      kinds.add(() -> assignment(new Name(choices.of(variables).name()), type, depth));
    }
    List<Array> arrays =
        frame.arraysOf(type).stream().filter(a -> a.access() == Local.Access.ASSIGNABLE).toList();
    if (!arrays.isEmpty()) {
      kinds.add(
          () -> {
            Array array = choices.of(arrays);
            return assignment(
                new Element(array.name(), indices.array(array, depth - 1)), type, depth);
          });
    }
  }

  /** {@return an assignment, plain or compound, to something of a type} */
  Expression assignment(Expression target, Type type, int depth) {
    if (!(type instanceof Primitive primitive) || choices.below(2) == 0) {
      return new Assignment(target, "=", of(type, depth - 1));
    }
    if (primitive == Primitive.BOOLEAN) {
      return new Assignment(target, choices.of(List.of("&=", "|=", "^=")), of(type, depth - 1));
    }
    List<String> operators =
        primitive.isFloating()
            ? List.of("+=", "-=", "*=", "/=", "%=")
            : List.of("+=", "-=", "*=", "/=", "%=", "&=", "|=", "^=", "<<=", ">>=", ">>>=");
    String operator = choices.of(operators);
    return new Assignment(
        target,
        operator,
        switch (operator) {
          case "/=", "%=" ->
              primitive.isFloating()
                  ? of(kernel.number(), depth - 1)
                  : divisor(choices.of(Primitive.INTEGERS), depth - 1);
          case "&=", "|=", "^=", "<<=", ">>=", ">>>=" ->
              of(choices.of(Primitive.INTEGERS), depth - 1);
          default -> of(choices.below(3) < 2 ? primitive : kernel.number(), depth - 1);
        });
  }

  private void addMemory(List<Supplier<Expression>> kinds, Primitive type, int depth) {
    List<Array> arrays = new ArrayList<>(frame.arraysOf(type));
    kernel.constantArrays.stream().filter(a -> a.element() == type).forEach(arrays::add);
    if (!arrays.isEmpty()) {
      kinds.add(
          () -> {
            Array array = choices.of(arrays);
            return new Element(array.name(), indices.array(array, depth - 1));
          });
    }
    if (frame.place == Place.STATIC) {
      return;
    }
    List<Input> inputs = elements(Input.class, Input::element, type);
    if (!inputs.isEmpty()) {
      Supplier<Expression> read =
          () -> {
            Input input = choices.of(inputs);
            return get(input.name(), indices.input(input, depth - 1));
          };
      kinds.add(read);
      kinds.add(read);
    }
    if (frame.place != Place.RUN) {
      return;
    }
    List<Own> owns = elements(Own.class, Own::element, type);
    if (!owns.isEmpty()) {
      kinds.add(() -> own(choices.of(owns), type, depth));
    }
    List<Shared> shared = elements(Shared.class, Shared::element, type);
    if (!shared.isEmpty() && frame.phase != Phase.UNSET) {
      Supplier<Expression> read =
          () -> {
            Shared memory = choices.of(shared);
            return get(
                memory.name(),
                frame.phase == Phase.OWN
                    ? indices.ownShared(memory, depth - 1)
                    : indices.anyShared(memory, depth - 1));
          };
      kinds.add(read);
      kinds.add(read);
    }
    List<Source> sources =
        kernel.components(Source.class).stream()
            .filter(source -> source.texel().channel == type)
            .toList();
    if (!sources.isEmpty()) {
      kinds.add(() -> channel(choices.of(sources), depth));
    }
  }

  private <T extends Component> List<T> elements(
      Class<T> kind, java.util.function.Function<T, Primitive> element, Primitive type) {
    return kernel.components(kind).stream().filter(c -> element.apply(c) == type).toList();
  }

  private static Expression get(String memory, Expression index) {
    return Call.of(new Name(memory), "get", index);
  }

  /** An element of the work item's own is its alone: what an atomic operation returns is known. */
  private Expression own(Own own, Primitive type, int depth) {
    Expression index = indices.own(own, depth - 1);
    if (choices.below(4) < 3 || type != Primitive.INT && type != Primitive.LONG) {
      return get(own.name(), index);
    }
    String operation =
        choices.of(
            List.of(
                "getAndAdd",
                "getAndSet",
                "getAndMin",
                "getAndMax",
                "getAndAnd",
                "getAndOr",
                "getAndXor",
                "compareAndExchange"));
    return operation.equals("compareAndExchange")
        ? Call.of(new Name(own.name()), operation, index, of(type, depth - 1), of(type, depth - 1))
        : Call.of(new Name(own.name()), operation, index, of(type, depth - 1));
  }

  private Expression channel(Source source, int depth) {
    return Call.of(texel(source, depth), choices.of(List.of("x", "y", "z", "w")));
  }

  /** {@return a texel, through a sampler that clamps} */
  Expression texel(Source source, int depth) {
    Expression sampler = new Name(choices.of(kernel.components(Component.Sampling.class)).name());
    Expression x = of(Primitive.INT, depth - 1);
    Expression y = of(Primitive.INT, depth - 1);
    if (choices.below(3) == 2) {
      // In the middle of a texel: which one is then certain.
      return Call.of(new Name(source.name()), source.texel().read, sampler, middle(x), middle(y));
    }
    return Call.of(new Name(source.name()), source.texel().read, sampler, x, y);
  }

  private static Expression middle(Expression coordinate) {
    return new Binary(
        new Cast(Primitive.FLOAT, new Binary(coordinate, "&", new Literal("15"))),
        "-",
        new Literal("0.5f"));
  }

  private void addCalls(List<Supplier<Expression>> kinds, Type type, int depth) {
    List<Method> callable =
        kernel.methods.stream()
            .filter(method -> method.result().equals(type))
            .filter(method -> canCall(method))
            .toList();
    if (!callable.isEmpty()) {
      kinds.add(() -> call(choices.of(callable), depth));
      kinds.add(() -> call(choices.of(callable), depth));
    }
  }

  private boolean canCall(Method method) {
    boolean reachable =
        switch (method.place()) {
          case RUN -> false;
          case METHOD -> frame.place != Place.STATIC;
          case STATIC -> true;
        };
    return reachable && frame.steps + frame.repeats * method.steps() < MOST_STEPS;
  }

  private Expression call(Method method, int depth) {
    frame.steps += frame.repeats * method.steps();
    List<Expression> arguments = new ArrayList<>();
    for (Type parameter : method.parameters()) {
      arguments.add(of(parameter, depth - 1));
    }
    Optional<Expression> target =
        method.receiver().map(receiver -> of(receiver, Math.max(0, depth - 2)));
    return new Call(target, method.name(), arguments);
  }

  private Expression record(RecordType type, int depth) {
    List<Expression> there = valuesOf(type);
    List<Supplier<Expression>> kinds = new ArrayList<>();
    if (!there.isEmpty()) {
      kinds.add(() -> choices.of(there));
      kinds.add(() -> choices.of(there));
    }
    kinds.add(() -> newRecord(type, depth));
    if (depth > 0 && !kernel.isLong()) {
      kinds.add(() -> conditional(type, depth));
      kinds.add(() -> switchValue(type, depth));
      List<Variable> variables = frame.assignable(type);
      if (!variables.isEmpty()) {
        kinds.add(
            () -> new Assignment(new Name(choices.of(variables).name()), "=", of(type, depth - 1)));
      }
      addCalls(kinds, type, depth);
    }
    return choices.of(kinds).get();
  }

  private Expression newRecord(RecordType type, int depth) {
    List<Expression> arguments = new ArrayList<>();
    for (Variable component : type.components()) {
      arguments.add(of(component.type(), depth - 1));
    }
    return new New(type, arguments);
  }
}
