package dev.heddle.compiler.opencl;

import dev.heddle.ImageKind;
import dev.heddle.compiler.ir.Expression.Constant;
import dev.heddle.compiler.ir.KernelCode;
import dev.heddle.compiler.ir.Label;
import dev.heddle.compiler.ir.Location;
import dev.heddle.compiler.ir.Memory;
import dev.heddle.compiler.ir.Memory.ConstantArray;
import dev.heddle.compiler.ir.Memory.PrivateArray;
import dev.heddle.compiler.ir.Parameter;
import dev.heddle.compiler.ir.Parameter.BufferParameter;
import dev.heddle.compiler.ir.Parameter.LocalParameter;
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
import dev.heddle.compiler.ir.Statement.ConstantSampler;
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
import dev.heddle.compiler.ir.VariableNames;
import dev.heddle.compiler.opencl.ExpressionPrinter.Loads;
import dev.heddle.compiler.opencl.OpenClSource.Argument.FaultRecord;
import dev.heddle.compiler.opencl.OpenClSource.Checked;
import dev.heddle.compiler.pass.ConstantFolding;
import dev.heddle.compiler.pass.FaultResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Prints a kernel's body. Jumps that C has are printed as such; others are {@code goto}s to a label
 * behind the block that they leave.
 *
 * <p>Without barriers a work item that faults returns at once. With barriers it must not, since
 * others wait for it: it goes on, reads 0 and writes nothing. Where nothing that is read from
 * memory decides on the way to barriers, it comes to its end like all others. Elsewhere it tells
 * its group, and the whole group returns behind the next barrier: what the group is told is kept
 * twice, for barriers in turns, so that no work item can tell of a fault behind a barrier before
 * all others have looked.
 */
final class StatementPrinter {
  /** What C's break and continue go to; the innermost last. A switch takes breaks. */
  private record Enclosing(Label label, boolean isLoop) {}

  private static final Label SWITCH = new Label(-1);

  /** After how many trips of loops a work item looks whether another has faulted. */
  private static final int PATIENCE = 256;

  private static final String SOME_FAULT = "*(volatile __global int *) fault != 0";

  private final KernelCode kernel;
  private final VariableNames names;
  private final ExpressionPrinter expressions;
  private final Declarations declarations;
  private final FaultResponse faults;
  private final boolean padded;
  private final List<Enclosing> enclosing = new ArrayList<>();
  private final Map<Label, String> targets = new HashMap<>();
  private final Set<Label> continued = new HashSet<>();
  private final Set<Loop> looking = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Lines lines = new Lines();
  private final ImagePrinter images;

  /** What a work item that faults goes to the end of; nothing where it goes on. */
  private Optional<Label> dash = Optional.empty();

  private int dashes;

  StatementPrinter(
      KernelCode kernel,
      VariableNames names,
      OpenClOptions options,
      FaultResponse faults,
      Map<ConstantSampler, String> samplers) {
    this.kernel = kernel;
    this.names = names;
    this.faults = faults;
    this.padded = options.range() == OpenClOptions.Range.PADDED;
    this.expressions = new ExpressionPrinter(names, options);
    this.images = new ImagePrinter(lines, names, expressions, samplers);
    this.declarations = new Declarations(kernel.body());
    if (faults != FaultResponse.UNCHECKED) {
      LongLoops.of(kernel.body()).stream()
          .filter(l -> !faults.goesOn() || !Statements.contain(l.body(), Barrier.class))
          .forEach(looking::add);
    }
    if (faults.goesOn()) {
      expressions.read(Loads.GUARDED);
    }
  }

  Set<Helper> helpers() {
    return expressions.helpers();
  }

  /** {@return the body, without its braces} */
  String print() {
    if (padded) {
      line("if (get_global_id(0) - get_global_offset(0) >= range_0");
      line("    || get_global_id(1) - get_global_offset(1) >= range_1");
      line("    || get_global_id(2) - get_global_offset(2) >= range_2) {");
      line("  return;");
      line("}");
    }
    for (Parameter parameter : kernel.parameters()) {
      if (parameter instanceof BufferParameter) {
        line("%s += %s_start;".formatted(names.of(parameter), names.of(parameter)));
      }
    }
    limits();
    if (!looking.isEmpty()) {
      line("uint trips = 0;");
    }
    if (faults == FaultResponse.LEAVE_AT_ONCE && Statements.contain(kernel.body(), Loop.class)) {
      line("if (%s) {".formatted(SOME_FAULT));
      line("  return;");
      line("}");
    } else if (faults == FaultResponse.GO_ON) {
      line("int faulted = %s;".formatted(SOME_FAULT));
    } else if (faults == FaultResponse.LEAVE_AT_BARRIERS) {
      line("__local int group_faults[2];");
      line("int faulted = 0;");
      line("int phase = 0;");
      line("group_faults[0] = 0;");
      line("group_faults[1] = 0;");
      line("barrier(CLK_LOCAL_MEM_FENCE);");
    }
    Set<PrivateArray> arrays = new LinkedHashSet<>();
    Statements.walk(
        kernel.body(),
        s -> {
          if (s instanceof Clear clear) {
            arrays.add(clear.array());
          }
        });
    for (PrivateArray array : arrays) {
      line(
          "%s %s[%d];"
              .formatted(
                  ExpressionPrinter.type(array.element()),
                  names.of(array),
                  Math.max(1, array.length())));
    }
    body(kernel.body());
    return lines.text();
  }

  private void line(String line) {
    lines.add(line);
  }

  private void line(String line, Location location) {
    lines.add(line, location);
  }

  private void body(List<Statement> statements) {
    // A work item that has faulted may come to what reads a variable past what assigns it.
    String initial = faults.goesOn() ? " = 0" : "";
    for (Variable variable : declarations.atStart(statements)) {
      String type = ExpressionPrinter.type(variable.type());
      line("%s %s%s;".formatted(type, names.of(variable), initial));
    }
    statements.forEach(this::statement);
  }

  private void nested(List<Statement> statements) {
    lines.indent();
    body(statements);
    lines.outdent();
  }

  private void statement(Statement statement) {
    switch (statement) {
      case Block s -> {
        line("{");
        nested(s.body());
        line("}");
        target(s.label());
      }
      case Loop s -> {
        if (goesOn() && !Statements.contain(s.body(), Barrier.class)) {
          dash(s);
        } else {
          loop(s);
        }
      }
      case If s -> branch(s);
      case Switch s -> choose(s);
      case Break s -> leave(s);
      case Continue s -> again(s);
      case Return s -> line("return;", s.location());
      case Assign s -> assign(s);
      case Store s ->
          unlessFaulted(
              () ->
                  line(
                      "%s = %s;"
                          .formatted(
                              expressions.element(s.memory(), s.index()),
                              expressions.print(s.value())),
                      s.location()));
      case Clear s -> {
        String array = names.of(s.array());
        line(
            "for (int element = 0; element < %d; element++) {".formatted(s.array().length()),
            s.location());
        line("  %s[element] = 0;".formatted(array));
        line("}");
      }
      case CheckIndex s -> {
        String index = expressions.operand(s.index());
        String length = length(s.memory());
        check(
            s.index().type() == ScalarType.INT
                ? "(uint) %s >= %s".formatted(index, limit(s.memory()))
                : "(ulong) %s >= (ulong) %s".formatted(index, length),
            code(new Checked.Elements(s.memory())),
            expressions.print(s.index()),
            length,
            s.location());
      }
      case CheckTexel s -> checkTexel(s);
      case CheckDivisor s ->
          check(
              "%s == 0".formatted(expressions.operand(s.divisor())),
              FaultRecord.DIVISION,
              "0",
              "0",
              s.location());
      case Barrier s -> barrier(s);
      case Atomic s -> atomic(s);
      case ReadImage s -> images.read(s);
      case WriteImage s -> unlessFaulted(() -> images.write(s));
    }
  }

  private void target(Label label) {
    String name = targets.get(label);
    if (name != null) {
      line(name + ": ;");
    }
  }

  private String gotoTarget(Label label) {
    return targets.computeIfAbsent(label, _ -> names.fresh("after_" + (targets.size() + 1)));
  }

  private void loop(Loop loop) {
    List<Statement> body = loop.body();
    String head = "while (true) {";
    Location location = body.isEmpty() ? loop.location() : body.getFirst().location();
    boolean tested = false;
    if (declarations.atStart(body).isEmpty()
        && !body.isEmpty()
        && body.getFirst() instanceof If test
        && test.whenFalse().isEmpty()
        && test.whenTrue().size() == 1
        && test.whenTrue().getFirst() instanceof Break out
        && out.label().equals(loop.label())) {
      head = "while (%s) {".formatted(expressions.print(ConstantFolding.negated(test.condition())));
      tested = true;
    }
    line(head, location);
    enclosing.add(new Enclosing(loop.label(), true));
    lines.indent();
    stopEarly(loop);
    if (tested) {
      body.subList(1, body.size()).forEach(this::statement);
    } else {
      body(body);
    }
    if (continued.contains(loop.label())) {
      line(continueTarget(loop.label()) + ": ;");
    }
    lines.outdent();
    enclosing.removeLast();
    line("}");
    target(loop.label());
  }

  private final List<Checked> checked = new ArrayList<>();
  private final Map<Label, String> continueTargets = new HashMap<>();

  private String continueTarget(Label label) {
    return continueTargets.computeIfAbsent(
        label, _ -> names.fresh("again_" + (continueTargets.size() + 1)));
  }

  /** Once a work item has faulted, the others stop where they have gone round for a while. */
  private void stopEarly(Loop loop) {
    if (looking.contains(loop)) {
      line("if ((++trips & %du) == 0 && %s) {".formatted(PATIENCE - 1, SOME_FAULT));
      giveUp();
      line("}");
    }
  }

  /** {@return whether a work item may come here after it has faulted} */
  private boolean goesOn() {
    return expressions.loads() == Loads.GUARDED;
  }

  private void unlessFaulted(Runnable statement) {
    if (!goesOn()) {
      statement.run();
      return;
    }
    line("if (!faulted) {");
    lines.indent();
    expressions.read(Loads.PLAIN);
    statement.run();
    expressions.read(Loads.GUARDED);
    lines.outdent();
    line("}");
  }

  /** A loop without barriers, which a work item that has faulted leaves, or leaves out. */
  private void dash(Loop loop) {
    Label end = new Label(-2 - dashes++);
    dash = Optional.of(end);
    expressions.read(Loads.PLAIN);
    line("if (!faulted) {");
    lines.indent();
    loop(loop);
    lines.outdent();
    line("}");
    target(end);
    expressions.read(Loads.GUARDED);
    dash = Optional.empty();
  }

  private void branch(If branch) {
    line("if (%s) {".formatted(expressions.print(branch.condition())), branch.location());
    nested(branch.whenTrue());
    List<Statement> rest = branch.whenFalse();
    while (rest.size() == 1
        && rest.getFirst() instanceof If next
        && declarations.atStart(rest).isEmpty()) {
      line("} else if (%s) {".formatted(expressions.print(next.condition())), next.location());
      nested(next.whenTrue());
      rest = next.whenFalse();
    }
    if (!rest.isEmpty()) {
      line("} else {");
      nested(rest);
    }
    line("}");
  }

  private void choose(Switch choice) {
    line("switch (%s) {".formatted(expressions.print(choice.selector())), choice.location());
    enclosing.add(new Enclosing(SWITCH, false));
    lines.indent();
    for (Statement.Case c : choice.cases()) {
      for (int i = 0; i < c.keys().size(); i++) {
        String key = expressions.print(Constant.of(c.keys().get(i)));
        line("case %s:%s".formatted(key, i == c.keys().size() - 1 ? " {" : ""));
      }
      nested(c.body());
      if (!Statements.endsInJump(c.body())) {
        line("  break;");
      }
      line("}");
    }
    line("default: {");
    nested(choice.otherwise());
    if (!Statements.endsInJump(choice.otherwise())) {
      line("  break;");
    }
    line("}");
    lines.outdent();
    enclosing.removeLast();
    line("}");
  }

  private void leave(Break jump) {
    boolean direct = !enclosing.isEmpty() && enclosing.getLast().label().equals(jump.label());
    line(direct ? "break;" : "goto %s;".formatted(gotoTarget(jump.label())), jump.location());
  }

  private void again(Continue jump) {
    Label innermost = SWITCH;
    for (Enclosing e : enclosing) {
      innermost = e.isLoop() ? e.label() : innermost;
    }
    if (innermost.equals(jump.label())) {
      line("continue;", jump.location());
    } else {
      continued.add(jump.label());
      line("goto %s;".formatted(continueTarget(jump.label())), jump.location());
    }
  }

  private void assign(Assign assign) {
    Variable variable = assign.variable();
    String declared = "";
    if (declarations.declares(assign)) {
      declared =
          (declarations.isConstant(variable) ? "const " : "")
              + ExpressionPrinter.type(variable.type())
              + " ";
    }
    line(
        "%s%s = %s;".formatted(declared, names.of(variable), expressions.print(assign.value())),
        assign.location());
  }

  private String length(Memory memory) {
    return switch (memory) {
      case PrivateArray array -> Integer.toString(array.length());
      case ConstantArray array -> Integer.toString(array.values().size());
      default -> names.of(memory) + "_length";
    };
  }

  /** {@return what an index that is an {@code int} has to be less than, unsigned} */
  private String limit(Memory memory) {
    return memory instanceof Parameter ? names.of(memory) + "_limit" : length(memory) + "u";
  }

  /** Lengths that ints are compared with, so that 32 bits are enough. */
  private void limits() {
    Set<Memory> limited = new LinkedHashSet<>();
    Statements.walk(
        kernel.body(),
        s -> {
          if (s instanceof CheckIndex check
              && check.memory() instanceof Parameter
              && check.index().type() == ScalarType.INT) {
            limited.add(check.memory());
          }
        });
    for (Memory memory : limited) {
      line("const uint %s = (uint) min(%s, 2147483648L);".formatted(limit(memory), length(memory)));
    }
  }

  private void check(String fails, int code, String index, String length, Location location) {
    String record =
        expressions.call(
            Helper.RECORD_FAULT,
            "fault",
            Integer.toString(code),
            Integer.toString(location.line()),
            index,
            length);
    line("if (%s%s) {".formatted(goesOn() ? "!faulted && " : "", fails), location);
    line("  %s;".formatted(record));
    giveUp();
    line("}");
  }

  /** What a work item does when it has faulted, or has seen that another has. */
  private void giveUp() {
    if (faults == FaultResponse.LEAVE_AT_ONCE) {
      line("  return;");
      return;
    }
    line("  faulted = 1;");
    if (faults == FaultResponse.LEAVE_AT_BARRIERS) {
      line("  group_faults[phase & 1] = 1;");
    }
    dash.ifPresent(end -> line("  goto %s;".formatted(gotoTarget(end))));
  }

  private void checkTexel(CheckTexel check) {
    String shape = names.of(check.image()) + "_shape";
    // A layer is the third coordinate, of 1D arrays as well.
    List<String> coordinates =
        new ArrayList<>(check.coordinates().stream().map(expressions::operand).toList());
    if (check.image().kind() == ImageKind.IMAGE_1D_ARRAY) {
      coordinates.add(1, "0");
    }
    List<String> fails = new ArrayList<>();
    for (int i = 0; i < coordinates.size(); i++) {
      if (!coordinates.get(i).equals("0")) {
        fails.add(
            "(uint) %s >= (uint) %s.%c".formatted(coordinates.get(i), shape, "xyz".charAt(i)));
      }
    }
    String y = coordinates.size() > 1 ? coordinates.get(1) : "0";
    check(
        fails.size() == 1 ? fails.getFirst() : "(" + String.join(" || ", fails) + ")",
        code(new Checked.Texels(check.image())),
        "(long) %s << 32 | (uint) %s".formatted(y, coordinates.getFirst()),
        coordinates.size() > 2 ? coordinates.get(2) : "0",
        check.location());
  }

  /** {@return the code of a fault at what has bounds} */
  private int code(Checked subject) {
    int place = checked.indexOf(subject);
    if (place < 0) {
      place = checked.size();
      checked.add(subject);
    }
    return FaultRecord.OUTSIDE + place;
  }

  /** {@return what is checked, in the order of the codes of faults} */
  List<Checked> checked() {
    return checked;
  }

  private void barrier(Barrier barrier) {
    line("barrier(CLK_LOCAL_MEM_FENCE | CLK_GLOBAL_MEM_FENCE);", barrier.location());
    if (faults == FaultResponse.LEAVE_AT_BARRIERS) {
      line("if (group_faults[phase & 1] != 0) {");
      line("  return;");
      line("}");
      line("phase++;");
    }
  }

  private void atomic(Atomic atomic) {
    ScalarType element = atomic.memory().element();
    Loads before = expressions.read(Loads.PLAIN);
    String cell = "&" + expressions.element(atomic.memory(), atomic.index());
    StringBuilder operands = new StringBuilder(cell);
    atomic.operands().forEach(e -> operands.append(", ").append(expressions.print(e)));
    String call;
    if (element == ScalarType.FLOAT) {
      boolean local = atomic.memory() instanceof LocalParameter;
      call =
          expressions.call(
              local ? Helper.ADD_LOCAL_FLOAT : Helper.ADD_GLOBAL_FLOAT, operands.toString());
    } else {
      String operation =
          switch (atomic.operator()) {
            case SET -> "xchg";
            case COMPARE_AND_EXCHANGE -> "cmpxchg";
            default -> atomic.operator().name().toLowerCase(Locale.ROOT);
          };
      String prefix = element == ScalarType.LONG ? "atom_" : "atomic_";
      call = "%s%s(%s)".formatted(prefix, operation, operands);
    }
    expressions.read(before);
    if (atomic.result().isEmpty()) {
      String statement = call + ";";
      unlessFaulted(() -> line(statement, atomic.location()));
    } else {
      String value = goesOn() ? "faulted ? 0 : " + call : call;
      line("%s = %s;".formatted(names.of(atomic.result().get()), value), atomic.location());
    }
  }
}
