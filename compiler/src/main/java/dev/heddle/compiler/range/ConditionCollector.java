package dev.heddle.compiler.range;

import dev.heddle.compiler.ir.Expression;
import dev.heddle.compiler.ir.KernelCode;
import dev.heddle.compiler.range.AffineForm.Term;
import dev.heddle.compiler.range.Fact.Alternative;
import dev.heddle.compiler.range.Fact.Between;
import dev.heddle.compiler.range.Fact.Multiple;
import dev.heddle.compiler.range.Fact.NonNegative;
import dev.heddle.compiler.range.Fact.OneOf;
import dev.heddle.compiler.range.Fact.PowerOfTwo;
import dev.heddle.compiler.range.Fact.Premise;
import dev.heddle.compiler.range.LaunchConditions.Part;
import dev.heddle.compiler.range.LaunchConditions.Requirement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * Collects what some conditions need: the scopes and the facts that tell of their symbols, of the
 * symbols of those facts, and so on; and what must hold for the facts. The rest of what the
 * analysis found is left behind.
 */
final class ConditionCollector {
  private final RangeAnalysis analysis;
  private final Set<Condition> wanted = new HashSet<>();
  private final Set<Condition> conditions = new LinkedHashSet<>();
  private final Map<Alternative, Scope> outermost = new HashMap<>();
  private final Set<Integer> symbols = new TreeSet<>();
  private final Set<Scope> scopes = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Set<Fact> facts = Collections.newSetFromMap(new IdentityHashMap<>());
  private final List<Integer> atoms = new ArrayList<>();

  private ConditionCollector(RangeAnalysis analysis) {
    this.analysis = analysis;
  }

  static LaunchConditions collect(
      KernelCode kernel, RangeAnalysis analysis, Collection<Condition> wanted) {
    ConditionCollector collector = new ConditionCollector(analysis);
    wanted.forEach(collector::need);
    collector.share();
    return collector.conditions(kernel);
  }

  private void need(Condition condition) {
    if (wanted.add(condition)) {
      Scope scope = need(condition.scope(), condition.form());
      conditions.add(new Condition(scope, condition.form(), condition.demand()));
    }
  }

  /**
   * Takes the facts that tell of a form in a scope, and those that tell of their symbols.
   *
   * @return the outermost scope in which they are known
   */
  private Scope need(Scope scope, AffineForm form) {
    Alternative key = new Alternative(scope, form);
    Scope known = outermost.get(key);
    if (known != null) {
      return known;
    }
    Set<Integer> related = new HashSet<>(form.symbols());
    Set<Fact> telling = Collections.newSetFromMap(new IdentityHashMap<>());
    Scope found = scope;
    int before = -1;
    while (related.size() + telling.size() > before) {
      before = related.size() + telling.size();
      for (Scope at = scope; at != null; at = at.parent) {
        for (Fact fact : at.facts) {
          if (tells(fact, related) && telling.add(fact)) {
            related.addAll(symbols(fact));
          }
        }
      }
    }
    while (found.parent != null && found.facts.stream().noneMatch(telling::contains)) {
      found = found.parent;
    }
    outermost.put(key, found);
    scopes.add(found);
    facts.addAll(telling);
    for (Fact fact : telling) {
      if (fact instanceof OneOf(int _, var _, List<Alternative> alternatives)) {
        alternatives.forEach(a -> need(a.scope(), a.form()));
      }
    }
    for (int symbol : related) {
      symbols.add(symbol);
      analysis.obligations.getOrDefault(symbol, List.of()).forEach(this::need);
    }
    return found;
  }

  /** Takes scopes too that several needed ones are in, so that what is known there stands once. */
  private void share() {
    IdentityHashMap<Scope, Scope> ways = new IdentityHashMap<>();
    for (Scope needed : List.copyOf(scopes)) {
      Scope inner = needed;
      for (Scope at = needed.parent; at != null; at = at.parent) {
        Scope other = ways.putIfAbsent(at, inner);
        if (other != null && other != inner) {
          scopes.add(at);
        }
        if (other != null) {
          break;
        }
        inner = at;
      }
    }
  }

  /** {@return the symbols that a fact brings along} */
  private static Set<Integer> symbols(Fact fact) {
    return switch (fact) {
      case OneOf _ -> Set.of();
      case NonNegative(AffineForm form, List<Premise> when, int _) -> symbols(form, when);
      case Multiple(int _, AffineForm start, AffineForm _, List<Premise> when) ->
          symbols(start, when);
    };
  }

  private static Set<Integer> symbols(AffineForm form, List<Premise> when) {
    Set<Integer> symbols = form.symbols();
    when.forEach(premise -> symbols.addAll(premise.form().symbols()));
    return symbols;
  }

  private static boolean tells(Fact fact, Set<Integer> symbols) {
    return switch (fact) {
      case Multiple multiple -> symbols.contains(multiple.symbol());
      case OneOf(int symbol, var _, var _) -> symbols.contains(symbol);
      case NonNegative(AffineForm form, var _, int about) ->
          about == Fact.GUARD
              ? form.isUniform() || form.symbols().stream().anyMatch(symbols::contains)
              : symbols.contains(about);
    };
  }

  private LaunchConditions conditions(KernelCode kernel) {
    List<Scope> order = new ArrayList<>(scopes);
    order.sort(Comparator.comparingInt(s -> s.number));
    List<Integer> kept = new ArrayList<>(symbols);
    List<Part> parts = new ArrayList<>();
    for (Scope scope : order) {
      List<Fact> own = new ArrayList<>();
      Scope at = scope;
      do {
        for (Fact fact : at.facts.reversed()) {
          if (facts.contains(fact)) {
            own.addFirst(renumbered(fact, kept));
          }
        }
        at = at.parent;
      } while (at != null && !scopes.contains(at));
      parts.add(new Part(at == null ? -1 : order.indexOf(at), own));
    }
    List<Requirement> requirements = new ArrayList<>();
    for (Condition condition : conditions) {
      requirements.add(
          new Requirement(
              order.indexOf(condition.scope()),
              renumbered(condition.form(), kept),
              condition.demand()));
    }
    List<Expression> all = new ArrayList<>(analysis.values.atoms.keySet());
    return new LaunchConditions(
        kernel,
        kept.stream().map(analysis.values.symbols::get).toList(),
        atoms.stream().map(all::get).toList(),
        order,
        parts,
        requirements.stream().distinct().toList());
  }

  private Fact renumbered(Fact fact, List<Integer> kept) {
    return switch (fact) {
      case OneOf(int symbol, var type, List<Alternative> alternatives) ->
          new OneOf(
              kept.indexOf(symbol),
              type,
              alternatives.stream()
                  .map(a -> new Alternative(needed(a), renumbered(a.form(), kept)))
                  .toList());
      case NonNegative(AffineForm form, List<Premise> when, int about) ->
          new NonNegative(renumbered(form, kept), renumbered(when, kept), about);
      case Multiple(int symbol, AffineForm start, AffineForm step, List<Premise> when) ->
          new Multiple(
              kept.indexOf(symbol),
              renumbered(start, kept),
              renumbered(step, kept),
              renumbered(when, kept));
    };
  }

  private List<Premise> renumbered(List<Premise> when, List<Integer> kept) {
    return when.stream()
        .<Premise>map(
            premise ->
                switch (premise) {
                  case Between(AffineForm form, long least, long greatest) ->
                      new Between(renumbered(form, kept), least, greatest);
                  case PowerOfTwo(AffineForm form) -> new PowerOfTwo(renumbered(form, kept));
                })
        .toList();
  }

  private Scope needed(Alternative alternative) {
    return Objects.requireNonNull(outermost.get(alternative));
  }

  private AffineForm renumbered(AffineForm form, List<Integer> kept) {
    List<Term> terms = new ArrayList<>();
    for (Term term : form.terms()) {
      List<Integer> own = new ArrayList<>();
      for (int atom : term.atoms()) {
        if (!atoms.contains(atom)) {
          atoms.add(atom);
        }
        own.add(atoms.indexOf(atom));
      }
      int symbol =
          term.symbol() == AffineForm.NO_SYMBOL
              ? AffineForm.NO_SYMBOL
              : kept.indexOf(term.symbol());
      terms.add(new Term(term.factor(), own, symbol));
    }
    return new AffineForm(terms);
  }
}
