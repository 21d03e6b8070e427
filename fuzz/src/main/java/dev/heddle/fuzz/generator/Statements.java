package dev.heddle.fuzz.generator;

import dev.heddle.fuzz.generator.Component.Own;
import dev.heddle.fuzz.generator.Component.Shared;
import dev.heddle.fuzz.generator.Component.Tally;
import dev.heddle.fuzz.generator.Frame.Array;
import dev.heddle.fuzz.generator.Frame.Leaving;
import dev.heddle.fuzz.generator.Frame.Local;
import dev.heddle.fuzz.generator.Frame.Phase;
import dev.heddle.fuzz.generator.Frame.Place;
import dev.heddle.fuzz.generator.Frame.Target;
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
import dev.heddle.fuzz.syntax.Expression.Postfix;
import dev.heddle.fuzz.syntax.Expression.Prefix;
import dev.heddle.fuzz.syntax.Primitive;
import dev.heddle.fuzz.syntax.RecordType;
import dev.heddle.fuzz.syntax.Statement;
import dev.heddle.fuzz.syntax.Statement.Declare;
import dev.heddle.fuzz.syntax.Statement.DeclareArray;
import dev.heddle.fuzz.syntax.Statement.DeclareArrayOf;
import dev.heddle.fuzz.syntax.Statement.DoWhile;
import dev.heddle.fuzz.syntax.Statement.For;
import dev.heddle.fuzz.syntax.Statement.Group;
import dev.heddle.fuzz.syntax.Statement.If;
import dev.heddle.fuzz.syntax.Statement.Jump;
import dev.heddle.fuzz.syntax.Statement.Labelled;
import dev.heddle.fuzz.syntax.Statement.Return;
import dev.heddle.fuzz.syntax.Statement.Run;
import dev.heddle.fuzz.syntax.Statement.Switch;
import dev.heddle.fuzz.syntax.Statement.While;
import dev.heddle.fuzz.syntax.Type;
import dev.heddle.fuzz.syntax.Variable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Makes statements, each of which can complete normally: jumps are the last thing in a branch of an
 * if or in a group of a switch, so that javac finds all that follows reachable.
 */
final class Statements {
  /** What variables are mixed into at the ends of blocks, so that all that happens is seen. */
  static final String SUM = "sum";

  private static final int DEEPEST = 4;
  private static final int MOST_REPEATS = 200;
  private static final int MOST_STEPS = 4000;

  private final Generation kernel;
  private final Choices choices;
  private final Frame frame;
  private final Expressions expressions;
  private int depth;

  Statements(Generation kernel, Frame frame) {
    this.kernel = kernel;
    this.choices = kernel.choices;
    this.frame = frame;
    this.expressions = new Expressions(kernel, frame, this);
  }

  Expressions expressions() {
    return expressions;
  }

  /** {@return a block with a scope of its own} */
  List<Statement> block() {
    List<Statement> block = new ArrayList<>();
    scoped(block, () -> fill(block));
    return block;
  }

  /** Runs what declares variables, and ends their scope; most of them are mixed into the sum. */
  private void scoped(List<Statement> block, Runnable body) {
    int locals = frame.locals.size();
    int arrays = frame.arrays.size();
    depth++;
    body.run();
    depth--;
    if (block.isEmpty()
        || !(block.getLast() instanceof Jump || block.getLast() instanceof Return)) {
      mix(block, locals);
    }
    frame.leave(locals, arrays);
  }

  /** Mixes the variables from the given one on into the sum. */
  void mix(List<Statement> block, int from) {
    if (frame.place != Place.RUN) {
      return;
    }
    for (Local local : List.copyOf(frame.locals.subList(from, frame.locals.size()))) {
      if (local.variable().type() instanceof Primitive type
          && local.access() == Local.Access.ASSIGNABLE
          && !local.variable().name().equals(SUM)
          && choices.percent(70)) {
        block.add(new Run(mixed(new Name(local.variable().name()), type)));
      }
    }
  }

  private static Expression mixed(Expression value, Primitive type) {
    Expression number =
        switch (type) {
          case BOOLEAN -> new Conditional(value, new Literal("1"), new Literal("2"));
          case FLOAT -> Call.ofStatic("Float", "floatToIntBits", value);
          case DOUBLE -> Call.ofStatic("Double", "doubleToLongBits", value);
          default -> value;
        };
    Name sum = new Name(SUM);
    return new Assignment(
        sum, "=", new Binary(new Binary(sum, "*", new Literal("31")), "+", number));
  }

  /** Adds as many statements as chance and the size of the kernel allow. */
  void fill(List<Statement> block) {
    int most = Math.max(1, 6 - depth);
    for (int i = 0; i < most && choices.part(() -> addedOne(block)); i++) {
      frame.steps += frame.repeats;
    }
  }

  private boolean addedOne(List<Statement> block) {
    boolean more = choices.percent(kernel.isLong() ? 20 : 85);
    if (more) {
      add(block);
    }
    return more;
  }

  private void add(List<Statement> block) {
    List<Supplier<Statement>> kinds = new ArrayList<>();
    boolean run = frame.place == Place.RUN;
    if (run) {
      kinds.add(this::storeOwn);
      kinds.add(this::storeOwn);
    }
    for (int i = 0; i < 3; i++) {
      kinds.add(this::declare);
      kinds.add(this::assign);
    }
    kinds.add(this::step);
    kinds.add(this::declareArray);
    kinds.add(this::storeArray);
    if (run && !kernel.components(Tally.class).isEmpty()) {
      kinds.add(this::tally);
    }
    if (run && frame.phase == Phase.OWN && !kernel.components(Shared.class).isEmpty()) {
      kinds.add(this::storeShared);
      kinds.add(this::storeShared);
    }
    if (depth < DEEPEST && !kernel.isLong()) {
      for (int i = 0; i < 2; i++) {
        kinds.add(this::ifElse);
        kinds.add(this::forLoop);
      }
      kinds.add(() -> whileLoop(block));
      kinds.add(() -> doLoop(block));
      kinds.add(this::switchGroups);
      kinds.add(this::labelled);
      kinds.add(() -> assignedLater(block));
      if (!frame.targets.isEmpty() || frame.leaving != Leaving.NEVER) {
        kinds.add(this::jump);
        kinds.add(this::jump);
      }
    }
    block.add(choices.of(kinds).get());
  }

  private Statement storeOwn() {
    return storeOwn(choices.of(kernel.components(Own.class)));
  }

  Statement storeOwn(Own own) {
    return new Run(
        Call.of(
            new Name(own.name()),
            "set",
            expressions.indices().own(own, 2),
            expressions.of(own.element())));
  }

  private Statement storeShared() {
    Shared memory = choices.of(kernel.components(Shared.class));
    return new Run(
        Call.of(
            new Name(memory.name()),
            "set",
            expressions.indices().ownShared(memory, 2),
            expressions.of(memory.element())));
  }

  private Statement tally() {
    Tally tally = choices.of(kernel.components(Tally.class));
    return new Run(
        Call.of(
            new Name(tally.name()),
            tally.operation(),
            expressions.indices().below(tally.length(), 2),
            expressions.of(tally.element())));
  }

  private Type localType() {
    return !kernel.records.isEmpty() && choices.below(5) == 4
        ? choices.of(kernel.records)
        : kernel.type();
  }

  private Statement declare() {
    Type type = localType();
    Expression value = expressions.of(type);
    Variable variable = kernel.variable(type, type instanceof RecordType ? "r" : "v");
    frame.add(variable, Local.Access.ASSIGNABLE);
    return new Declare(variable, Optional.of(value));
  }

  private Statement assign() {
    List<Variable> variables =
        frame.locals.stream()
            .filter(local -> local.access() == Local.Access.ASSIGNABLE)
            .map(Local::variable)
            .toList();
    if (variables.isEmpty()) {
      return declare();
    }
    Variable variable = choices.of(variables);
    return new Run(
        expressions.assignment(
            new Name(variable.name()), variable.type(), kernel.isLong() ? 1 : 4));
  }

  private Statement step() {
    List<Variable> variables =
        frame.locals.stream()
            .filter(local -> local.access() == Local.Access.ASSIGNABLE)
            .map(Local::variable)
            .filter(v -> v.type() instanceof Primitive p && p.isNumber())
            .toList();
    return variables.isEmpty()
        ? declare()
        : new Run(expressions.step(new Name(choices.of(variables).name())));
  }

  private Statement declareArray() {
    Primitive element = kernel.type();
    if (choices.below(3) == 2) {
      List<Expression> values = new ArrayList<>();
      int length = 1 + choices.below(5);
      for (int i = 0; i < length; i++) {
        values.add(expressions.of(element, 1));
      }
      String name = kernel.name("a");
      frame.arrays.add(new Array(element, name, length, Local.Access.ASSIGNABLE));
      return new DeclareArrayOf(element, name, values);
    }
    int length = choices.of(List.of(1, 2, 4, 8, 3, 7));
    String name = kernel.name("a");
    frame.arrays.add(new Array(element, name, length, Local.Access.ASSIGNABLE));
    return new DeclareArray(element, name, length);
  }

  private Statement storeArray() {
    List<Array> arrays =
        frame.arrays.stream().filter(a -> a.access() == Local.Access.ASSIGNABLE).toList();
    if (arrays.isEmpty()) {
      return declareArray();
    }
    Array array = choices.of(arrays);
    Element element = new Element(array.name(), expressions.indices().array(array, 2));
    return new Run(
        array.element().isNumber() && choices.below(4) == 3
            ? expressions.step(element)
            : expressions.assignment(element, array.element(), 3));
  }

  private Statement ifElse() {
    Expression condition = expressions.of(Primitive.BOOLEAN);
    List<Statement> whenTrue = block();
    return new If(condition, whenTrue, choices.below(2) == 0 ? List.of() : block());
  }

  /** A variable without a value, which both branches give one. */
  private Statement assignedLater(List<Statement> block) {
    Type type = localType();
    Variable variable = kernel.variable(type, "w");
    block.add(new Declare(variable, Optional.empty()));
    Statement branches =
        new If(expressions.of(Primitive.BOOLEAN), assigning(variable), assigning(variable));
    frame.add(variable, Local.Access.ASSIGNABLE);
    return branches;
  }

  private List<Statement> assigning(Variable variable) {
    List<Statement> block = new ArrayList<>();
    scoped(
        block,
        () -> {
          if (depth < DEEPEST && choices.below(4) == 3) {
            fill(block);
          }
          block.add(
              new Run(
                  new Assignment(new Name(variable.name()), "=", expressions.of(variable.type()))));
        });
    return block;
  }

  private String newLabel() {
    return choices.below(4) == 3 ? kernel.name("label") : "";
  }

  /** {@return how often a loop runs at most; little where it is nested} */
  private int trips() {
    int most = Math.clamp(MOST_REPEATS / frame.repeats, 1, 9);
    return frame.steps > MOST_STEPS ? 1 : choices.below(most) + 1;
  }

  private List<Statement> loopBody(String label, int trips, Optional<Local> counter) {
    List<Statement> body = new ArrayList<>();
    int repeats = frame.repeats;
    frame.repeats *= trips;
    frame.targets.add(new Target(Target.Kind.LOOP, label));
    scoped(
        body,
        () -> {
          counter.ifPresent(frame.locals::add);
          fill(body);
        });
    frame.targets.removeLast();
    frame.repeats = repeats;
    return body;
  }

  private Statement forLoop() {
    int trips = trips();
    String label = newLabel();
    boolean wide = choices.below(8) == 7;
    Primitive type = wide ? Primitive.LONG : Primitive.INT;
    Variable counter = kernel.variable(type, "i");
    Name name = new Name(counter.name());
    boolean down = choices.below(4) == 3;
    int stride = down ? 1 : choices.of(List.of(1, 1, 1, 2, 3));
    int end = (trips - 1) * stride + 1;
    Optional<Expression> earlier = earlierEnd();
    Local local = new Local(counter, Local.Access.FIXED, wide ? 0 : end);
    List<Statement> body = loopBody(label, trips, Optional.of(local));
    Expression first = Indices.literal(down ? trips - 1 : 0);
    Expression more =
        down
            ? new Binary(name, ">=", new Literal("0"))
            : new Binary(name, "<", Indices.literal(end));
    Expression update =
        down
            ? new Postfix(name, "--")
            : stride == 1
                ? new Postfix(name, "++")
                : new Assignment(name, "+=", Indices.literal(stride));
    return new For(label, counter, first, and(more, earlier), update, body);
  }

  /** {@return another condition that a loop goes on by, perhaps} */
  private Optional<Expression> earlierEnd() {
    return choices.below(3) == 2
        ? Optional.of(expressions.of(Primitive.BOOLEAN, 2))
        : Optional.empty();
  }

  private static Expression and(Expression bounded, Optional<Expression> other) {
    return other.<Expression>map(o -> new Binary(bounded, "&&", o)).orElse(bounded);
  }

  private Variable countdown(List<Statement> block, int first) {
    Variable counter = kernel.variable(Primitive.INT, "n");
    block.add(new Declare(counter, Optional.of(Indices.literal(first))));
    frame.add(counter, Local.Access.FIXED);
    return counter;
  }

  private Statement whileLoop(List<Statement> block) {
    int trips = trips();
    String label = newLabel();
    Variable counter = countdown(block, trips);
    Optional<Expression> earlier = earlierEnd();
    Expression more =
        new Binary(new Postfix(new Name(counter.name()), "--"), ">", new Literal("0"));
    return new While(label, and(more, earlier), loopBody(label, trips, Optional.empty()));
  }

  private Statement doLoop(List<Statement> block) {
    int trips = trips();
    String label = newLabel();
    Variable counter = countdown(block, trips);
    List<Statement> body = loopBody(label, trips, Optional.empty());
    Expression more = new Binary(new Prefix("--", new Name(counter.name())), ">", new Literal("0"));
    return new DoWhile(label, body, and(more, earlierEnd()));
  }

  private Statement labelled() {
    String label = kernel.name("label");
    frame.targets.add(new Target(Target.Kind.BLOCK, label));
    List<Statement> body = block();
    frame.targets.removeLast();
    return new Labelled(label, body);
  }

  private Statement switchGroups() {
    Expression selector = expressions.selector(3);
    List<Group> groups = new ArrayList<>();
    frame.targets.add(new Target(Target.Kind.SWITCH, ""));
    for (List<String> values : expressions.labels()) {
      List<String> labels = values.stream().map(value -> "case " + value).toList();
      List<Statement> body = block();
      if (choices.below(4) < 3) {
        body.add(new Jump("break", ""));
      }
      groups.add(new Group(labels, body));
    }
    if (choices.below(3) > 0) {
      int place = choices.below(groups.size() + 1);
      List<Statement> body = block();
      body.add(new Jump("break", ""));
      groups.add(groups.size() - place, new Group(List.of("default"), body));
    }
    frame.targets.removeLast();
    return new Switch(selector, groups);
  }

  /** A jump on a condition, perhaps with something done before. */
  private Statement jump() {
    Expression condition = expressions.of(Primitive.BOOLEAN, 2);
    List<Statement> body = new ArrayList<>();
    scoped(
        body,
        () -> {
          if (choices.below(3) == 2) {
            fill(body);
          }
          body.add(leave());
        });
    return new If(condition, body, List.of());
  }

  private Statement leave() {
    List<Statement> ways = new ArrayList<>();
    boolean innermost = true;
    boolean innermostLoop = true;
    for (Target target : frame.targets.reversed()) {
      String label = target.label();
      switch (target.kind()) {
        case BLOCK -> ways.add(new Jump("break", label));
        case SWITCH -> {
          if (innermost) {
            ways.add(new Jump("break", ""));
          }
          innermost = false;
        }
        case LOOP -> {
          if (innermost || !label.isEmpty()) {
            ways.add(new Jump("break", innermost && choices.below(2) == 0 ? "" : label));
          }
          if (innermostLoop || !label.isEmpty()) {
            ways.add(new Jump("continue", innermostLoop && choices.below(2) == 0 ? "" : label));
          }
          innermost = false;
          innermostLoop = false;
        }
      }
    }
    switch (frame.leaving) {
      case NEVER -> {}
      case PLAIN -> ways.add(new Return(Optional.empty()));
      case WITH_VALUE -> ways.add(new Return(frame.result.map(type -> expressions.of(type, 2))));
    }
    return choices.of(ways);
  }

  /**
   * {@return an arm of a switch with a value that does something before; nothing jumps out of it}
   */
  Arm arm(List<String> labels, Type type, Supplier<Expression> value) {
    List<Target> targets = frame.targets;
    Leaving leaving = frame.leaving;
    int locals = frame.locals.size();
    int arrays = frame.arrays.size();
    frame.targets = new ArrayList<>();
    frame.leaving = Leaving.NEVER;
    depth += 2;
    List<Statement> body = new ArrayList<>();
    fill(body);
    // A value that starts with a parenthesis would look like a call of yield.
    Variable result = kernel.variable(type, "y");
    body.add(new Declare(result, Optional.of(value.get())));
    depth -= 2;
    frame.leave(locals, arrays);
    frame.targets = targets;
    frame.leaving = leaving;
    return new Arm(labels, body, new Name(result.name()));
  }

  /** {@return the sum, stored in the buffer that every kernel has} */
  static Statement storeSum(Own own) {
    return new Run(
        Call.of(
            new Name(own.name()),
            "set",
            new Name(Indices.ID),
            new Cast(own.element(), new Name(SUM))));
  }
}
