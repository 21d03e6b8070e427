package dev.heddle.compiler.ir;

import dev.heddle.compiler.ir.Expression.Binary;
import dev.heddle.compiler.ir.Expression.Call;
import dev.heddle.compiler.ir.Expression.Compare;
import dev.heddle.compiler.ir.Expression.Constant;
import dev.heddle.compiler.ir.Expression.Convert;
import dev.heddle.compiler.ir.Expression.ImageSize;
import dev.heddle.compiler.ir.Expression.Length;
import dev.heddle.compiler.ir.Expression.Load;
import dev.heddle.compiler.ir.Expression.Logical;
import dev.heddle.compiler.ir.Expression.Query;
import dev.heddle.compiler.ir.Expression.Read;
import dev.heddle.compiler.ir.Expression.Select;
import dev.heddle.compiler.ir.Expression.Unary;
import dev.heddle.compiler.ir.Parameter.BufferParameter;
import dev.heddle.compiler.ir.Parameter.ImageParameter;
import dev.heddle.compiler.ir.Parameter.LocalParameter;
import dev.heddle.compiler.ir.Parameter.SamplerParameter;
import dev.heddle.compiler.ir.Parameter.ScalarParameter;
import dev.heddle.compiler.ir.Statement.Assign;
import dev.heddle.compiler.ir.Statement.Atomic;
import dev.heddle.compiler.ir.Statement.Barrier;
import dev.heddle.compiler.ir.Statement.Block;
import dev.heddle.compiler.ir.Statement.Break;
import dev.heddle.compiler.ir.Statement.CheckDivisor;
import dev.heddle.compiler.ir.Statement.CheckIndex;
import dev.heddle.compiler.ir.Statement.CheckTexel;
import dev.heddle.compiler.ir.Statement.Clear;
import dev.heddle.compiler.ir.Statement.Continue;
import dev.heddle.compiler.ir.Statement.If;
import dev.heddle.compiler.ir.Statement.Loop;
import dev.heddle.compiler.ir.Statement.ReadImage;
import dev.heddle.compiler.ir.Statement.Return;
import dev.heddle.compiler.ir.Statement.Store;
import dev.heddle.compiler.ir.Statement.Switch;
import dev.heddle.compiler.ir.Statement.WriteImage;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** A kernel as text, for readers and for tests: a statement a line, with the line of the source. */
public final class TextForm {
  private static final int LOCATION_COLUMN = 64;

  private final VariableNames names;
  private final Map<Label, String> labels = new HashMap<>();
  private final StringBuilder text = new StringBuilder();
  private int depth = 1;

  private TextForm(KernelCode kernel) {
    this.names = new VariableNames(kernel, Set.of(), name -> name);
  }

  /**
   * {@return a kernel as text}
   *
   * @param kernel the kernel
   */
  public static String of(KernelCode kernel) {
    TextForm form = new TextForm(kernel);
    form.text.append("kernel ").append(kernel.name()).append(" {\n");
    kernel.parameters().forEach(form::parameter);
    for (Memory.ConstantArray array : kernel.constants()) {
      String values = array.values().stream().map(form::text).collect(Collectors.joining(", "));
      form.line(
          "constant %s[] %s = {%s}"
              .formatted(array.element().javaName(), form.names.of(array), values));
    }
    form.body(kernel.body());
    return form.text.append("}\n").toString();
  }

  /**
   * {@return an expression as text, in parentheses where it is an operand that needs them}
   *
   * @param kernel the kernel whose names it has
   * @param expression the expression
   */
  public static String operand(KernelCode kernel, Expression expression) {
    return new TextForm(kernel).operand(expression);
  }

  private void parameter(Parameter parameter) {
    line(
        switch (parameter) {
          case ScalarParameter p ->
              "argument %s %s".formatted(p.type().javaName(), names.of(p.variable()));
          case BufferParameter p -> "buffer %s %s".formatted(p.element().javaName(), names.of(p));
          case LocalParameter p -> "local %s %s".formatted(p.element().javaName(), names.of(p));
          case ImageParameter p -> "image %s %s".formatted(p.kind(), names.of(p));
          case SamplerParameter p -> "sampler %s".formatted(names.of(p));
        });
  }

  private void line(String line) {
    text.append("  ".repeat(depth)).append(line).append('\n');
  }

  private void line(String line, Location location) {
    String indented = "  ".repeat(depth) + line;
    text.append(indented)
        .append(" ".repeat(Math.max(1, LOCATION_COLUMN - indented.length())))
        .append("; ")
        .append(location)
        .append('\n');
  }

  private void body(List<Statement> statements) {
    statements.forEach(this::statement);
  }

  private void nested(List<Statement> statements) {
    depth++;
    body(statements);
    depth--;
  }

  private String label(Label label) {
    return labels.computeIfAbsent(label, _ -> "L" + labels.size());
  }

  private void statement(Statement statement) {
    switch (statement) {
      case Block s -> {
        line("block %s {".formatted(label(s.label())));
        nested(s.body());
        line("}");
      }
      case Loop s -> {
        line("loop %s {".formatted(label(s.label())), s.location());
        nested(s.body());
        line("}");
      }
      case If s -> {
        line("if %s {".formatted(text(s.condition())), s.location());
        nested(s.whenTrue());
        if (!s.whenFalse().isEmpty()) {
          line("} else {");
          nested(s.whenFalse());
        }
        line("}");
      }
      case Switch s -> {
        line("switch %s {".formatted(text(s.selector())), s.location());
        s.cases()
            .forEach(
                c -> {
                  line("case %s:".formatted(c.keys()));
                  nested(c.body());
                });
        line("default:");
        nested(s.otherwise());
        line("}");
      }
      case Break s -> line("break " + label(s.label()), s.location());
      case Continue s -> line("continue " + label(s.label()), s.location());
      case Return s -> line("return", s.location());
      case Assign s ->
          line(
              "%s %s = %s"
                  .formatted(
                      s.variable().type().javaName(), names.of(s.variable()), text(s.value())),
              s.location());
      case Store s ->
          line(
              "%s[%s] = %s".formatted(names.of(s.memory()), text(s.index()), text(s.value())),
              s.location());
      case Clear s ->
          line(
              "clear %s %s[%d]"
                  .formatted(
                      s.array().element().javaName(), names.of(s.array()), s.array().length()),
              s.location());
      case CheckIndex s ->
          line("check %s[%s]".formatted(names.of(s.memory()), text(s.index())), s.location());
      case CheckTexel s ->
          line("check %s(%s)".formatted(names.of(s.image()), texts(s.coordinates())), s.location());
      case CheckDivisor s -> line("check %s != 0".formatted(text(s.divisor())), s.location());
      case Barrier s -> line("barrier", s.location());
      case Atomic s ->
          line(
              "%satomic %s %s[%s], %s"
                  .formatted(
                      s.result().map(v -> names.of(v) + " = ").orElse(""),
                      s.operator().method(),
                      names.of(s.memory()),
                      text(s.index()),
                      texts(s.operands())),
              s.location());
      case ReadImage s ->
          line(
              "%s = read %s%s(%s)"
                  .formatted(
                      s.results().stream().map(names::of).collect(Collectors.joining(", ")),
                      names.of(s.image()),
                      s.sampler().map(p -> " by " + p.name() + " ").orElse(""),
                      texts(s.coordinates())),
              s.location());
      case WriteImage s ->
          line(
              "write %s(%s) = %s"
                  .formatted(names.of(s.image()), texts(s.coordinates()), texts(s.texel())),
              s.location());
    }
  }

  private String texts(List<Expression> expressions) {
    return expressions.stream().map(this::text).collect(Collectors.joining(", "));
  }

  private String operand(Expression e) {
    return switch (e) {
      case Binary _, Compare _, Logical _, Select _ -> "(" + text(e) + ")";
      default -> text(e);
    };
  }

  private String text(Expression expression) {
    return switch (expression) {
      case Constant e ->
          switch (e.type()) {
            case FLOAT -> e.floatValue() + "f";
            case DOUBLE -> Double.toString(e.doubleValue());
            case LONG -> e.bits() + "L";
            case BOOLEAN -> e.isZero() ? "false" : "true";
            default -> Long.toString(e.bits());
          };
      case Read e -> names.of(e.variable());
      case Unary e ->
          (e.operator() == Expression.UnaryOperator.NOT ? "!" : "-") + operand(e.operand());
      case Binary e ->
          "%s %s %s".formatted(operand(e.left()), e.operator().symbol(), operand(e.right()));
      case Compare e ->
          "%s %s %s".formatted(operand(e.left()), e.comparison().symbol(), operand(e.right()));
      case Logical e ->
          "%s %s %s".formatted(operand(e.left()), e.operator().symbol(), operand(e.right()));
      case Select e ->
          "%s ? %s : %s"
              .formatted(operand(e.condition()), operand(e.whenTrue()), operand(e.whenFalse()));
      case Convert e -> "(%s) %s".formatted(e.to().javaName(), operand(e.operand()));
      case Load e -> "%s[%s]".formatted(names.of(e.memory()), text(e.index()));
      case Length e -> names.of(e.memory()) + ".length";
      case Query e -> "%s(%s)".formatted(e.query().method(), text(e.dimension()));
      case Call e -> "%s(%s)".formatted(e.function().label(), texts(e.arguments()));
      case ImageSize e -> "%s.%s".formatted(names.of(e.image()), e.dimension().method());
    };
  }
}
