package dev.heddle.fuzz.generator;

import dev.heddle.fuzz.syntax.Expression;
import dev.heddle.fuzz.syntax.Primitive;
import dev.heddle.fuzz.syntax.RecordType;
import dev.heddle.fuzz.syntax.Type;
import dev.heddle.fuzz.syntax.Variable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The kernel that is being generated: what its bodies may refer to. */
final class Generation {
  /** What a kernel does about faults. */
  enum Faults {
    /** All indices and divisors are guarded. */
    NONE,
    /** One work item does one thing that faults; the rest is guarded. */
    ONE,
    /** Some indices and divisors are not guarded. */
    ANY
  }

  /**
   * A method that has been generated.
   *
   * @param receiver the record that it is a method of, if it is one of a record
   * @param place what it may be called from
   * @param steps what a call costs
   */
  record Method(
      Optional<RecordType> receiver,
      Frame.Place place,
      String name,
      Type result,
      List<Type> parameters,
      int steps) {}

  /** A static final constant. */
  record Constant(Primitive type, String name) {}

  final Choices choices;
  final int dimensions;
  final boolean grouped;
  final Faults faults;

  /** The number of choices after which everything is kept short. */
  final int size;

  final List<Primitive> types;
  final List<RecordType> records = new ArrayList<>();
  final List<Component> components = new ArrayList<>();
  final List<Constant> constants = new ArrayList<>();
  final List<Frame.Array> constantArrays = new ArrayList<>();
  final List<Method> methods = new ArrayList<>();
  private final Map<String, Integer> names = new HashMap<>();

  Generation(Choices choices) {
    this.choices = choices;
    this.dimensions = 1 + choices.below(3);
    this.grouped = choices.percent(45);
    int kind = choices.below(10);
    this.faults = kind < 8 ? Faults.NONE : kind == 8 ? Faults.ONE : Faults.ANY;
    this.size = List.of(120, 300, 700, 1500).get(choices.below(4));
    this.types = favourites();
  }

  /** A kernel has most of its values in a few types, so that they meet. */
  private List<Primitive> favourites() {
    List<Primitive> favourites = new ArrayList<>(List.of(Primitive.INT));
    int more = choices.below(4);
    for (int i = 0; i < more; i++) {
      favourites.add(choices.of(Primitive.NUMBERS));
    }
    return List.copyOf(favourites);
  }

  /** {@return a type for a value, most often one of the kernel's own} */
  Primitive type() {
    return choices.below(8) < 7 ? choices.of(types) : choices.of(List.of(Primitive.values()));
  }

  /** {@return the same, without boolean} */
  Primitive number() {
    return choices.below(8) < 7 ? choices.of(types) : choices.of(Primitive.NUMBERS);
  }

  /** {@return a name that is used nowhere else in the kernel} */
  String name(String stem) {
    return stem + names.merge(stem, 1, Integer::sum);
  }

  boolean isLong() {
    return choices.count() > size;
  }

  <T extends Component> List<T> components(Class<T> kind) {
    return components.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  Expression literal(Primitive type) {
    return Literals.of(type, Literals.bits(choices, type));
  }

  Variable variable(Type type, String stem) {
    return new Variable(type, name(stem));
  }
}
