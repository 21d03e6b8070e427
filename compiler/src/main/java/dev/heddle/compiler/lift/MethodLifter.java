package dev.heddle.compiler.lift;

import dev.heddle.KernelCompilationException;
import dev.heddle.compiler.ir.Expression;
import dev.heddle.compiler.ir.Expression.Load;
import dev.heddle.compiler.ir.Expression.Read;
import dev.heddle.compiler.ir.Expressions;
import dev.heddle.compiler.ir.Label;
import dev.heddle.compiler.ir.Location;
import dev.heddle.compiler.ir.Memory;
import dev.heddle.compiler.ir.Parameter.BufferParameter;
import dev.heddle.compiler.ir.ScalarType;
import dev.heddle.compiler.ir.Statement;
import dev.heddle.compiler.ir.Statement.Assign;
import dev.heddle.compiler.ir.Statement.Block;
import dev.heddle.compiler.ir.Statement.Break;
import dev.heddle.compiler.ir.Statement.Return;
import dev.heddle.compiler.ir.Variable;
import dev.heddle.compiler.ir.Variable.Origin;
import dev.heddle.compiler.lift.FlowGraph.Exit;
import dev.heddle.compiler.lift.Joins.BlockEnd;
import dev.heddle.compiler.lift.MethodCode.BasicBlock;
import dev.heddle.compiler.lift.Value.NewRecord;
import dev.heddle.compiler.lift.Value.RecordValue;
import dev.heddle.compiler.lift.Value.Scalar;
import dev.heddle.compiler.pass.ConstantFolding;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Lifts one method, in the place of one call: its blocks in an order in which all but jumps back
 * come after what they follow, each with the stack that its predecessors leave.
 *
 * <p>Scalars in local slots are variables, one for each web. Records in slots are a variable for
 * each scalar. Arrays, buffers and the like have no variable: what a slot holds is known at each
 * place, or the kernel is refused. Values on the stack are expressions that nothing evaluates
 * before their use; what changes a variable or memory first saves those that read it ({@link
 * #saveWhere}).
 */
final class MethodLifter {
  /** Larger expressions are split, so that no walk over them goes too deep. */
  private static final int EXPRESSION_LIMIT = 60;

  final Session session;
  final MethodCode code;
  final SlotWebs webs;
  private final @Nullable MethodLifter caller;
  private final List<Value> arguments;
  private final int[] slots;

  /** Parameters that are never assigned, as what the caller gave. */
  private final Map<Integer, Value> bound = new HashMap<>();

  private final Map<Integer, Variable> variables = new HashMap<>();
  private final Map<String, Variable> recordVariables = new HashMap<>();

  private List<Statement> current = new ArrayList<>();
  private List<Value> stack = new ArrayList<>();
  private Map<Integer, Value> references = new HashMap<>();
  private int at;
  private @Nullable Value result;

  MethodLifter(Session session, MethodCode code, List<Value> arguments) {
    this(session, code, arguments, null);
  }

  private MethodLifter(
      Session session, MethodCode code, List<Value> arguments, @Nullable MethodLifter caller) {
    this.session = session;
    this.code = code;
    this.arguments = arguments;
    this.caller = caller;
    this.slots = SlotWebs.parameterSlots(code);
    this.webs = new SlotWebs(code, slots);
  }

  /** Lifts a method in the place of a call; {@return what it returns, if anything} */
  Optional<Value> inline(MethodCode callee, List<Value> values) {
    if (session.isCalling(callee)) {
      throw refuse(
          "recursion: %s calls itself".formatted(callee.displayName()),
          "a kernel cannot recur; write a loop");
    }
    if (callee.blocks.size() > 1) {
      saveWhere(Expressions::loads);
    }
    return new MethodLifter(session, callee, values, this).lift(current);
  }

  /** Adds the method's statements; {@return what it returns, if anything} */
  Optional<Value> lift(List<Statement> into) {
    if (code.hasHandlers) {
      throw refuse("try", "a kernel has no exceptions; test for the case that would throw");
    }
    if (slots.length != arguments.size()) {
      throw malformed("a call with other arguments than the method has");
    }
    session.countInstructions(code.instructions.size());
    session.enter(code);
    if (code.blocks.size() == 1) {
      current = into;
      bindParameters();
      liftBlock(code.blocks.getFirst());
    } else {
      liftGraph(into);
    }
    session.leave();
    return Optional.ofNullable(result);
  }

  boolean isStraight() {
    return code.blocks.size() == 1;
  }

  @Nullable MethodLifter caller() {
    return caller;
  }

  private void bindParameters() {
    for (int i = 0; i < slots.length; i++) {
      int web = webs.webOfParameter(slots[i]);
      Value value = arguments.get(i);
      String name = webs.nameOf(web).orElse("argument");
      if (webs.storesOf(web) > 0) {
        setSlot(web, value, Origin.TEMPORARY);
      } else if (webs.isLive(0, slots[i])) {
        bound.put(web, named(value, name));
      }
    }
  }

  /** {@return a value whose scalars are constants or variables} */
  private Value named(Value value, String name) {
    return switch (value) {
      case Scalar(Expression e) ->
          new Scalar(Expressions.isTrivial(e) ? e : new Read(save(e, name)));
      case RecordValue(RecordType type, List<Value> components) -> {
        List<Value> saved = new ArrayList<>();
        for (int i = 0; i < components.size(); i++) {
          saved.add(named(components.get(i), name + "_" + type.components().get(i).name()));
        }
        yield new RecordValue(type, saved);
      }
      default -> value;
    };
  }

  private void liftGraph(List<Statement> into) {
    FlowGraph graph = new FlowGraph(-1);
    Joins joins = new Joins(this);
    bindParameters();
    List<Statement> prologue = current;
    graph.nodes.put(-1, new FlowGraph.Node(prologue, new Exit.Jump(0, location())));
    List<Integer> order = reversePostorder();
    int[] number = new int[code.blocks.size()];
    for (int i = 0; i < order.size(); i++) {
      number[order.get(i)] = i;
    }
    Map<Integer, List<Integer>> predecessors = new HashMap<>();
    for (int b : order) {
      for (int successor : code.blocks.get(b).successors()) {
        predecessors.computeIfAbsent(successor, _ -> new ArrayList<>()).add(b);
      }
    }
    BlockEnd[] ends = new BlockEnd[code.blocks.size()];
    Map<Integer, List<Value>> entryStacks = new HashMap<>();
    Map<Integer, Map<Integer, Value>> entryReferences = new HashMap<>();
    BlockEnd start = new BlockEnd(prologue, new Exit.Jump(0, location()), List.of(), references);
    for (int b : order) {
      List<BlockEnd> before = new ArrayList<>();
      boolean isLoop = false;
      if (b == 0) {
        before.add(start);
      }
      for (int predecessor : predecessors.getOrDefault(b, List.of())) {
        BlockEnd end = ends[predecessor];
        if (end != null && end.exit().targets().contains(b)) {
          before.add(end);
        }
        isLoop |= number[predecessor] >= number[b];
      }
      if (before.isEmpty()) {
        continue; // what leads here was found never to be taken
      }
      at = code.blocks.get(b).start();
      stack = joins.stack(before, isLoop);
      references = joins.references(b, before);
      entryStacks.put(b, List.copyOf(stack));
      entryReferences.put(b, Map.copyOf(references));
      current = new ArrayList<>();
      Exit exit = liftBlock(code.blocks.get(b));
      stack.replaceAll(MethodLifter::finishedOrSame);
      ends[b] = new BlockEnd(current, exit, stack, references);
      for (int target : exit.targets()) {
        if (number[target] <= number[b]) {
          joins.closeLoop(ends[b], entryStacks.get(target), entryReferences.get(target));
        }
      }
      graph.nodes.put(b, new FlowGraph.Node(current, exit));
    }
    graph.reduce();
    List<Statement> body;
    Label end = session.newLabel();
    try {
      body =
          Structurer.structure(
              graph,
              session::newLabel,
              where -> caller == null ? new Return(where) : new Break(end, where));
    } catch (IllegalArgumentException e) {
      throw refuse("a loop that is entered in two places", "write it with for, while or do");
    }
    if (caller == null) {
      into.addAll(body);
    } else {
      into.add(new Block(end, body, caller.location()));
    }
  }

  private List<Integer> reversePostorder() {
    record Visit(int block, Iterator<Integer> successors) {
      Visit(BasicBlock block) {
        this(block.index(), block.successors().iterator());
      }
    }
    List<Integer> order = new ArrayList<>();
    BitSet seen = new BitSet();
    List<Visit> open = new ArrayList<>();
    seen.set(0);
    open.add(new Visit(code.blocks.getFirst()));
    while (!open.isEmpty()) {
      Visit top = open.getLast();
      if (top.successors().hasNext()) {
        int successor = top.successors().next();
        if (!seen.get(successor)) {
          seen.set(successor);
          open.add(new Visit(code.blocks.get(successor)));
        }
      } else {
        order.addFirst(top.block());
        open.removeLast();
      }
    }
    return order;
  }

  KernelCompilationException differs(String construct) {
    return refuse(
        construct,
        "what a variable refers to must be known when the kernel is compiled: write the code twice,"
            + " in an if and its else");
  }

  private Exit liftBlock(BasicBlock block) {
    InstructionLifter instructions = new InstructionLifter(this);
    for (at = block.start(); at < block.end(); at++) {
      Optional<Exit> exit = instructions.lift(code.instructions.get(at), at);
      if (exit.isPresent()) {
        return exit.get();
      }
    }
    if (block.successors().isEmpty()) {
      throw malformed("control runs off the end");
    }
    at = block.end() - 1;
    return new Exit.Jump(block.successors().getFirst(), location());
  }

  // What InstructionLifter and its kin build with.

  Location location() {
    // A line of the JDK tells a user nothing: that of the call does.
    if (caller != null && isPlatform()) {
      return caller.location();
    }
    return new Location(code.file, code.line(at));
  }

  void emit(Statement statement) {
    current.add(statement);
  }

  void push(Value value) {
    stack.add(value);
  }

  void push(Expression expression) {
    Expression folded = ConstantFolding.fold(expression);
    boolean large = Expressions.size(folded) > EXPRESSION_LIMIT;
    push(new Scalar(large ? new Read(save(folded, "part")) : folded));
  }

  Value pop() {
    Value value = popUnfinished();
    return value instanceof NewRecord fresh ? finished(fresh) : value;
  }

  /** {@return the top of the stack, as the object under construction that it may be} */
  Value popUnfinished() {
    if (stack.isEmpty()) {
      throw malformed("an empty stack");
    }
    return stack.removeLast();
  }

  Expression popScalar() {
    if (pop() instanceof Scalar(Expression e)) {
      return e;
    }
    throw malformed("a reference in the place of a number");
  }

  Expression popScalar(ScalarType type) {
    Expression e = popScalar();
    if (e.type() != type) {
      throw malformed("%s in the place of %s".formatted(e.type(), type));
    }
    return e;
  }

  /** Where ways meet, records are compared by what is in them. */
  private static Value finishedOrSame(Value value) {
    return value instanceof NewRecord fresh ? finished(fresh) : value;
  }

  /** {@return a record once all its fields are set, and else the same object} */
  private static Value finished(NewRecord fresh) {
    List<Value> components = new ArrayList<>();
    for (Value field : fresh.fields) {
      if (field == null) {
        return fresh;
      }
      components.add(field);
    }
    return new RecordValue(fresh.type, components);
  }

  /** {@return a new variable that holds what an expression is now} */
  Variable save(Expression expression, String name) {
    Variable variable = session.newVariable(name, expression.type(), Origin.TEMPORARY);
    emit(new Assign(variable, expression, location()));
    return variable;
  }

  /** {@return a constant or a variable with the value of an expression} */
  Expression trivial(Expression expression, String name) {
    return Expressions.isTrivial(expression) ? expression : new Read(save(expression, name));
  }

  /** {@return a value that may be used twice} */
  Value repeatable(Value value) {
    return value.map(e -> trivial(e, "value"));
  }

  /**
   * Evaluates values on the stack that something is about to change, here and in the callers that
   * this method is a part of a block of.
   */
  void saveWhere(Predicate<Expression> changes) {
    for (MethodLifter frame = this;
        frame != null && frame.current == current;
        frame = frame.caller) {
      frame.stack.replaceAll(
          value -> value.map(e -> changes.test(e) ? new Read(save(e, "before")) : e));
    }
  }

  /** Evaluates values on the stack that read what is about to be written. */
  void saveLoadsOf(Memory memory) {
    saveWhere(
        e ->
            Expressions.any(
                e,
                part ->
                    part instanceof Load load
                        && (load.memory().equals(memory)
                            // Buffers may share their storage.
                            || load.memory() instanceof BufferParameter
                                && memory instanceof BufferParameter)));
  }

  void assign(Variable variable, Expression value) {
    saveWhere(e -> Expressions.reads(e, variable));
    emit(new Assign(variable, value, location()));
  }

  /** {@return what a local slot holds} */
  Value slot(int web, @Nullable ScalarType type) {
    Value parameter = bound.get(web);
    if (parameter != null) {
      return parameter;
    }
    if (type != null) {
      return new Scalar(new Read(variable(web, type, Origin.SOURCE)));
    }
    Value reference = references.get(web);
    if (reference == null) {
      throw differs(
          "variable %s, which may refer to one of several things"
              .formatted(webs.nameOf(web).orElse("?")));
    }
    return reference;
  }

  void setSlot(int web, Value value) {
    setSlot(web, value, Origin.SOURCE);
  }

  private void setSlot(int web, Value value, Origin origin) {
    switch (value) {
      case Scalar(Expression e) -> assign(variable(web, e.type(), origin), e);
      case RecordValue record -> {
        List<Variable> targets = new ArrayList<>();
        List<Expression> values = new ArrayList<>();
        Value tuple = flatten(web, webs.nameOf(web).orElse("record"), record, targets, values);
        assignAtOnce(targets, values);
        references.put(web, tuple);
      }
      default -> references.put(web, value);
    }
  }

  private Value flatten(
      int web, String name, Value value, List<Variable> targets, List<Expression> values) {
    if (value instanceof Scalar(Expression e)) {
      Variable variable =
          recordVariables.computeIfAbsent(
              web + ":" + name + ":" + e.type(),
              _ -> session.newVariable(name, e.type(), Origin.SOURCE));
      targets.add(variable);
      values.add(e);
      return new Scalar(new Read(variable));
    }
    if (value instanceof RecordValue(RecordType type, List<Value> components)) {
      List<Value> parts = new ArrayList<>();
      for (int i = 0; i < components.size(); i++) {
        String part = name + "_" + type.components().get(i).name();
        parts.add(flatten(web, part, components.get(i), targets, values));
      }
      return new RecordValue(type, parts);
    }
    return value;
  }

  /** Assigns variables whose new values may read the old ones of the others. */
  private void assignAtOnce(List<Variable> targets, List<Expression> values) {
    for (int i = 0; i < targets.size(); i++) {
      for (int j = i + 1; j < values.size(); j++) {
        if (Expressions.reads(values.get(j), targets.get(i))) {
          values.set(j, new Read(save(values.get(j), targets.get(j).name())));
        }
      }
      Variable target = targets.get(i);
      Expression value = values.get(i);
      if (!(value instanceof Read(Variable same) && same.equals(target))) {
        assign(target, value);
      }
    }
  }

  Variable variable(int web, ScalarType type, Origin origin) {
    Variable variable =
        variables.computeIfAbsent(
            web, _ -> session.newVariable(webs.nameOf(web).orElse("local"), type, origin));
    if (variable.type() != type) {
      throw malformed("a local variable of two types");
    }
    return variable;
  }

  /** Ends the method with a value. */
  Exit leave(@Nullable Value value) {
    if (value == null || isStraight()) {
      result = value;
    } else if (result == null) {
      result = resultVariables(value, "result");
      assignResult(result, value);
    } else {
      assignResult(result, value);
    }
    return new Exit.Leave(location());
  }

  private Value resultVariables(Value value, String name) {
    return switch (value) {
      case Scalar(Expression e) ->
          new Scalar(new Read(session.newVariable(name, e.type(), Origin.TEMPORARY)));
      case RecordValue(RecordType type, List<Value> components) -> {
        List<Value> parts = new ArrayList<>();
        for (int i = 0; i < components.size(); i++) {
          parts.add(
              resultVariables(components.get(i), name + "_" + type.components().get(i).name()));
        }
        yield new RecordValue(type, parts);
      }
      default -> value;
    };
  }

  private void assignResult(Value to, Value value) {
    if (to instanceof Scalar(Read(Variable variable)) && value instanceof Scalar(Expression e)) {
      if (e.type() != variable.type()) {
        throw malformed("results of different types");
      }
      emit(new Assign(variable, e, location()));
    } else if (to instanceof RecordValue(RecordType type, List<Value> parts)
        && value instanceof RecordValue(RecordType other, List<Value> values)
        && type.equals(other)) {
      for (int i = 0; i < parts.size(); i++) {
        assignResult(parts.get(i), values.get(i));
      }
    } else if (!to.equals(value)) {
      throw differs("a method that returns one of several things");
    }
  }

  /** {@return whether a class is of the JDK or of the API, of whose lines a user knows nothing} */
  private static boolean isPlatform(String owner) {
    return owner.startsWith("java/")
        || owner.startsWith("jdk/")
        || owner.startsWith("dev/heddle/") && owner.indexOf('/', "dev/heddle/".length()) < 0;
  }

  private boolean isPlatform() {
    return isPlatform(code.owner);
  }

  KernelCompilationException refuse(String construct, String advice) {
    MethodLifter called = null;
    MethodLifter user = this;
    while (user.caller != null && user.isPlatform()) {
      called = user;
      user = user.caller;
    }
    if (called == null) {
      return Refusal.of(session.kernel, code, code.line(at), construct, advice);
    }
    return Refusal.of(
        session.kernel,
        user.code,
        user.code.line(user.at),
        "a call of %s, which has %s".formatted(called.code.displayName(), construct),
        called.code.name.endsWith("Exact")
            ? "a kernel has no exceptions: use the operator, which wraps around, or compute in long"
            : "write what it does with numbers alone");
  }

  KernelCompilationException malformed(String what) {
    return refuse("the class file is not valid: " + what, "compile it with javac");
  }
}
