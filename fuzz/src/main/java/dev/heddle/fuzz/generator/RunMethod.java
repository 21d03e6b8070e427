package dev.heddle.fuzz.generator;

import dev.heddle.fuzz.generator.Component.Input;
import dev.heddle.fuzz.generator.Component.Own;
import dev.heddle.fuzz.generator.Component.Shared;
import dev.heddle.fuzz.generator.Component.Target;
import dev.heddle.fuzz.generator.Frame.Leaving;
import dev.heddle.fuzz.generator.Frame.Local;
import dev.heddle.fuzz.generator.Frame.Phase;
import dev.heddle.fuzz.generator.Frame.Place;
import dev.heddle.fuzz.generator.Generation.Faults;
import dev.heddle.fuzz.syntax.Declaration;
import dev.heddle.fuzz.syntax.Expression;
import dev.heddle.fuzz.syntax.Expression.Binary;
import dev.heddle.fuzz.syntax.Expression.Call;
import dev.heddle.fuzz.syntax.Expression.Literal;
import dev.heddle.fuzz.syntax.Expression.Name;
import dev.heddle.fuzz.syntax.Expression.Postfix;
import dev.heddle.fuzz.syntax.Primitive;
import dev.heddle.fuzz.syntax.RecordType;
import dev.heddle.fuzz.syntax.Statement;
import dev.heddle.fuzz.syntax.Statement.Declare;
import dev.heddle.fuzz.syntax.Statement.For;
import dev.heddle.fuzz.syntax.Statement.If;
import dev.heddle.fuzz.syntax.Statement.Run;
import dev.heddle.fuzz.syntax.Variable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Makes the body of a kernel. Between barriers, which are where all work items of a group pass,
 * local memory is either each item's own or for all to read.
 */
final class RunMethod {
  private static final Expression BARRIER = Call.of(new Name("item"), "barrier");

  private final Generation kernel;
  private final Choices choices;
  private final Frame frame = new Frame(Place.RUN, Optional.empty(), Leaving.NEVER);
  private final Statements statements;
  private final List<Statement> body = new ArrayList<>();

  RunMethod(Generation kernel) {
    this.kernel = kernel;
    this.choices = kernel.choices;
    this.statements = new Statements(kernel, frame);
  }

  Declaration.Method declaration() {
    numbers();
    declare(
        Primitive.LONG, Statements.SUM, Literals.of(Primitive.LONG, 0), Local.Access.ASSIGNABLE);
    List<Shared> shared = kernel.components(Shared.class);
    boolean barriers = kernel.grouped && (!shared.isEmpty() || choices.percent(20));
    frame.leaving = barriers ? Leaving.NEVER : Leaving.PLAIN;
    if (kernel.faults == Faults.ONE && choices.below(2) == 0) {
      body.add(oneFault());
    }
    if (barriers) {
      phases(shared);
      frame.leaving = Leaving.PLAIN;
    }
    statements.fill(body);
    if (kernel.faults == Faults.ONE) {
      body.add(oneFault());
    }
    kernel.components(Target.class).forEach(target -> body.add(writeTexel(target)));
    for (Own own : kernel.components(Own.class)) {
      if (choices.percent(70)) {
        body.add(statements.storeOwn(own));
      }
    }
    statements.mix(body, 0);
    body.add(Statements.storeSum(kernel.components(Own.class).getFirst()));
    return new Declaration.Method("public ", "void", "run", List.of("WorkItem item"), body);
  }

  private void declare(Primitive type, String name, Expression value, Local.Access access) {
    Variable variable = new Variable(type, name);
    body.add(new Declare(variable, Optional.of(value)));
    frame.add(variable, access);
  }

  /** The work item's numbers, in one of several ways to write them. */
  private void numbers() {
    String[] axes = {"x", "y", "z"};
    boolean byGroup = kernel.grouped && choices.percent(30);
    for (int d = 0; d < kernel.dimensions; d++) {
      Expression place =
          byGroup
              ? new Binary(
                  new Binary(item("groupId", d), "*", item("localSize", d)),
                  "+",
                  item("localId", d))
              : new Binary(item("globalId", d), "-", item("globalOffset", d));
      declare(Primitive.INT, axes[d], place, Local.Access.FIXED);
    }
    declare(Primitive.INT, Indices.ID, linear(axes, "globalSize"), Local.Access.FIXED);
    if (kernel.grouped) {
      String[] local = new String[kernel.dimensions];
      for (int d = 0; d < kernel.dimensions; d++) {
        local[d] = "local" + axes[d].toUpperCase(java.util.Locale.ROOT);
        declare(Primitive.INT, local[d], item("localId", d), Local.Access.FIXED);
      }
      declare(Primitive.INT, Indices.LOCAL_ID, linear(local, "localSize"), Local.Access.FIXED);
      Expression size = item("localSize", 0);
      for (int d = 1; d < kernel.dimensions; d++) {
        size = new Binary(size, "*", item("localSize", d));
      }
      declare(Primitive.INT, Indices.GROUP_SIZE, size, Local.Access.FIXED);
    }
  }

  private Expression linear(String[] names, String size) {
    Expression linear = new Name(names[kernel.dimensions - 1]);
    for (int d = kernel.dimensions - 2; d >= 0; d--) {
      linear = new Binary(new Binary(linear, "*", item(size, d)), "+", new Name(names[d]));
    }
    return linear;
  }

  private static Expression item(String method, int dimension) {
    return Call.of(new Name("item"), method, Indices.literal(dimension));
  }

  private void phases(List<Shared> shared) {
    for (Shared memory : shared) {
      body.add(initialize(memory));
    }
    frame.phase = Phase.OWN;
    statements.fill(body);
    body.add(new Run(BARRIER));
    frame.phase = Phase.SHARED;
    for (int i = 0; i < 3 && choices.percent(60); i++) {
      exchange(body);
    }
  }

  /** Local memory holds anything at first. */
  private Statement initialize(Shared memory) {
    if (memory.width() == 1) {
      return new Run(
          Call.of(
              new Name(memory.name()),
              "set",
              new Name(Indices.LOCAL_ID),
              statements.expressions().of(memory.element(), 2)));
    }
    Variable counter = kernel.variable(Primitive.INT, "i");
    Name name = new Name(counter.name());
    frame.locals.add(new Local(counter, Local.Access.FIXED, memory.width()));
    Expression value = statements.expressions().leaf(memory.element());
    frame.locals.removeLast();
    Expression index =
        new Binary(
            new Binary(new Name(Indices.LOCAL_ID), "*", Indices.literal(memory.width())),
            "+",
            name);
    return new For(
        "",
        counter,
        new Literal("0"),
        new Binary(name, "<", Indices.literal(memory.width())),
        new Postfix(name, "++"),
        List.of(new Run(Call.of(new Name(memory.name()), "set", index, value))));
  }

  /** Reads of all, barrier, writes of one's own, barrier; perhaps on a condition, or repeated. */
  private void exchange(List<Statement> to) {
    List<Statement> block = new ArrayList<>();
    int locals = frame.locals.size();
    int arrays = frame.arrays.size();
    int kind = choices.below(4);
    int trips = 1 + choices.below(4);
    Variable counter = kernel.variable(Primitive.INT, "i");
    if (kind == 3) {
      frame.locals.add(new Local(counter, Local.Access.FIXED, trips));
      frame.repeats = trips;
    }
    statements.fill(block);
    block.add(new Run(BARRIER));
    frame.phase = Phase.OWN;
    statements.fill(block);
    block.add(new Run(BARRIER));
    frame.phase = Phase.SHARED;
    if (kind < 2) {
      // The rest of the body sees what is declared here.
      to.addAll(block);
      return;
    }
    statements.mix(block, locals);
    frame.leave(locals, arrays);
    frame.repeats = 1;
    Name name = new Name(counter.name());
    to.add(
        kind == 2
            ? new If(uniform(), block, List.of())
            : new For(
                "",
                counter,
                new Literal("0"),
                new Binary(name, "<", Indices.literal(trips)),
                new Postfix(name, "++"),
                block));
  }

  /** {@return a condition that is the same for all work items of a group} */
  private Expression uniform() {
    List<Expression> values = new ArrayList<>();
    values.add(item("groupId", choices.below(kernel.dimensions)));
    values.add(item("globalSize", choices.below(kernel.dimensions)));
    kernel.components(Component.Value.class).stream()
        .filter(value -> value.variable().type() instanceof Primitive p && p.isNumber())
        .forEach(value -> values.add(new Name(value.name())));
    return new Binary(
        choices.of(values),
        choices.of(List.of(">=", "<", "!=")),
        Indices.literal(choices.below(4)));
  }

  private Statement writeTexel(Target target) {
    List<Variable> channels = new ArrayList<>();
    for (String name : List.of("x", "y", "z", "w")) {
      channels.add(new Variable(target.texel().channel, name));
    }
    RecordType texel = new RecordType(target.texel().record, channels);
    return new Run(
        Call.of(
            new Name(target.name()),
            "write",
            new Name("x"),
            new Name("y"),
            statements.expressions().of(texel, 2)));
  }

  /** One work item does something that faults. */
  private Statement oneFault() {
    Expression culprit = new Binary(new Name(Indices.ID), "==", Indices.literal(choices.below(8)));
    List<Expression> ways = new ArrayList<>();
    Name id = new Name(Indices.ID);
    Expression far = Indices.literal(choices.of(List.of(100_000, -1, 1 << 20, Integer.MIN_VALUE)));
    for (Input input : kernel.components(Input.class)) {
      ways.add(Call.of(new Name(input.name()), "get", far));
    }
    for (Own own : kernel.components(Own.class)) {
      // Never another work item's element: whether that is written yet is a matter of order.
      ways.add(Call.of(new Name(own.name()), "get", far));
    }
    ways.add(new Binary(new Literal("7"), "/", new Binary(id, "-", id)));
    ways.add(new Binary(new Literal("7L"), "%", new Binary(id, "^", id)));
    kernel.constantArrays.stream()
        .filter(array -> array.element().isNumber())
        .forEach(array -> ways.add(new Expression.Element(array.name(), far)));
    Expression fault = choices.of(ways);
    Name sum = new Name(Statements.SUM);
    return new If(
        culprit, List.of(new Run(new Expression.Assignment(sum, "+=", fault))), List.of());
  }
}
