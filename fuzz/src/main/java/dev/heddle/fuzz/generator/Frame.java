package dev.heddle.fuzz.generator;

import dev.heddle.fuzz.syntax.Primitive;
import dev.heddle.fuzz.syntax.Type;
import dev.heddle.fuzz.syntax.Variable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is in scope in the body of a method that is being generated. */
final class Frame {
  /** Where the body is. */
  enum Place {
    /** In {@code run}: all memory, the work item and its {@code id}. */
    RUN,
    /** In a method of the kernel: what is read alone. */
    METHOD,
    /** In a static method or a method of a record: parameters. */
    STATIC
  }

  /** What local memory is for between two barriers. */
  enum Phase {
    /** It holds anything, and is left alone. */
    UNSET,
    /** Each work item reads and writes its own. */
    OWN,
    /** All read all. */
    SHARED
  }

  /**
   * A local variable or parameter.
   *
   * @param bound for the counter of a loop, what it stays below, at least 0; else 0
   */
  record Local(Variable variable, Access access, int bound) {
    enum Access {
      FIXED,
      ASSIGNABLE
    }
  }

  /** A private or constant array. */
  record Array(Primitive element, String name, int length, Local.Access access) {}

  /** What a jump leaves or goes on with. */
  record Target(Kind kind, String label) {
    enum Kind {
      LOOP,
      SWITCH,
      BLOCK
    }
  }

  /** What a method is left with. */
  enum Leaving {
    /** No return here: a barrier follows, or a value is due. */
    NEVER,
    /** With nothing. */
    PLAIN,
    /** With a value. */
    WITH_VALUE
  }

  final Place place;
  final Optional<Type> result;
  final List<Local> locals = new ArrayList<>();
  final List<Array> arrays = new ArrayList<>();
  List<Target> targets = new ArrayList<>();
  Leaving leaving;
  Phase phase = Phase.UNSET;

  /** How often a statement here runs in one call, at most. */
  int repeats = 1;

  /** What one call costs so far, in statements. */
  int steps;

  Frame(Place place, Optional<Type> result, Leaving leaving) {
    this.place = place;
    this.result = result;
    this.leaving = leaving;
  }

  void add(Variable variable, Local.Access access) {
    locals.add(new Local(variable, access, 0));
  }

  /** {@return the variables of a type that may be assigned} */
  List<Variable> assignable(Type type) {
    return locals.stream()
        .filter(l -> l.access() == Local.Access.ASSIGNABLE && l.variable().type().equals(type))
        .map(Local::variable)
        .toList();
  }

  /** {@return the arrays with elements of a type} */
  List<Array> arraysOf(Primitive element) {
    return arrays.stream().filter(array -> array.element() == element).toList();
  }

  /** Forgets what was declared since there were so many locals and arrays. */
  void leave(int localCount, int arrayCount) {
    locals.subList(localCount, locals.size()).clear();
    arrays.subList(arrayCount, arrays.size()).clear();
  }
}
