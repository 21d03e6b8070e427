package dev.heddle.compiler.range;

import dev.heddle.compiler.ir.Memory;
import dev.heddle.compiler.ir.Memory.ConstantArray;
import dev.heddle.compiler.ir.Memory.PrivateArray;
import dev.heddle.compiler.ir.ScalarType;
import dev.heddle.compiler.range.AffineForm.Term;
import dev.heddle.compiler.range.Condition.AtLeast;
import dev.heddle.compiler.range.Condition.AtMost;
import dev.heddle.compiler.range.Condition.Inside;
import dev.heddle.compiler.range.Condition.NotZero;
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
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Evaluates conditions for one launch: with the sizes and arguments known, each form is a sum of
 * symbols with numbers before them, and each symbol has an interval in each part of the kernel,
 * which facts make narrower (interval constraint propagation). Where intervals do not show what is
 * wanted, multiples of facts are added to a form, so that symbols drop out of it (as in
 * Fourier-Motzkin elimination). What is counted in steps is known modulo the step ({@link
 * Congruence}), which moves the ends of its interval.
 *
 * <p>Numbers that do not fit a {@code long} are as good as infinite: {@link Long#MIN_VALUE} and
 * {@link Long#MAX_VALUE}.
 */
final class Intervals {
  private static final int ELIMINATION_DEPTH = 3;
  private static final int ELIMINATION_LIMIT = 200;

  private final LaunchConditions conditions;
  private final int count;
  private final int atoms;

  /** As {@link LaunchConditions} lays them out. */
  private final long[] inputs;

  private final long[][] least;
  private final long[][] greatest;
  private final boolean[] reachable;
  private final List<List<long[]>> relations = new ArrayList<>();

  /** What symbols are alike in, where steps say so. */
  private final List<@Nullable Congruence[]> congruences = new ArrayList<>();

  private int eliminations;

  Intervals(LaunchConditions conditions, long[] inputs) {
    this.conditions = conditions;
    this.inputs = inputs;
    this.count = conditions.symbols.size();
    this.atoms = conditions.atoms.size();
    int parts = conditions.parts.size();
    this.least = new long[parts][];
    this.greatest = new long[parts][];
    this.reachable = new boolean[parts];
  }

  boolean hold() {
    for (int part = 0; part < conditions.parts.size(); part++) {
      enter(part);
    }
    for (Requirement requirement : conditions.requirements) {
      if (reachable[requirement.part()] && !holds(requirement)) {
        return false;
      }
    }
    return true;
  }

  private void enter(int number) {
    Part part = conditions.parts.get(number);
    relations.add(new ArrayList<>(2));
    if (part.parent() < 0) {
      least[number] = new long[count];
      greatest[number] = new long[count];
      reachable[number] = true;
      congruences.add(new @Nullable Congruence[count]);
      for (int s = 0; s < count; s++) {
        start(number, s);
      }
    } else {
      least[number] = least[part.parent()].clone();
      greatest[number] = greatest[part.parent()].clone();
      reachable[number] = reachable[part.parent()];
      congruences.add(congruences.get(part.parent()).clone());
    }
    List<Fact> facts = part.facts();
    for (int i = 0; i < facts.size() && reachable[number]; i++) {
      switch (facts.get(i)) {
        case OneOf fact -> choose(number, fact);
        case NonNegative fact -> constrain(number, fact);
        case Multiple fact -> align(number, fact);
      }
    }
  }

  private void start(int part, int s) {
    switch (conditions.symbols.get(s)) {
      case Symbol.Value(String _, ScalarType type) -> {
        least[part][s] = ValueAnalysis.least(type);
        greatest[part][s] = ValueAnalysis.greatest(type);
      }
      case Symbol.Identity _ -> {
        long first = inputs[atoms + 2 * s];
        least[part][s] = first;
        greatest[part][s] = first + inputs[atoms + 2 * s + 1] - 1;
      }
    }
  }

  private void narrow(int part, int symbol, long low, long high) {
    least[part][symbol] = Math.max(least[part][symbol], low);
    greatest[part][symbol] = Math.min(greatest[part][symbol], high);
    Congruence congruence = congruences.get(part)[symbol];
    if (congruence != null) {
      least[part][symbol] = congruence.ceiling(least[part][symbol]);
      greatest[part][symbol] = congruence.floor(greatest[part][symbol]);
    }
    reachable[part] &= least[part][symbol] <= greatest[part][symbol];
  }

  private void choose(int part, OneOf fact) {
    long low = Long.MAX_VALUE;
    long high = Long.MIN_VALUE;
    boolean some = false;
    List<Alternative> alternatives = fact.alternatives();
    for (int i = 0; i < alternatives.size(); i++) {
      int from = conditions.partOf(alternatives.get(i).scope());
      if (!reachable[from]) {
        continue;
      }
      some = true;
      long[] form = dense(alternatives.get(i).form());
      if (form == null
          || !isWithin(
              from, form, ValueAnalysis.least(fact.type()), ValueAnalysis.greatest(fact.type()))) {
        return; // it may have wrapped around
      }
      low = Math.min(low, lower(from, form));
      high = Math.max(high, upper(from, form));
    }
    if (some) {
      narrow(part, fact.symbol(), low, high);
    } else {
      reachable[part] = false;
    }
  }

  private boolean hold(int part, List<Premise> when) {
    for (int i = 0; i < when.size(); i++) {
      boolean holds =
          switch (when.get(i)) {
            case Between(AffineForm form, long low, long high) ->
                isWithin(part, dense(form), low, high);
            case PowerOfTwo(AffineForm form) -> {
              long[] number = dense(form);
              yield number != null && ValueAnalysis.isPowerOfTwo(number[count]);
            }
          };
      if (!holds) {
        return false;
      }
    }
    return true;
  }

  /** Finds out which numbers a symbol can be between its ends. */
  private void align(int part, Multiple fact) {
    long[] start = dense(fact.start());
    long[] step = dense(fact.step());
    if (start == null || step == null || !hold(part, fact.when())) {
      return;
    }
    Congruence own = Congruence.of(start[count], step[count]);
    for (int s = 0; s < count && own != null; s++) {
      if (start[s] != 0) {
        own =
            least[part][s] == greatest[part][s]
                ? own.plus(start[s], least[part][s])
                : own.plus(start[s], congruences.get(part)[s]);
      }
    }
    if (own != null) {
      congruences.get(part)[fact.symbol()] = own;
      narrow(part, fact.symbol(), Long.MIN_VALUE, Long.MAX_VALUE);
    }
  }

  private void constrain(int part, NonNegative fact) {
    long[] form = dense(fact.form());
    if (form == null || !hold(part, fact.when())) {
      return;
    }
    int symbols = 0;
    for (int s = 0; s < count; s++) {
      if (form[s] != 0) {
        symbols++;
        // form[s] * s + rest >= 0, for the greatest rest there is
        long rest = upperWithout(part, form, s);
        if (rest == Long.MAX_VALUE) {
          continue;
        }
        if (form[s] > 0) {
          narrow(part, s, Math.ceilDiv(negated(rest), form[s]), Long.MAX_VALUE);
        } else if (form[s] != Long.MIN_VALUE) {
          narrow(part, s, Long.MIN_VALUE, Math.floorDiv(rest, -form[s]));
        }
      }
    }
    if (symbols == 0) {
      reachable[part] &= form[count] >= 0;
    } else if (symbols > 1) {
      relations.get(part).add(form);
    }
  }

  /** {@return a form with its numbers, the constant last; nothing if they are too large} */
  private long @Nullable [] dense(AffineForm form) {
    long[] numbers = new long[count + 1];
    List<Term> terms = form.terms();
    for (int i = 0; i < terms.size(); i++) {
      Term term = terms.get(i);
      long product = term.factor();
      for (int a = 0; a < term.atoms().size(); a++) {
        product = product(product, inputs[term.atoms().get(a)]);
      }
      int at = term.symbol() == AffineForm.NO_SYMBOL ? count : term.symbol();
      numbers[at] = saturated(numbers[at], product);
      if (isInfinite(numbers[at]) || isInfinite(product)) {
        return null;
      }
    }
    return numbers;
  }

  private static boolean isInfinite(long number) {
    return number == Long.MIN_VALUE || number == Long.MAX_VALUE;
  }

  private static long negated(long number) {
    return number == Long.MIN_VALUE ? Long.MAX_VALUE : -number;
  }

  private static long product(long a, long b) {
    if (a == 0 || b == 0) {
      return 0;
    }
    long product = a * b;
    long high = Math.multiplyHigh(a, b);
    boolean fits = high == product >> 63 && !isInfinite(a) && !isInfinite(b);
    return fits ? product : (a < 0) == (b < 0) ? Long.MAX_VALUE : Long.MIN_VALUE;
  }

  private long upper(int part, long[] form) {
    return upperWithout(part, form, count);
  }

  /** {@return the greatest value of a form without one of its symbols} */
  private long upperWithout(int part, long[] form, int symbol) {
    long upper = form[count];
    for (int s = 0; s < count; s++) {
      if (form[s] != 0 && s != symbol) {
        long end = form[s] > 0 ? greatest[part][s] : least[part][s];
        upper = plusUpper(upper, product(form[s], end));
      }
    }
    return upper;
  }

  private static long plusUpper(long a, long b) {
    return a == Long.MAX_VALUE || b == Long.MAX_VALUE ? Long.MAX_VALUE : saturated(a, b);
  }

  private static long plusLower(long a, long b) {
    return a == Long.MIN_VALUE || b == Long.MIN_VALUE ? Long.MIN_VALUE : saturated(a, b);
  }

  private static long saturated(long a, long b) {
    long sum = a + b;
    if (((a ^ sum) & (b ^ sum)) < 0) {
      return a < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
    }
    return sum;
  }

  private long lower(int part, long[] form) {
    long lower = form[count];
    for (int s = 0; s < count; s++) {
      if (form[s] != 0) {
        long end = form[s] > 0 ? least[part][s] : greatest[part][s];
        lower = plusLower(lower, product(form[s], end));
      }
    }
    return lower;
  }

  private boolean isWithin(int part, long @Nullable [] form, long low, long high) {
    return form != null && isAtLeast(part, form, low) && isAtMost(part, form, high);
  }

  private boolean isAtLeast(int part, long[] form, long low) {
    long lower = lower(part, form);
    if (lower >= low && lower != Long.MIN_VALUE) {
      return true;
    }
    long[] opposite = new long[form.length];
    for (int i = 0; i < form.length; i++) {
      opposite[i] = -form[i];
    }
    eliminations = 0;
    return eliminated(part, opposite, negated(low), ELIMINATION_DEPTH);
  }

  private boolean isAtMost(int part, long[] form, long high) {
    eliminations = 0;
    return eliminated(part, form, high, ELIMINATION_DEPTH);
  }

  /**
   * {@return whether a form, or it and multiples of what is never negative, is at most a number}
   */
  private boolean eliminated(int part, long[] form, long high, int depth) {
    long upper = upper(part, form);
    if (upper <= high && upper != Long.MAX_VALUE) {
      return true;
    }
    if (depth == 0) {
      return false;
    }
    for (int at = part; at >= 0; at = conditions.parts.get(at).parent()) {
      for (long[] relation : relations.get(at)) {
        for (int s = 0; s < count; s++) {
          if (form[s] != 0
              && relation[s] != 0
              && form[s] < 0 != relation[s] < 0
              && form[s] % relation[s] == 0) {
            if (++eliminations > ELIMINATION_LIMIT) {
              return false;
            }
            long[] sum = combined(form, relation, -(form[s] / relation[s]));
            if (sum != null && eliminated(part, sum, high, depth - 1)) {
              return true;
            }
          }
        }
      }
    }
    return false;
  }

  private static long @Nullable [] combined(long[] form, long[] relation, long times) {
    long[] sum = new long[form.length];
    for (int i = 0; i < form.length; i++) {
      long product = product(relation[i], times);
      sum[i] = saturated(form[i], product);
      if (isInfinite(sum[i]) || isInfinite(product)) {
        return null;
      }
    }
    return sum;
  }

  private boolean holds(Requirement requirement) {
    int part = requirement.part();
    long[] form = dense(requirement.form());
    if (form == null) {
      return false;
    }
    return switch (requirement.demand()) {
      case Inside(Memory memory, ScalarType type) ->
          isWithin(part, form, 0, Math.min(length(memory) - 1, ValueAnalysis.greatest(type)));
      case AtLeast(long low) -> isAtLeast(part, form, low);
      case AtMost(long high) -> isAtMost(part, form, high);
      case NotZero(ScalarType type) ->
          isWithin(part, form, 1, ValueAnalysis.greatest(type))
              || isWithin(part, form, ValueAnalysis.least(type), -1);
    };
  }

  private long length(Memory memory) {
    return switch (memory) {
      case PrivateArray array -> array.length();
      case ConstantArray array -> array.values().size();
      default -> inputs[atoms + 2 * count + conditions.memories.indexOf(memory)];
    };
  }
}
