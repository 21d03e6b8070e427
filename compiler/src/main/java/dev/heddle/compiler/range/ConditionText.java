package dev.heddle.compiler.range;

import dev.heddle.compiler.ir.Memory;
import dev.heddle.compiler.ir.TextForm;
import dev.heddle.compiler.range.AffineForm.Term;
import dev.heddle.compiler.range.Condition.AtLeast;
import dev.heddle.compiler.range.Condition.AtMost;
import dev.heddle.compiler.range.Condition.Inside;
import dev.heddle.compiler.range.Condition.NotZero;
import dev.heddle.compiler.range.Fact.Between;
import dev.heddle.compiler.range.Fact.Multiple;
import dev.heddle.compiler.range.Fact.NonNegative;
import dev.heddle.compiler.range.Fact.OneOf;
import dev.heddle.compiler.range.Fact.PowerOfTwo;
import dev.heddle.compiler.range.Fact.Premise;
import dev.heddle.compiler.range.LaunchConditions.Part;
import dev.heddle.compiler.range.LaunchConditions.Requirement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Conditions as text: the parts of the kernel that matter, with what is known and wanted there. */
final class ConditionText {
  private final LaunchConditions conditions;
  private final List<String> symbols = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();

  ConditionText(LaunchConditions conditions) {
    this.conditions = conditions;
    Set<String> taken = new HashSet<>();
    for (Symbol symbol : conditions.symbols) {
      String base =
          switch (symbol) {
            case Symbol.Identity id -> "%s(%d)".formatted(id.query().method(), id.dimension());
            case Symbol.Value value -> value.name();
          };
      String name = base;
      for (int i = 1; !taken.add(name); i++) {
        name = base + "_" + i;
      }
      symbols.add(name);
    }
  }

  String text() {
    text.append("conditions of ").append(conditions.kernel.name()).append('\n');
    for (int i = 0; i < conditions.parts.size(); i++) {
      Part part = conditions.parts.get(i);
      text.append(
          part.parent() < 0
              ? "part %d\n".formatted(i)
              : "part %d in %d\n".formatted(i, part.parent()));
      part.facts().forEach(fact -> line("known", fact(fact)));
      int number = i;
      conditions.requirements.stream()
          .filter(r -> r.part() == number)
          .forEach(r -> line("wanted", requirement(r)));
    }
    return text.toString();
  }

  private void line(String kind, String line) {
    text.append("  ").append(kind).append(' ').append(line).append('\n');
  }

  private String fact(Fact fact) {
    return switch (fact) {
      case OneOf(int symbol, var _, var alternatives) ->
          "%s is one of %s"
              .formatted(
                  symbols.get(symbol),
                  alternatives.stream()
                      .map(
                          a ->
                              "%s (part %d)"
                                  .formatted(form(a.form()), conditions.partOf(a.scope())))
                      .collect(Collectors.joining(", ")));
      case NonNegative(AffineForm form, List<Premise> when, int _) ->
          form(form) + " >= 0" + premises(when);
      case Multiple(int symbol, AffineForm start, AffineForm step, List<Premise> when) ->
          "%s is %s and a multiple of %s%s"
              .formatted(symbols.get(symbol), form(start), form(step), premises(when));
    };
  }

  private String premises(List<Premise> when) {
    return when.isEmpty()
        ? ""
        : when.stream().map(this::premise).collect(Collectors.joining(" and ", " if ", ""));
  }

  private String premise(Premise premise) {
    return switch (premise) {
      case Between(AffineForm form, long least, long greatest) ->
          "%s in [%d, %d]".formatted(form(form), least, greatest);
      case PowerOfTwo(AffineForm form) -> form(form) + " is a power of two";
    };
  }

  private String requirement(Requirement requirement) {
    String form = form(requirement.form());
    return switch (requirement.demand()) {
      case Inside(Memory memory, var _) -> "%s[%s]".formatted(memory.name(), form);
      case AtLeast(long least) -> "%s >= %d".formatted(form, least);
      case AtMost(long greatest) -> "%s <= %d".formatted(form, greatest);
      case NotZero _ -> form + " != 0";
    };
  }

  private String form(AffineForm form) {
    if (form.terms().isEmpty()) {
      return "0";
    }
    StringBuilder sum = new StringBuilder();
    for (Term term : form.terms()) {
      long factor = term.factor();
      if (sum.isEmpty()) {
        sum.append(factor < 0 ? "-" : "");
      } else {
        sum.append(factor < 0 ? " - " : " + ");
      }
      sum.append(product(term));
    }
    return sum.toString();
  }

  private String product(Term term) {
    List<String> parts = new ArrayList<>();
    String number = Long.toString(term.factor()).replace("-", "");
    if (!number.equals("1") || term.isConstant()) {
      parts.add(number);
    }
    for (int atom : term.atoms()) {
      parts.add(TextForm.operand(conditions.kernel, conditions.atoms.get(atom)));
    }
    if (term.symbol() != AffineForm.NO_SYMBOL) {
      parts.add(symbols.get(term.symbol()));
    }
    return String.join(" * ", parts);
  }
}
