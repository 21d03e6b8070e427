package dev.heddle.fuzz.syntax;

import dev.heddle.fuzz.syntax.Declaration.Constant;
import dev.heddle.fuzz.syntax.Declaration.ConstantArray;
import dev.heddle.fuzz.syntax.Declaration.Constructor;
import dev.heddle.fuzz.syntax.Declaration.Method;
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
import java.util.List;
import java.util.stream.Collectors;

/**
 * Prints declarations as Java: a statement a line, operands in parentheses unless they are one
 * word.
 */
public final class JavaText {
  private final StringBuilder out = new StringBuilder();
  private int depth;

  private JavaText() {}

  /** {@return the text of a declaration} */
  public static String of(Declaration declaration) {
    JavaText text = new JavaText();
    text.declaration(declaration);
    return text.out.toString();
  }

  private void line(String text) {
    out.append("  ".repeat(depth)).append(text).append('\n');
  }

  private void declaration(Declaration declaration) {
    switch (declaration) {
      case Constant d ->
          line("static final %s %s = %s;".formatted(d.type(), d.name(), text(d.value())));
      case ConstantArray d ->
          line(
              "static final %s[] %s = {%s};"
                  .formatted(d.element().text(), d.name(), list(d.values())));
      case Method d ->
          block(
              "%s%s %s(%s)"
                  .formatted(
                      d.modifiers(), d.result(), d.name(), String.join(", ", d.parameters())),
              d.body());
      case Constructor d -> block(d.name(), d.body());
      case Declaration.Record d -> record(d);
    }
  }

  private void record(Declaration.Record record) {
    String implemented = record.implemented().map(name -> " implements " + name).orElse("");
    line(
        "record %s(%s)%s {"
            .formatted(record.name(), String.join(", ", record.components()), implemented));
    depth++;
    record.members().forEach(this::declaration);
    depth--;
    line("}");
  }

  private void block(String head, List<Statement> body) {
    line(head + " {");
    body(body);
    line("}");
  }

  private void body(List<Statement> body) {
    depth++;
    body.forEach(this::statement);
    depth--;
  }

  private void statement(Statement statement) {
    switch (statement) {
      case Declare s ->
          line(
              "%s %s%s;"
                  .formatted(
                      s.variable().type().text(),
                      s.variable().name(),
                      s.value().map(value -> " = " + text(value)).orElse("")));
      case DeclareArray s ->
          line("%1$s[] %2$s = new %1$s[%3$d];".formatted(s.element().text(), s.name(), s.length()));
      case DeclareArrayOf s ->
          line("%s[] %s = {%s};".formatted(s.element().text(), s.name(), list(s.values())));
      case Run s -> line(text(s.expression()) + ";");
      case If s -> {
        line("if (%s) {".formatted(text(s.condition())));
        body(s.whenTrue());
        if (!s.whenFalse().isEmpty()) {
          line("} else {");
          body(s.whenFalse());
        }
        line("}");
      }
      case For s ->
          block(
              "%sfor (%s %s = %s; %s; %s)"
                  .formatted(
                      label(s.label()),
                      s.counter().type().text(),
                      s.counter().name(),
                      text(s.first()),
                      text(s.condition()),
                      text(s.update())),
              s.body());
      case While s ->
          block("%swhile (%s)".formatted(label(s.label()), text(s.condition())), s.body());
      case DoWhile s -> {
        line(label(s.label()) + "do {");
        body(s.body());
        line("} while (%s);".formatted(text(s.condition())));
      }
      case Labelled s -> block(s.label() + ":", s.body());
      case Jump s ->
          line(s.label().isEmpty() ? s.keyword() + ";" : s.keyword() + " " + s.label() + ";");
      case Return s ->
          line(s.value().map(value -> "return " + text(value) + ";").orElse("return;"));
      case Switch s -> {
        line("switch (%s) {".formatted(text(s.selector())));
        depth++;
        for (Group group : s.groups()) {
          group.labels().forEach(label -> line(label + ":"));
          body(group.body());
        }
        depth--;
        line("}");
      }
    }
  }

  private static String label(String label) {
    return label.isEmpty() ? "" : label + ": ";
  }

  private String text(Expression expression) {
    return switch (expression) {
      case Literal e -> e.text();
      case Name e -> e.name();
      case Prefix e -> e.operator() + operand(e.operand());
      case Postfix e -> operand(e.operand()) + e.operator();
      case Binary e -> operand(e.left()) + " " + e.operator() + " " + operand(e.right());
      case Conditional e ->
          operand(e.condition()) + " ? " + operand(e.whenTrue()) + " : " + operand(e.whenFalse());
      case Cast e -> "(" + e.type().text() + ") " + operand(e.operand());
      case Call e ->
          e.target().map(target -> operand(target) + ".").orElse("")
              + e.method()
              + "("
              + list(e.arguments())
              + ")";
      case New e -> "new " + e.type().name() + "(" + list(e.arguments()) + ")";
      case Element e -> e.array() + "[" + text(e.index()) + "]";
      case Assignment e -> text(e.target()) + " " + e.operator() + " " + text(e.value());
      case SwitchValue e -> {
        StringBuilder arms = new StringBuilder("switch (" + text(e.selector()) + ") { ");
        e.cases().forEach(arm -> arms.append(arm(arm)));
        yield arms.append(arm(e.otherwise())).append("}").toString();
      }
    };
  }

  /** An arm, in the line of its switch; the statements of its body have lines of their own. */
  private String arm(Arm arm) {
    String labels = arm.labels().isEmpty() ? "default" : "case " + String.join(", ", arm.labels());
    if (arm.body().isEmpty()) {
      return labels + " -> " + text(arm.value()) + "; ";
    }
    JavaText inner = new JavaText();
    inner.depth = depth + 2;
    arm.body().forEach(inner::statement);
    return labels
        + " -> {\n"
        + inner.out
        + "  ".repeat(depth + 2)
        + "yield "
        + text(arm.value())
        + "; } ";
  }

  private String operand(Expression expression) {
    boolean oneWord =
        switch (expression) {
          case Literal e -> !e.text().startsWith("-") && !e.text().startsWith("(");
          case Name _, Call _, Element _, New _ -> true;
          default -> false;
        };
    return oneWord ? text(expression) : "(" + text(expression) + ")";
  }

  private String list(List<Expression> expressions) {
    return expressions.stream().map(this::text).collect(Collectors.joining(", "));
  }
}
