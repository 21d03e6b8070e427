package dev.heddle.compiler.ir;

import dev.heddle.compiler.ir.Parameter.ImageParameter;
import java.util.List;

/**
 * A value. Evaluating an expression changes nothing and never fails: what could fail is checked by
 * a statement before. Integers wrap, shift counts are masked and conversions saturate, as in Java.
 */
public sealed interface Expression {
  /** {@return the type of the value: computational, or boolean for conditions} */
  ScalarType type();

  /**
   * A constant.
   *
   * @param type its type
   * @param bits its value: integers with their sign, floats and doubles as their raw bits, false 0
   */
  record Constant(ScalarType type, long bits) implements Expression {
    /** The condition that holds. */
    public static final Constant TRUE = new Constant(ScalarType.BOOLEAN, 1);

    /** The condition that does not hold. */
    public static final Constant FALSE = new Constant(ScalarType.BOOLEAN, 0);

    /**
     * {@return a constant of type {@code int}}
     *
     * @param value its value
     */
    public static Constant of(int value) {
      return new Constant(ScalarType.INT, value);
    }

    /**
     * {@return a constant of type {@code long}}
     *
     * @param value its value
     */
    public static Constant of(long value) {
      return new Constant(ScalarType.LONG, value);
    }

    /**
     * {@return a constant of type {@code float}}
     *
     * @param value its value
     */
    public static Constant of(float value) {
      return new Constant(ScalarType.FLOAT, Float.floatToRawIntBits(value));
    }

    /**
     * {@return a constant of type {@code double}}
     *
     * @param value its value
     */
    public static Constant of(double value) {
      return new Constant(ScalarType.DOUBLE, Double.doubleToRawLongBits(value));
    }

    /**
     * {@return a condition}
     *
     * @param value its value
     */
    public static Constant of(boolean value) {
      return value ? TRUE : FALSE;
    }

    /** {@return the value as {@code int}} */
    public int intValue() {
      return (int) bits;
    }

    /** {@return the value as {@code float}} */
    public float floatValue() {
      return Float.intBitsToFloat((int) bits);
    }

    /** {@return the value as {@code double}} */
    public double doubleValue() {
      return Double.longBitsToDouble(bits);
    }

    /** {@return the value of an integer or a condition, whether it is 0} */
    public boolean isZero() {
      return bits == 0;
    }
  }

  /**
   * The value of a variable.
   *
   * @param variable what is read
   */
  record Read(Variable variable) implements Expression {
    @Override
    public ScalarType type() {
      return variable.type();
    }
  }

  /**
   * An operator with one operand.
   *
   * @param operator what is done
   * @param operand to what
   */
  record Unary(UnaryOperator operator, Expression operand) implements Expression {
    @Override
    public ScalarType type() {
      return operand.type();
    }
  }

  /** Operators with one operand. */
  enum UnaryOperator {
    /** The number with its sign changed. */
    NEGATE,
    /** The opposite condition. */
    NOT
  }

  /**
   * Arithmetic on two operands of one type; the count of a shift is always an {@code int}.
   *
   * @param operator what is done
   * @param left the first operand
   * @param right the second operand; of an integer division, not 0
   */
  record Binary(BinaryOperator operator, Expression left, Expression right) implements Expression {
    @Override
    public ScalarType type() {
      return operator.isThreeWay() ? ScalarType.INT : left.type();
    }
  }

  /** Operators with two operands. */
  enum BinaryOperator {
    /** Sum. */
    ADD("+"),
    /** Difference. */
    SUBTRACT("-"),
    /** Product. */
    MULTIPLY("*"),
    /** Quotient, of integers towards 0. */
    DIVIDE("/"),
    /** Remainder with the sign of the dividend; {@code fmod} on floats. */
    REMAINDER("%"),
    /** Bits that are in both. */
    AND("&"),
    /** Bits that are in either. */
    OR("|"),
    /** Bits that are in one. */
    XOR("^"),
    /** Shift to the left. */
    SHIFT_LEFT("<<"),
    /** Shift to the right that keeps the sign. */
    SHIFT_RIGHT(">>"),
    /** Shift to the right that fills with 0. */
    SHIFT_RIGHT_UNSIGNED(">>>"),
    /** -1, 0 or 1 as the left operand is less, equal or greater. */
    THREE_WAY("<=>"),
    /** The same of floats, and -1 if either is NaN. */
    THREE_WAY_NAN_LESS("<=>-"),
    /** The same of floats, and 1 if either is NaN. */
    THREE_WAY_NAN_GREATER("<=>+");

    private final String symbol;

    BinaryOperator(String symbol) {
      this.symbol = symbol;
    }

    /** {@return the operator as Java writes it} */
    public String symbol() {
      return symbol;
    }

    /** {@return whether the result is -1, 0 or 1} */
    public boolean isThreeWay() {
      return compareTo(THREE_WAY) >= 0;
    }

    /** {@return whether this is a shift} */
    public boolean isShift() {
      return this == SHIFT_LEFT || this == SHIFT_RIGHT || this == SHIFT_RIGHT_UNSIGNED;
    }
  }

  /**
   * A comparison of two operands of one type. Comparisons with NaN do not hold, but for {@link
   * Comparison#NOT_EQUAL}.
   *
   * @param comparison which one
   * @param left the first operand
   * @param right the second operand
   */
  record Compare(Comparison comparison, Expression left, Expression right) implements Expression {
    @Override
    public ScalarType type() {
      return ScalarType.BOOLEAN;
    }
  }

  /** Comparisons. */
  enum Comparison {
    /** Equal. */
    EQUAL("=="),
    /** Not equal. */
    NOT_EQUAL("!="),
    /** Less. */
    LESS("<"),
    /** Less or equal. */
    LESS_OR_EQUAL("<="),
    /** Greater. */
    GREATER(">"),
    /** Greater or equal. */
    GREATER_OR_EQUAL(">=");

    private final String symbol;

    Comparison(String symbol) {
      this.symbol = symbol;
    }

    /** {@return the comparison as Java writes it} */
    public String symbol() {
      return symbol;
    }

    /** {@return the comparison that holds where this one does not, NaN aside} */
    public Comparison negated() {
      return switch (this) {
        case EQUAL -> NOT_EQUAL;
        case NOT_EQUAL -> EQUAL;
        case LESS -> GREATER_OR_EQUAL;
        case LESS_OR_EQUAL -> GREATER;
        case GREATER -> LESS_OR_EQUAL;
        case GREATER_OR_EQUAL -> LESS;
      };
    }
  }

  /**
   * Two conditions, the second evaluated where needed.
   *
   * @param operator how they are joined
   * @param left the first condition
   * @param right the second condition
   */
  record Logical(LogicalOperator operator, Expression left, Expression right)
      implements Expression {
    @Override
    public ScalarType type() {
      return ScalarType.BOOLEAN;
    }
  }

  /** How two conditions are joined. */
  enum LogicalOperator {
    /** Both hold. */
    AND("&&"),
    /** One holds. */
    OR("||");

    private final String symbol;

    LogicalOperator(String symbol) {
      this.symbol = symbol;
    }

    /** {@return the operator as Java writes it} */
    public String symbol() {
      return symbol;
    }
  }

  /**
   * One of two values; both may be evaluated.
   *
   * @param condition which one
   * @param whenTrue the value if the condition holds
   * @param whenFalse the value if it does not
   */
  record Select(Expression condition, Expression whenTrue, Expression whenFalse)
      implements Expression {
    @Override
    public ScalarType type() {
      return whenTrue.type();
    }
  }

  /**
   * A cast, as in Java: of floats saturating, with NaN to 0.
   *
   * @param to the type, which may be narrow; {@code byte}, {@code short} and {@code char} are cut
   *     from an {@code int} and widened to one again
   * @param operand what is cast
   */
  record Convert(ScalarType to, Expression operand) implements Expression {
    @Override
    public ScalarType type() {
      return to.computational();
    }
  }

  /**
   * An element, widened to its computational type.
   *
   * @param memory where it is
   * @param index its index, inside the memory
   */
  record Load(Memory memory, Expression index) implements Expression {
    @Override
    public ScalarType type() {
      return memory.element().computational();
    }
  }

  /**
   * The number of elements of a buffer or of local memory, as {@code long}.
   *
   * @param memory whose length
   */
  record Length(Memory memory) implements Expression {
    @Override
    public ScalarType type() {
      return ScalarType.LONG;
    }
  }

  /**
   * What a work item knows of itself and of the launch.
   *
   * @param query what is asked
   * @param dimension 0, 1 or 2; ignored by {@link WorkItemQuery#DIMENSIONS}
   */
  record Query(WorkItemQuery query, Expression dimension) implements Expression {
    @Override
    public ScalarType type() {
      return ScalarType.INT;
    }
  }

  /** What can be asked of a work item. */
  enum WorkItemQuery {
    /** The number of dimensions. */
    DIMENSIONS("dimensions"),
    /** The id in the range, which starts at the offset. */
    GLOBAL_ID("globalId"),
    /** The id in the group. */
    LOCAL_ID("localId"),
    /** The group's id. */
    GROUP_ID("groupId"),
    /** The number of work items. */
    GLOBAL_SIZE("globalSize"),
    /** The number of work items of a group. */
    LOCAL_SIZE("localSize"),
    /** The number of groups. */
    GROUP_COUNT("groupCount"),
    /** The first global id. */
    GLOBAL_OFFSET("globalOffset");

    private final String method;

    WorkItemQuery(String method) {
      this.method = method;
    }

    /** {@return the method of {@link dev.heddle.WorkItem}} */
    public String method() {
      return method;
    }
  }

  /**
   * A function of the mathematical library or of bits.
   *
   * @param function which one
   * @param arguments its arguments
   */
  record Call(Intrinsic function, List<Expression> arguments) implements Expression {
    /** Makes it, keeping a copy of the arguments. */
    public Call {
      arguments = List.copyOf(arguments);
    }

    @Override
    public ScalarType type() {
      return function.result(arguments.getFirst().type());
    }
  }

  /**
   * A size of an image.
   *
   * @param image whose size
   * @param dimension which one
   */
  record ImageSize(ImageParameter image, ImageDimension dimension) implements Expression {
    @Override
    public ScalarType type() {
      return ScalarType.INT;
    }
  }

  /** The sizes of an image. */
  enum ImageDimension {
    /** Texels along x. */
    WIDTH("width"),
    /** Texels along y; 1 for 1D images. */
    HEIGHT("height"),
    /** Texels along z; 1 but for 3D images. */
    DEPTH("depth"),
    /** Layers; 1 but for arrays. */
    ARRAY_LAYERS("arrayLayers");

    private final String method;

    ImageDimension(String method) {
      this.method = method;
    }

    /** {@return the method of {@link dev.heddle.Image}} */
    public String method() {
      return method;
    }
  }
}
