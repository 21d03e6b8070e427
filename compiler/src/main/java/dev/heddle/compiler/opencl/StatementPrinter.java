package dev.heddle.compiler.opencl;

import dev.heddle.ImageKind;
import dev.heddle.compiler.ir.Expression;
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
import dev.heddle.compiler.ir.Parameter.SamplerParameter;
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
import dev.heddle.compiler.opencl.OpenClSource.Argument.FaultRecord;
import dev.heddle.compiler.opencl.OpenClSource.Checked;
import dev.heddle.compiler.pass.ConstantFolding;
import dev.heddle.compiler.pass.FaultResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Prints a kernel's body. Jumps that C has are printed as such; others are {@code goto}s to a label
 * behind the block that they leave.
 *
 * <p>Without barriers a work item that faults returns at once. With barriers it must not, since
 * others wait for it: it goes on, with 0 for each index. Where nothing that is read from memory
 * decides on the way to barriers, it comes to its end like all others. Elsewhere it tells its
 * group, and the whole group returns behind the next barrier: what the group is told is kept twice,
 * for barriers in turns, so that no work item can tell of a fault behind a barrier before all
 * others have looked.
 */
final class StatementPrinter {
  /** What C's break and continue go to; the innermost last. A switch takes breaks. */
  private record Enclosing(Label label, boolean isLoop) {}

  private static final Label SWITCH = new Label(-1);

  private final KernelCode kernel;
  private final VariableNames names;
  private final ExpressionPrinter expressions;
  private final Declarations declarations;
  private final FaultResponse faults;
  private final boolean padded;
  private final Map<ConstantSampler, String> samplers;
  private final List<Enclosing> enclosing = new ArrayList<>();
  private final Map<Label, String> targets = new HashMap<>();
  private final Set<Label> continued = new HashSet<>();
  private final StringBuilder text = new StringBuilder();
  private int depth = 1;
  private Location last = new Location("", 0);

  StatementPrinter(
      KernelCode kernel,
      VariableNames names,
      OpenClOptions options,
      FaultResponse faults,
      Map<ConstantSampler, String> samplers) {
    this.kernel = kernel;
    this.names = names;
    this.faults = faults;
    this.samplers = samplers;
    this.padded = options.range() == OpenClOptions.Range.PADDED;
    this.expressions =
        new ExpressionPrinter(names, options, faults.goesOn() ? "faulted ? 0 : " : "");
    this.declarations = new Declarations(kernel.body());
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
    if (faults == FaultResponse.GO_ON) {
      line("int faulted = *(volatile __global int *) fault != 0;");
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
    return text.toString();
  }

  private void line(String line) {
    text.append("  ".repeat(depth)).append(line).append('\n');
  }

  /** A line, and where it comes from if the line before came from elsewhere. */
  private void line(String line, Location location) {
    if (location.line() == 0 || location.equals(last)) {
      line(line);
    } else {
      line(line + " // " + location);
      last = location;
    }
  }

  private void body(List<Statement> statements) {
    for (Variable variable : declarations.atStart(statements)) {
      line("%s %s;".formatted(ExpressionPrinter.type(variable.type()), names.of(variable)));
    }
    statements.forEach(this::statement);
  }

  private void nested(List<Statement> statements) {
    depth++;
    body(statements);
    depth--;
  }

  private void statement(Statement statement) {
    switch (statement) {
      case Block s -> {
        line("{");
        nested(s.body());
        line("}");
        target(s.label());
      }
      case Loop s -> loop(s);
      case If s -> branch(s);
      case Switch s -> choose(s);
      case Break s -> leave(s);
      case Continue s -> again(s);
      case Return s -> line("return;", s.location());
      case Assign s -> assign(s);
      case Store s ->
          line(
              "%s = %s;"
                  .formatted(
                      expressions.element(s.memory(), s.index()), expressions.print(s.value())),
              s.location());
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
            "(ulong) %s >= (ulong) %s".formatted(index, length),
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
      case ReadImage s -> readImage(s);
      case WriteImage s -> writeImage(s);
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
    depth++;
    stopEarly(loop);
    if (tested) {
      body.subList(1, body.size()).forEach(this::statement);
    } else {
      body(body);
    }
    if (continued.contains(loop.label())) {
      line(continueTarget(loop.label()) + ": ;");
    }
    depth--;
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

  /** Once a work item has faulted, the others stop where they go round. */
  private void stopEarly(Loop loop) {
    boolean[] waits = new boolean[1];
    Statements.walk(loop.body(), s -> waits[0] |= s instanceof Barrier);
    if (faults == FaultResponse.LEAVE_AT_ONCE) {
      line("if (*(volatile __global int *) fault != 0) {");
      line("  return;");
      line("}");
    } else if (faults.goesOn() && !waits[0]) {
      line("if (faulted || *(volatile __global int *) fault != 0) {");
      markFaulted();
      line("  break;");
      line("}");
    }
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
    depth++;
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
    depth--;
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

  private void check(String fails, int code, String index, String length, Location location) {
    String record =
        expressions.call(
            Helper.RECORD_FAULT,
            "fault",
            Integer.toString(code),
            Integer.toString(location.line()),
            index,
            length);
    if (faults == FaultResponse.LEAVE_AT_ONCE) {
      line("if (%s) {".formatted(fails), location);
      line("  %s;".formatted(record));
      line("  return;");
    } else {
      line("if (!faulted && %s) {".formatted(fails), location);
      line("  %s;".formatted(record));
      markFaulted();
    }
    line("}");
  }

  private void markFaulted() {
    line("  faulted = 1;");
    if (faults == FaultResponse.LEAVE_AT_BARRIERS) {
      line("  group_faults[phase & 1] = 1;");
    }
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
    String result = atomic.result().map(v -> names.of(v) + " = ").orElse("");
    line(result + call + ";", atomic.location());
  }

  private String coordinates(List<Expression> coordinates) {
    String type = coordinates.getFirst().type() == ScalarType.FLOAT ? "float" : "int";
    return expressions.vector(type, coordinates, coordinates.size() == 3 ? 4 : 2);
  }

  /** Texels have been checked, and a work item that goes on after a fault keeps to the first. */
  private String guarded(String coordinates) {
    if (!faults.goesOn()) {
      return coordinates;
    }
    String first = coordinates.startsWith("(int") ? coordinates.substring(0, 6) + "(0)" : "0";
    return "faulted ? %s : %s".formatted(first, coordinates);
  }

  private void readImage(ReadImage read) {
    boolean floats = read.results().getFirst().type() == ScalarType.FLOAT;
    String image = names.of(read.image());
    String sampler =
        read.sampler()
            .map(
                source ->
                    switch (source) {
                      case SamplerParameter p -> names.of(p) + ", ";
                      case ConstantSampler c -> samplers.get(c) + ", ";
                    })
            .orElse("");
    String at = coordinates(read.coordinates());
    String arguments =
        "(%s, %s%s)".formatted(image, sampler, read.sampler().isPresent() ? at : guarded(at));
    line("{", read.location());
    if (floats) {
      line("  const float4 texel = read_imagef%s;".formatted(arguments));
    } else {
      line("  const int4 texel = %s_shape.w".formatted(image));
      line("      ? as_int4(read_imageui%s)".formatted(arguments));
      line("      : read_imagei%s;".formatted(arguments));
    }
    for (int i = 0; i < 4; i++) {
      line("  %s = texel.%c;".formatted(names.of(read.results().get(i)), "xyzw".charAt(i)));
    }
    line("}");
  }

  private void writeImage(WriteImage write) {
    boolean floats = write.texel().getFirst().type() == ScalarType.FLOAT;
    String image = names.of(write.image());
    String at = guarded(coordinates(write.coordinates()));
    String texel = expressions.vector(floats ? "float" : "int", write.texel(), 4);
    if (floats) {
      line("write_imagef(%s, %s, %s);".formatted(image, at, texel), write.location());
      return;
    }
    line("if (%s_shape.w) {".formatted(image), write.location());
    line("  write_imageui(%s, %s, as_uint4(%s));".formatted(image, at, texel));
    line("} else {");
    line("  write_imagei(%s, %s, %s);".formatted(image, at, texel));
    line("}");
  }
}
