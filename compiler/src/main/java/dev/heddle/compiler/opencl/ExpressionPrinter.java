package dev.heddle.compiler.opencl;

import dev.heddle.compiler.ir.Expression;
import dev.heddle.compiler.ir.Expression.Binary;
import dev.heddle.compiler.ir.Expression.BinaryOperator;
import dev.heddle.compiler.ir.Expression.Call;
import dev.heddle.compiler.ir.Expression.Compare;
import dev.heddle.compiler.ir.Expression.Constant;
import dev.heddle.compiler.ir.Expression.Convert;
import dev.heddle.compiler.ir.Expression.ImageSize;
import dev.heddle.compiler.ir.Expression.Length;
import dev.heddle.compiler.ir.Expression.Load;
import dev.heddle.compiler.ir.Expression.Logical;
import dev.heddle.compiler.ir.Expression.LogicalOperator;
import dev.heddle.compiler.ir.Expression.Query;
import dev.heddle.compiler.ir.Expression.Read;
import dev.heddle.compiler.ir.Expression.Select;
import dev.heddle.compiler.ir.Expression.Unary;
import dev.heddle.compiler.ir.Expression.UnaryOperator;
import dev.heddle.compiler.ir.Memory;
import dev.heddle.compiler.ir.ScalarType;
import dev.heddle.compiler.ir.VariableNames;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Prints expressions with Java's meaning. Signed overflow is undefined in C, so sums and products
 * of integers are computed unsigned; shifts need no mask, since OpenCL C has Java's.
 */
final class ExpressionPrinter {
  private static final int PRIMARY = 16;
  private static final int UNARY = 14;
  private static final int TIMES = 13;
  private static final int PLUS = 12;
  private static final int SHIFT = 11;
  private static final int RELATION = 10;
  private static final int EQUALITY = 9;
  private static final int BIT_AND = 8;
  private static final int BIT_XOR = 7;
  private static final int BIT_OR = 6;
  private static final int AND = 5;
  private static final int OR = 4;
  private static final int SELECT = 3;

  /** Text, and how tightly its outermost operator binds. */
  private record Printed(String text, int level) {
    String within(int outer) {
      return level < outer ? "(" + text + ")" : text;
    }
  }

  private final VariableNames names;
  private final OpenClOptions options;
  private Loads loads;
  private final Set<Helper> helpers = new TreeSet<>();

  /** How memory is read. */
  enum Loads {
    /** The index is inside. */
    PLAIN,
    /** A work item that has faulted reads 0. */
    GUARDED
  }

  ExpressionPrinter(VariableNames names, OpenClOptions options) {
    this.names = names;
    this.options = options;
    this.loads = Loads.PLAIN;
  }

  /** {@return how memory is read} */
  Loads loads() {
    return loads;
  }

  /** Reads memory in some way from here on; {@return in which way it did before} */
  Loads read(Loads how) {
    Loads before = loads;
    loads = how;
    return before;
  }

  /** {@return the helpers that what was printed calls} */
  Set<Helper> helpers() {
    return helpers;
  }

  static String type(ScalarType type) {
    return switch (type) {
      case BOOLEAN -> "uchar";
      case BYTE -> "char";
      case CHAR -> "ushort";
      default -> type.javaName();
    };
  }

  String print(Expression expression) {
    return printed(expression).text();
  }

  /** {@return an expression to stand as an operand of a relation} */
  String operand(Expression expression) {
    return printed(expression).within(SHIFT);
  }

  String element(Memory memory, Expression index) {
    return "%s[%s]".formatted(names.of(memory), print(index));
  }

  private Printed load(Load e) {
    Loads before = read(Loads.PLAIN); // an index that is read is guarded with what is read by it
    String element = element(e.memory(), e.index());
    read(before);
    return before == Loads.PLAIN
        ? new Printed(element, PRIMARY)
        : new Printed("faulted ? 0 : " + element, SELECT);
  }

  String call(Helper helper, String... arguments) {
    helpers.add(helper);
    return "%s(%s)".formatted(helper.function(), String.join(", ", arguments));
  }

  private Printed printed(Expression expression) {
    return switch (expression) {
      case Constant e -> constant(e);
      case Read e -> new Printed(names.of(e.variable()), PRIMARY);
      case Unary e -> unary(e);
      case Binary e -> binary(e);
      case Compare e -> {
        int level =
            switch (e.comparison()) {
              case EQUAL, NOT_EQUAL -> EQUALITY;
              default -> RELATION;
            };
        yield join(e.left(), e.comparison().symbol(), e.right(), level);
      }
      case Logical e ->
          // Compilers warn of && within || without parentheses.
          e.operator() == LogicalOperator.AND
              ? join(e.left(), "&&", e.right(), AND)
              : new Printed(
                  "%s || %s".formatted(logicalOperand(e.left()), logicalOperand(e.right())), OR);
      case Select e ->
          new Printed(
              "%s ? %s : %s"
                  .formatted(
                      printed(e.condition()).within(OR),
                      printed(e.whenTrue()).within(OR),
                      printed(e.whenFalse()).within(SELECT)),
              SELECT);
      case Convert e -> convert(e);
      case Load e -> load(e);
      case Length e -> new Printed(names.of(e.memory()) + "_length", PRIMARY);
      case Query e -> new Printed(query(e), UNARY);
      case Call e -> new Printed(call(e), PRIMARY);
      case ImageSize e -> {
        String size =
            switch (e.dimension()) {
              case WIDTH -> "x";
              case HEIGHT -> "y";
              case DEPTH, ARRAY_LAYERS -> "z";
            };
        yield new Printed("%s_shape.%s".formatted(names.of(e.image()), size), PRIMARY);
      }
    };
  }

  private String logicalOperand(Expression e) {
    return e instanceof Logical inner && inner.operator() == LogicalOperator.OR
        ? print(e)
        : printed(e).within(AND + 1);
  }

  private Printed join(Expression left, String operator, Expression right, int level) {
    return new Printed(
        "%s %s %s"
            .formatted(printed(left).within(level), operator, printed(right).within(level + 1)),
        level);
  }

  private static Printed constant(Constant c) {
    return switch (c.type()) {
      case BOOLEAN -> new Printed(c.isZero() ? "false" : "true", PRIMARY);
      case FLOAT -> signed(floatText(c.floatValue()));
      case DOUBLE -> signed(doubleText(c.doubleValue()));
      case LONG ->
          c.bits() == Long.MIN_VALUE
              ? new Printed("(-9223372036854775807L - 1)", PRIMARY)
              : signed(c.bits() + "L");
      default ->
          c.intValue() == Integer.MIN_VALUE
              ? new Printed("(-2147483647 - 1)", PRIMARY)
              : signed(Integer.toString(c.intValue()));
    };
  }

  private static Printed signed(String text) {
    return new Printed(text, text.startsWith("-") || text.startsWith("(") ? UNARY : PRIMARY);
  }

  private static String floatText(float value) {
    if (Float.isNaN(value)) {
      return "NAN";
    }
    return Float.isInfinite(value) ? (value < 0 ? "-INFINITY" : "INFINITY") : value + "f";
  }

  private static String doubleText(double value) {
    if (Double.isNaN(value)) {
      return "(double) NAN";
    }
    return Double.isInfinite(value)
        ? (value < 0 ? "(double) -INFINITY" : "(double) INFINITY")
        : Double.toString(value);
  }

  private Printed unary(Unary e) {
    if (e.operator() == UnaryOperator.NOT) {
      return new Printed("!" + printed(e.operand()).within(UNARY), UNARY);
    }
    if (e.type().isFloating()) {
      String operand = printed(e.operand()).within(UNARY);
      return new Printed((operand.startsWith("-") ? "- " : "-") + operand, UNARY);
    }
    return new Printed(
        "(%s) (%s - %s)"
            .formatted(type(e.type()), unsigned(0, e.type()), printed(e.operand()).within(TIMES)),
        UNARY);
  }

  private static String unsigned(long value, ScalarType type) {
    return type == ScalarType.INT
        ? Integer.toUnsignedString((int) value) + "u"
        : Long.toUnsignedString(value) + "ul";
  }

  private Printed binary(Binary e) {
    ScalarType type = e.left().type();
    return switch (e.operator()) {
      case ADD, SUBTRACT, MULTIPLY -> {
        if (type.isFloating()) {
          yield join(
              e.left(),
              e.operator().symbol(),
              e.right(),
              e.operator() == BinaryOperator.MULTIPLY ? TIMES : PLUS);
        }
        yield new Printed("(%s) (%s)".formatted(type(type), wrapping(e).text()), UNARY);
      }
      case DIVIDE, REMAINDER -> divide(e, type);
      case AND -> join(e.left(), "&", e.right(), BIT_AND);
      case XOR -> join(e.left(), "^", e.right(), BIT_XOR);
      case OR -> join(e.left(), "|", e.right(), BIT_OR);
      case SHIFT_LEFT -> join(e.left(), "<<", e.right(), SHIFT);
      case SHIFT_RIGHT -> join(e.left(), ">>", e.right(), SHIFT);
      case SHIFT_RIGHT_UNSIGNED ->
          new Printed(
              "(%s) ((u%s) %s >> %s)"
                  .formatted(
                      type(type),
                      type(type),
                      printed(e.left()).within(UNARY),
                      printed(e.right()).within(PLUS)),
              UNARY);
      case THREE_WAY, THREE_WAY_NAN_LESS, THREE_WAY_NAN_GREATER ->
          new Printed(
              call(Helper.threeWay(e.operator(), type), print(e.left()), print(e.right())),
              PRIMARY);
    };
  }

  /** {@return a sum, difference or product of integers, as an unsigned number} */
  private Printed wrapping(Binary e) {
    int level = e.operator() == BinaryOperator.MULTIPLY ? TIMES : PLUS;
    ScalarType type = e.type();
    Printed left = wrappingOperand(e.left(), type);
    Printed right = wrappingOperand(e.right(), type);
    // One unsigned operand makes the other one unsigned too.
    boolean unsigned = isUnsigned(e.left()) || isUnsigned(e.right());
    String first =
        unsigned
            ? left.within(level)
            : "(u%s) %s".formatted(type(type), printed(e.left()).within(UNARY));
    return new Printed(
        "%s %s %s".formatted(first, e.operator().symbol(), right.within(level + 1)), level);
  }

  private Printed wrappingOperand(Expression e, ScalarType type) {
    return switch (e) {
      case Constant c -> new Printed(unsigned(c.bits(), type), PRIMARY);
      case Binary inner when isUnsigned(inner) -> wrapping(inner);
      default -> printed(e);
    };
  }

  private static boolean isUnsigned(Expression e) {
    return e instanceof Constant
        || e instanceof Binary inner
            && switch (inner.operator()) {
              case ADD, SUBTRACT, MULTIPLY -> true;
              default -> false;
            };
  }

  private Printed divide(Binary e, ScalarType type) {
    boolean quotient = e.operator() == BinaryOperator.DIVIDE;
    if (type.isFloating()) {
      return quotient
          ? join(e.left(), "/", e.right(), TIMES)
          : new Printed("fmod(%s, %s)".formatted(print(e.left()), print(e.right())), PRIMARY);
    }
    if (e.right() instanceof Constant c && !c.isZero() && c.bits() != -1) {
      return join(e.left(), quotient ? "/" : "%", e.right(), TIMES);
    }
    return new Printed(
        call(Helper.division(quotient, type), print(e.left()), print(e.right())), PRIMARY);
  }

  private Printed convert(Convert e) {
    ScalarType from = e.operand().type();
    if (from.isFloating() && !e.to().isFloating()) {
      boolean wide = e.to() == ScalarType.LONG;
      Helper helper =
          from == ScalarType.FLOAT
              ? (wide ? Helper.FLOAT_TO_LONG : Helper.FLOAT_TO_INT)
              : (wide ? Helper.DOUBLE_TO_LONG : Helper.DOUBLE_TO_INT);
      String number = call(helper, print(e.operand()));
      return e.to().computational() == e.to()
          ? new Printed(number, PRIMARY)
          : new Printed("(%s) %s".formatted(type(e.to()), number), UNARY);
    }
    return new Printed(
        "(%s) %s".formatted(type(e.to()), printed(e.operand()).within(UNARY)), UNARY);
  }

  private String query(Query e) {
    String dimension = print(e.dimension());
    if (e.query() == Expression.WorkItemQuery.GLOBAL_SIZE
        && options.range() == OpenClOptions.Range.PADDED) {
      return e.dimension() instanceof Constant c
          ? "range_" + c.bits()
          : "(%s == 0 ? range_0 : %s == 1 ? range_1 : range_2)".formatted(dimension, dimension);
    }
    return switch (e.query()) {
      case DIMENSIONS -> "(int) get_work_dim()";
      case GLOBAL_ID -> "(int) get_global_id(%s)".formatted(dimension);
      case LOCAL_ID -> "(int) get_local_id(%s)".formatted(dimension);
      case GROUP_ID -> "(int) get_group_id(%s)".formatted(dimension);
      case GLOBAL_SIZE -> "(int) get_global_size(%s)".formatted(dimension);
      case LOCAL_SIZE -> "(int) get_local_size(%s)".formatted(dimension);
      case GROUP_COUNT -> "(int) get_num_groups(%s)".formatted(dimension);
      case GLOBAL_OFFSET -> "(int) get_global_offset(%s)".formatted(dimension);
    };
  }

  private String call(Call e) {
    List<Expression> arguments = e.arguments();
    ScalarType type = arguments.getFirst().type();
    String[] texts = arguments.stream().map(this::print).toArray(String[]::new);
    boolean isInt = type == ScalarType.INT;
    boolean isFloat = type == ScalarType.FLOAT;
    return switch (e.function()) {
      case MIN -> call(isFloat ? Helper.MIN_FLOAT : Helper.MIN_DOUBLE, texts);
      case MAX -> call(isFloat ? Helper.MAX_FLOAT : Helper.MAX_DOUBLE, texts);
      case ROUND -> call(isFloat ? Helper.ROUND_FLOAT : Helper.ROUND_DOUBLE, texts);
      case SCALB -> call(isFloat ? Helper.SCALB_FLOAT : Helper.SCALB_DOUBLE, texts);
      case FLOOR_DIV -> call(isInt ? Helper.FLOOR_DIV_INT : Helper.FLOOR_DIV_LONG, texts);
      case FLOOR_MOD -> call(isInt ? Helper.FLOOR_MOD_INT : Helper.FLOOR_MOD_LONG, texts);
      case TRAILING_ZEROS ->
          call(isInt ? Helper.TRAILING_ZEROS_INT : Helper.TRAILING_ZEROS_LONG, texts);
      // Functions on integers are overloaded: a narrow argument must not choose the narrow one.
      case BIT_COUNT ->
          "(int) popcount((%s) %s)"
              .formatted(type(type), printed(arguments.getFirst()).within(UNARY));
      case LEADING_ZEROS ->
          "(int) clz((%s) %s)".formatted(type(type), printed(arguments.getFirst()).within(UNARY));
      case POW -> call(isFloat ? Helper.POWER_FLOAT : Helper.POWER, texts);
      case MULTIPLY_HIGH -> function("mul_hi", texts);
      case TO_BITS -> function(isFloat ? "as_int" : "as_long", texts);
      case FROM_BITS ->
          "%s((%s) %s)"
              .formatted(
                  isInt ? "as_float" : "as_double",
                  type(type),
                  printed(arguments.getFirst()).within(UNARY));
      case ABS -> function("fabs", texts);
      case COPY_SIGN -> function("copysign", texts);
      case IEEE_REMAINDER -> function("remainder", texts);
      default -> function(e.function().name().toLowerCase(Locale.ROOT), texts);
    };
  }

  private static String function(String name, String... arguments) {
    return "%s(%s)".formatted(name, String.join(", ", arguments));
  }

  String vector(String type, List<Expression> parts, int length) {
    String text = parts.stream().map(this::print).collect(Collectors.joining(", "));
    return parts.size() == 1
        ? text
        : "(%s%d)(%s%s)".formatted(type, length, text, ", 0".repeat(length - parts.size()));
  }
}
