package dev.heddle.compiler.range;

import dev.heddle.ImageKind;
import dev.heddle.compiler.ir.Expression;
import dev.heddle.compiler.ir.Expression.Constant;
import dev.heddle.compiler.ir.Expression.ImageDimension;
import dev.heddle.compiler.ir.Expression.ImageSize;
import dev.heddle.compiler.ir.Expressions;
import dev.heddle.compiler.ir.KernelCode;
import dev.heddle.compiler.ir.Label;
import dev.heddle.compiler.ir.Statement;
import dev.heddle.compiler.ir.Statement.Assign;
import dev.heddle.compiler.ir.Statement.Atomic;
import dev.heddle.compiler.ir.Statement.Block;
import dev.heddle.compiler.ir.Statement.Break;
import dev.heddle.compiler.ir.Statement.Case;
import dev.heddle.compiler.ir.Statement.CheckDivisor;
import dev.heddle.compiler.ir.Statement.CheckIndex;
import dev.heddle.compiler.ir.Statement.CheckTexel;
import dev.heddle.compiler.ir.Statement.Continue;
import dev.heddle.compiler.ir.Statement.If;
import dev.heddle.compiler.ir.Statement.Loop;
import dev.heddle.compiler.ir.Statement.ReadImage;
import dev.heddle.compiler.ir.Statement.Return;
import dev.heddle.compiler.ir.Statement.Store;
import dev.heddle.compiler.ir.Statement.Switch;
import dev.heddle.compiler.ir.Statement.WriteImage;
import dev.heddle.compiler.ir.Statements;
import dev.heddle.compiler.ir.Variable;
import dev.heddle.compiler.pass.ConstantFolding;
import dev.heddle.compiler.range.Condition.AtLeast;
import dev.heddle.compiler.range.Condition.Inside;
import dev.heddle.compiler.range.Condition.NotZero;
import dev.heddle.compiler.range.Fact.Alternative;
import dev.heddle.compiler.range.Fact.OneOf;
import dev.heddle.compiler.range.ValueAnalysis.Known;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Walks a kernel in the order of control, with the affine form of each variable and the facts of
 * guards, and writes down the condition under which each check cannot fail. A variable that a loop
 * assigns is a new symbol in each trip; {@link Counter} says what is known of it.
 */
final class RangeAnalysis {
  /** Loops in loops are walked again and again; what is beyond this is not analysed. */
  private static final int STEP_LIMIT = 60_000;

  private static final AffineForm ONE = AffineForm.constant(1);
  private static final List<ImageDimension> AXES =
      List.of(ImageDimension.WIDTH, ImageDimension.HEIGHT, ImageDimension.DEPTH);

  /** What holds at a point. */
  private record State(Map<Variable, Known> variables, Scope scope) {}

  /** The kernel is too large to be analysed. */
  static final class TooLarge extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooLarge() {
      super("too large", null, false, false);
    }
  }

  final ValueAnalysis values;
  final IdentityHashMap<Statement, List<Condition>> conditions = new IdentityHashMap<>();

  /** What must hold for the facts about a counter. */
  final Map<Integer, List<Condition>> obligations = new HashMap<>();

  private final Boundedness boundedness;
  private final Map<Label, List<State>> exits = new HashMap<>();

  /** What the loops around this point assign. */
  private final List<Counter> open = new ArrayList<>();

  private int steps;

  RangeAnalysis(KernelCode kernel) {
    this.values = new ValueAnalysis(kernel.parameters());
    this.boundedness = new Boundedness(values.symbols);
    walk(kernel.body());
  }

  private State state() {
    return new State(new LinkedHashMap<>(values.variables), values.scope);
  }

  private void enter(State state) {
    values.variables = new LinkedHashMap<>(state.variables());
    values.scope = state.scope();
  }

  private void enter(State state, List<Fact> facts) {
    enter(state);
    values.learn(facts);
  }

  /**
   * Walks statements; {@return what holds behind them, or nothing if control does not come there}
   */
  private @Nullable State walk(List<Statement> statements) {
    for (Statement statement : statements) {
      if (++steps > STEP_LIMIT) {
        throw new TooLarge();
      }
      if (!goesOn(statement)) {
        return null;
      }
    }
    return state();
  }

  /** Walks a statement; {@return whether control comes to its end} */
  private boolean goesOn(Statement statement) {
    switch (statement) {
      case Assign s -> assign(s);
      case Atomic s -> s.result().ifPresent(this::forget);
      case ReadImage s -> s.results().forEach(this::forget);
      case CheckIndex s -> check(s, s.index(), new Inside(s.memory(), s.index().type()));
      case CheckDivisor s -> check(s, s.divisor(), new NotZero(s.divisor().type()));
      case CheckTexel s -> check(s);
      case Break s -> {
        exits.computeIfAbsent(s.label(), _ -> new ArrayList<>()).add(state());
        return false;
      }
      case Continue _, Return _ -> {
        return false;
      }
      case Block s -> {
        return entered(block(s));
      }
      case If s -> {
        return entered(branch(s));
      }
      case Switch s -> {
        return entered(choose(s));
      }
      case Loop s -> {
        return entered(loop(s));
      }
      case Store _, WriteImage _, Statement.Clear _, Statement.Barrier _ -> {}
    }
    return true;
  }

  private boolean entered(@Nullable State state) {
    if (state != null) {
      enter(state);
    }
    return state != null;
  }

  private void check(Statement check, Expression value, Condition.Demand demand) {
    AffineForm form = values.form(value);
    if (boundedness.isBounded(values.scope, form)) {
      conditions.put(check, List.of(new Condition(values.scope, form, demand)));
    } else {
      conditions.remove(check);
    }
  }

  private void check(CheckTexel check) {
    List<Condition> inside = new ArrayList<>();
    ImageKind kind = check.image().kind();
    for (int i = 0; i < kind.coordinates(); i++) {
      AffineForm form = values.form(check.coordinates().get(i));
      if (!boundedness.isBounded(values.scope, form)) {
        conditions.remove(check);
        return;
      }
      ImageDimension dimension = i == kind.dimensions() ? ImageDimension.ARRAY_LAYERS : AXES.get(i);
      AffineForm size = values.form(new ImageSize(check.image(), dimension));
      inside.add(new Condition(values.scope, form, new AtLeast(0)));
      inside.add(new Condition(values.scope, size.minus(form), new AtLeast(1)));
    }
    conditions.put(check, inside);
  }

  private @Nullable State block(Block block) {
    exits.remove(block.label());
    State end = walk(block.body());
    List<State> ends = new ArrayList<>(exits.getOrDefault(block.label(), List.of()));
    if (end != null) {
      ends.add(end);
    }
    return joined(ends);
  }

  private void forget(Variable variable) {
    values.variables.remove(variable);
    if (ValueAnalysis.isInteger(variable.type())) {
      values.variables.put(
          variable,
          new Known(AffineForm.symbol(values.newSymbol(variable.name(), variable.type()))));
    }
  }

  private void assign(Assign assign) {
    Variable variable = assign.variable();
    if (!ValueAnalysis.isInteger(variable.type())) {
      return;
    }
    Known value = values.value(assign.value());
    for (Counter counter : open) {
      if (counter.variable.equals(variable)) {
        AffineForm step =
            counter
                .step(assign.value())
                .filter(e -> !(e instanceof Constant))
                .map(values::form)
                .orElse(AffineForm.ZERO);
        counter.assigned(values.scope, value.form(), step, boundedness);
      }
    }
    values.variables.put(variable, value);
  }

  private @Nullable State branch(If branch) {
    List<Fact> whenTrue = values.facts(branch.condition());
    List<Fact> whenFalse = values.facts(ConstantFolding.negated(branch.condition()));
    State before = state();
    enter(before, whenTrue);
    State yes = walk(branch.whenTrue());
    enter(before, whenFalse);
    State no = walk(branch.whenFalse());
    return joined(yes, no);
  }

  private @Nullable State choose(Switch choice) {
    Expression selector = choice.selector();
    values.form(selector);
    State before = state();
    List<State> ends = new ArrayList<>();
    for (Case c : choice.cases()) {
      enter(before);
      if (c.keys().size() == 1) {
        Constant key = Constant.of(c.keys().getFirst());
        values.learn(
            values.facts(new Expression.Compare(Expression.Comparison.EQUAL, selector, key)));
      }
      State end = walk(c.body());
      if (end != null) {
        ends.add(end);
      }
    }
    enter(before);
    State end = walk(choice.otherwise());
    if (end != null) {
      ends.add(end);
    }
    return joined(ends);
  }

  private @Nullable State joined(@Nullable State a, @Nullable State b) {
    if (a == null || b == null) {
      return a == null ? b : a;
    }
    return joined(List.of(a, b));
  }

  private @Nullable State joined(List<State> states) {
    if (states.size() <= 1) {
      return states.isEmpty() ? null : states.getFirst();
    }
    Scope common = states.getFirst().scope();
    for (State state : states) {
      common = Scope.common(common, state.scope());
    }
    Map<Variable, Known> variables = new LinkedHashMap<>();
    List<Fact> facts = new ArrayList<>();
    states
        .getFirst()
        .variables()
        .forEach(
            (variable, known) -> {
              Known merged = merged(variable, known, states, facts);
              if (merged != null) {
                variables.put(variable, merged);
              }
            });
    return new State(variables, facts.isEmpty() ? common : values.inner(common, facts));
  }

  private @Nullable Known merged(
      Variable variable, Known known, List<State> states, List<Fact> facts) {
    boolean same = true;
    List<Alternative> alternatives = new ArrayList<>();
    for (State state : states) {
      Known other = state.variables().get(variable);
      if (other == null) {
        return null;
      }
      same &= other.form().equals(known.form());
      alternatives.add(new Alternative(state.scope(), other.form()));
    }
    if (same) {
      return known;
    }
    int symbol = values.newSymbol(variable.name(), variable.type());
    facts.add(new OneOf(symbol, variable.type(), alternatives));
    return new Known(AffineForm.symbol(symbol));
  }

  private @Nullable State loop(Loop loop) {
    Set<Variable> assigned = new LinkedHashSet<>();
    Statements.walk(loop.body(), s -> assigned.addAll(Statements.assigned(s)));
    assigned.removeIf(v -> !ValueAnalysis.isInteger(v.type()));
    State before = state();
    int outer = open.size();
    List<Counter.Mark> marks = open.stream().map(Counter::mark).toList();
    Map<Label, List<State>> left = new HashMap<>();
    exits.forEach((label, states) -> left.put(label, List.copyOf(states)));
    Set<Variable> plain = new LinkedHashSet<>();
    while (true) {
      List<Counter> counters = new ArrayList<>();
      enter(before);
      List<Fact> facts = new ArrayList<>();
      for (Variable variable : assigned) {
        Known initial = before.variables().get(variable);
        int symbol = values.newSymbol(variable.name(), variable.type());
        Counter counter =
            new Counter(
                variable,
                symbol,
                initial == null ? null : new Alternative(before.scope(), initial.form()),
                updates(loop, variable),
                plain.contains(variable) ? Counter.Mode.ANY : Counter.Mode.COUNTER);
        counters.add(counter);
        facts.addAll(counter.facts(uniformStep(counter, assigned)));
        values.variables.put(variable, new Known(AffineForm.symbol(symbol)));
      }
      values.learn(facts);
      open.addAll(counters);
      exits.remove(loop.label());
      walk(loop.body());
      open.subList(outer, open.size()).clear();
      boolean again = false;
      for (Counter counter : counters) {
        if (counter.failed()) {
          again |= plain.add(counter.variable);
        }
      }
      if (!again) {
        return behind(loop, counters);
      }
      for (int i = 0; i < outer; i++) {
        open.get(i).reset(marks.get(i));
      }
      exits.clear();
      left.forEach((label, states) -> exits.put(label, new ArrayList<>(states)));
    }
  }

  /** {@return what a loop adds to a counter each time, if the launch knows it} */
  private Optional<AffineForm> uniformStep(Counter counter, Set<Variable> assigned) {
    return counter
        .commonStep()
        .filter(step -> assigned.stream().noneMatch(v -> Expressions.reads(step, v)))
        .filter(step -> values.uniform(step).isPresent())
        .map(values::form)
        .filter(step -> !step.equals(ONE) && !step.negated().equals(ONE));
  }

  /** What a loop leaves in a variable is what was there before it, or what a trip assigned. */
  private @Nullable State behind(Loop loop, List<Counter> counters) {
    List<Fact> facts = new ArrayList<>();
    for (Counter counter : counters) {
      obligations.put(counter.symbol, counter.obligations());
      facts.addAll(counter.atEnd());
    }
    State end = joined(exits.getOrDefault(loop.label(), List.of()));
    return end == null || facts.isEmpty()
        ? end
        : new State(end.variables(), values.inner(end.scope(), facts));
  }

  private static List<Statement> updates(Loop loop, Variable variable) {
    List<Statement> updates = new ArrayList<>();
    Statements.walk(
        loop.body(),
        s -> {
          if (Statements.assigned(s).contains(variable)) {
            updates.add(s);
          }
        });
    return updates;
  }
}
