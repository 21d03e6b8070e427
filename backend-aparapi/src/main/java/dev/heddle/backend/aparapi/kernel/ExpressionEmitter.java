package dev.heddle.backend.aparapi.kernel;

import static dev.heddle.backend.aparapi.kernel.DeviceFunction.LONGS;
import static dev.heddle.backend.aparapi.kernel.DeviceFunction.desc;
import static dev.heddle.backend.aparapi.kernel.DeviceFunction.known;
import static dev.heddle.backend.aparapi.kernel.DeviceFunction.macro;
import static dev.heddle.backend.aparapi.kernel.DeviceFunction.suffix;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_void;

import dev.heddle.Launch.FloatMode;
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
import dev.heddle.compiler.ir.Intrinsic;
import dev.heddle.compiler.ir.Memory;
import dev.heddle.compiler.ir.Parameter.BufferParameter;
import dev.heddle.compiler.ir.ScalarType;
import dev.heddle.compiler.opencl.Helper;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Opcode;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.OperatorInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Emits expressions as trees of loads, of the few instructions that Aparapi's OpenCL computes as
 * Java does, and of calls of functions in OpenCL C for all others.
 */
final class ExpressionEmitter {
  private final KernelClassBuilder kernel;
  private final CodeBuilder code;

  ExpressionEmitter(KernelClassBuilder kernel, CodeBuilder code) {
    this.kernel = kernel;
    this.code = code;
  }

  void call(DeviceFunction function) {
    kernel.use(function);
    code.invokestatic(kernel.type(), function.name(), function.type());
  }

  private static MethodTypeDesc on(ScalarType type, int count) {
    return MethodTypeDesc.of(desc(type), Collections.nCopies(count, desc(type)));
  }

  void emit(Expression expression) {
    switch (expression) {
      case Constant e -> constant(e);
      case Read e -> kernel.loadVariable(code, e.variable());
      case Unary e -> {
        emit(e.operand());
        unary(e);
      }
      case Binary e -> binary(e);
      case Compare e -> {
        emit(e.left());
        emit(e.right());
        ScalarType type = e.left().type();
        call(
            macro(
                "java_%s_%s"
                    .formatted(e.comparison().name().toLowerCase(Locale.ROOT), suffix(type)),
                MethodTypeDesc.of(CD_int, desc(type), desc(type)),
                "((a) %s (b))".formatted(e.comparison().symbol())));
      }
      case Logical e -> {
        emit(e.left());
        emit(e.right());
        boolean and = e.operator() == LogicalOperator.AND;
        call(
            macro(
                and ? "java_both" : "java_either",
                MethodTypeDesc.of(CD_int, CD_int, CD_int),
                "((a) %s (b))".formatted(e.operator().symbol())));
      }
      case Select e -> {
        emit(e.condition());
        emit(e.whenTrue());
        emit(e.whenFalse());
        select(e.type());
      }
      case Convert e -> {
        emit(e.operand());
        convert(e.operand().type(), e.to());
      }
      case Load e -> load(e.memory(), e.index());
      case Length e -> kernel.loadField(code, kernel.names().of(e.memory()) + "_length", 'J');
      case Query e -> query(e);
      case Call e -> intrinsic(e);
      case ImageSize e ->
          kernel.loadField(
              code,
              kernel.names().of(e.image()) + "_" + e.dimension().name().toLowerCase(Locale.ROOT),
              'I');
    }
  }

  void select(ScalarType type) {
    call(
        macro(
            "java_select_" + suffix(type),
            MethodTypeDesc.of(desc(type), CD_int, desc(type), desc(type)),
            "((a) ? (b) : (c))"));
  }

  private void constant(Constant c) {
    switch (c.type()) {
      case LONG -> {
        // The least integer is no literal of C.
        if (c.bits() == Long.MIN_VALUE) {
          code.loadConstant(Long.MAX_VALUE);
          call(macro("java_complement_long", on(ScalarType.LONG, 1), "(~(a))"));
        } else {
          code.loadConstant(c.bits());
        }
      }
      case FLOAT -> code.loadConstant(c.floatValue());
      case DOUBLE -> code.loadConstant(c.doubleValue());
      default -> {
        if (c.intValue() == Integer.MIN_VALUE) {
          code.loadConstant(Integer.MAX_VALUE);
          call(macro("java_complement_int", on(ScalarType.INT, 1), "(~(a))"));
        } else {
          code.loadConstant(c.intValue());
        }
      }
    }
  }

  private void unary(Unary e) {
    ScalarType type = e.type();
    if (e.operator() == UnaryOperator.NOT) {
      call(macro("java_not", MethodTypeDesc.of(CD_int, CD_int), "(!(a))"));
      return;
    }
    String text =
        type.isFloating()
            ? "(-(a))"
            : "((%s) (0 - (u%s) (a)))".formatted(type.javaName(), type.javaName());
    call(macro("java_negate_" + suffix(type), on(type, 1), text));
  }

  private void binary(Binary e) {
    emit(e.left());
    emit(e.right());
    ScalarType type = e.left().type();
    switch (e.operator()) {
      case ADD, SUBTRACT, MULTIPLY -> {
        if (type.isFloating()) {
          code.with(OperatorInstruction.of(arithmetic(e.operator(), type)));
        } else {
          // Signed overflow is undefined in C.
          call(
              macro(
                  "java_%s_%s"
                      .formatted(e.operator().name().toLowerCase(Locale.ROOT), suffix(type)),
                  on(type, 2),
                  "((%s) ((u%s) (a) %s (u%s) (b)))"
                      .formatted(
                          type.javaName(),
                          type.javaName(),
                          e.operator().symbol(),
                          type.javaName())));
        }
      }
      case DIVIDE -> {
        if (type == ScalarType.DOUBLE
            || type == ScalarType.FLOAT && (!isStrict() || kernel.options().exactDivision())) {
          code.with(OperatorInstruction.of(arithmetic(e.operator(), type)));
        } else if (type == ScalarType.FLOAT) {
          // The quotient of floats in double is right when it is rounded again. Compilers make a
          // rough one of floats of it, as that is in theory the same, if the rounding is a cast.
          call(
              macro(
                  "java_divide_float",
                  on(type, 2),
                  "(convert_float_rte((double) (a) / (double) (b)))"));
        } else {
          call(DeviceFunction.of(Helper.division(true, type)));
        }
      }
      case REMAINDER -> {
        if (type.isFloating()) {
          call(known("java_remainder_" + suffix(type), "fmod", on(type, 2)));
        } else {
          call(DeviceFunction.of(Helper.division(false, type)));
        }
      }
      case AND, OR, XOR, SHIFT_LEFT, SHIFT_RIGHT ->
          code.with(OperatorInstruction.of(arithmetic(e.operator(), type)));
      case SHIFT_RIGHT_UNSIGNED ->
          call(
              macro(
                  "java_shift_right_unsigned_" + suffix(type),
                  MethodTypeDesc.of(desc(type), desc(type), CD_int),
                  "((%s) ((u%s) (a) >> (b)))".formatted(type.javaName(), type.javaName())));
      case THREE_WAY, THREE_WAY_NAN_LESS, THREE_WAY_NAN_GREATER ->
          call(DeviceFunction.of(Helper.threeWay(e.operator(), type)));
    }
  }

  private boolean isStrict() {
    return kernel.options().math() == FloatMode.STRICT;
  }

  private static Opcode arithmetic(BinaryOperator operator, ScalarType type) {
    String instruction =
        switch (operator) {
          case ADD -> "ADD";
          case SUBTRACT -> "SUB";
          case MULTIPLY -> "MUL";
          case DIVIDE -> "DIV";
          case AND -> "AND";
          case OR -> "OR";
          case XOR -> "XOR";
          case SHIFT_LEFT -> "SHL";
          case SHIFT_RIGHT -> "SHR";
          default -> throw new IllegalArgumentException("no instruction for " + operator);
        };
    return Opcode.valueOf(suffix(type).substring(0, 1).toUpperCase(Locale.ROOT) + instruction);
  }

  private void convert(ScalarType from, ScalarType to) {
    if (from.isFloating() && !to.isFloating()) {
      boolean wide = to == ScalarType.LONG;
      call(
          DeviceFunction.of(
              from == ScalarType.FLOAT
                  ? (wide ? Helper.FLOAT_TO_LONG : Helper.FLOAT_TO_INT)
                  : (wide ? Helper.DOUBLE_TO_LONG : Helper.DOUBLE_TO_INT)));
      if (to.computational() != to) {
        cast(ScalarType.INT, to);
      }
    } else {
      cast(from, to);
    }
  }

  private void cast(ScalarType from, ScalarType to) {
    if (from == to) {
      return;
    }
    String text =
        switch (to) {
          case BYTE -> "((int) (char) (a))";
          case SHORT -> "((int) (short) (a))";
          case CHAR -> "((int) (ushort) (a))";
          default -> "((%s) (a))".formatted(to.javaName());
        };
    call(
        macro(
            "java_%s_to_%s".formatted(suffix(from), to.javaName()),
            MethodTypeDesc.of(desc(to), desc(from)),
            text));
  }

  // --- memory ---

  /** Puts where an element is on the stack: its memory, and its index. */
  void place(Memory memory, Expression index) {
    kernel.loadMemory(code, memory);
    if (memory instanceof BufferParameter buffer) {
      kernel.loadField(code, kernel.names().of(buffer) + "_at", 'I');
    }
    index(memory, index);
  }

  /** Emits an index or a coordinate; where a work item goes on after a fault, it is 0 then. */
  void guarded(Expression index) {
    Optional<Runnable> guard = kernel.guard(code);
    if (guard.isEmpty()) {
      emit(index);
      return;
    }
    guard.get().run();
    if (index.type() == ScalarType.LONG) {
      code.lconst_0();
    } else {
      code.iconst_0();
    }
    emit(index);
    select(index.type());
  }

  void emitConversionToFloat() {
    cast(ScalarType.INT, ScalarType.FLOAT);
  }

  private void index(Memory memory, Expression index) {
    guarded(index);
    if (!(memory instanceof BufferParameter) && index.type() == ScalarType.LONG) {
      cast(ScalarType.LONG, ScalarType.INT);
    }
  }

  private void load(Memory memory, Expression index) {
    place(memory, index);
    ScalarType element = memory.element();
    if (memory instanceof BufferParameter) {
      call(
          macro(
              "java_load_%s_%s".formatted(element.javaName(), suffix(index.type())),
              MethodTypeDesc.of(desc(element), LONGS, CD_int, desc(index.type())),
              "(((__global %s *) (a))[(b) + (c)])".formatted(c(element))));
    } else {
      code.arrayLoad(TypeKind.from(DeviceFunction.element(element)));
    }
  }

  /** Takes the place and the value from the stack. */
  void store(Memory memory, Expression index) {
    ScalarType element = memory.element();
    if (memory instanceof BufferParameter) {
      call(
          macro(
              "java_store_%s_%s".formatted(element.javaName(), suffix(index.type())),
              MethodTypeDesc.of(CD_void, LONGS, CD_int, desc(index.type()), desc(element)),
              "(((__global %s *) (a))[(b) + (c)] = (d))".formatted(c(element))));
    } else {
      storeElement(element);
    }
  }

  void storeElement(ScalarType element) {
    code.arrayStore(TypeKind.from(DeviceFunction.element(element)));
  }

  /** {@return a type of an element in OpenCL C} */
  static String c(ScalarType type) {
    return switch (type) {
      case BOOLEAN -> "uchar";
      case BYTE -> "char";
      case CHAR -> "ushort";
      default -> type.javaName();
    };
  }

  // --- work items and functions ---

  private void query(Query e) {
    String function =
        switch (e.query()) {
          case DIMENSIONS -> {
            kernel.loadField(code, "dimensions", 'I');
            yield "";
          }
          case GLOBAL_ID -> {
            ofDimension("offset", e.dimension());
            yield "get_global_id";
          }
          case GLOBAL_SIZE -> {
            ofDimension("range", e.dimension());
            yield "";
          }
          case GLOBAL_OFFSET -> {
            ofDimension("offset", e.dimension());
            yield "";
          }
          case LOCAL_ID -> "get_local_id";
          case GROUP_ID -> "get_group_id";
          case LOCAL_SIZE -> "get_local_size";
          case GROUP_COUNT -> "get_num_groups";
        };
    if (function.isEmpty()) {
      return;
    }
    emit(e.dimension());
    boolean sum = e.query() == Expression.WorkItemQuery.GLOBAL_ID;
    call(
        macro(
            "java_" + function,
            sum ? MethodTypeDesc.of(CD_int, CD_int, CD_int) : MethodTypeDesc.of(CD_int, CD_int),
            sum ? "((a) + (int) %s(b))".formatted(function) : "((int) %s(a))".formatted(function)));
  }

  /** Loads one of three fields. */
  private void ofDimension(String field, Expression dimension) {
    if (dimension instanceof Constant c) {
      if (c.intValue() >= 0 && c.intValue() < 3) {
        kernel.loadField(code, field + "_" + c.intValue(), 'I');
      } else {
        code.loadConstant(field.equals("range") ? 1 : 0);
      }
      return;
    }
    emit(dimension);
    for (int i = 0; i < 3; i++) {
      kernel.loadField(code, field + "_" + i, 'I');
    }
    call(
        DeviceFunction.statements(
            "java_of_dimension",
            MethodTypeDesc.of(CD_int, CD_int, CD_int, CD_int, CD_int),
            List.of("dimension", "x", "y", "z"),
            "  return dimension == 0 ? x : dimension == 1 ? y : z;\n"));
  }

  private void intrinsic(Call e) {
    List<Expression> arguments = e.arguments();
    arguments.forEach(this::emit);
    ScalarType type = arguments.getFirst().type();
    boolean isInt = type == ScalarType.INT;
    boolean isFloat = type == ScalarType.FLOAT;
    List<ClassDesc> types = new ArrayList<>();
    arguments.forEach(a -> types.add(desc(a.type())));
    MethodTypeDesc signature = MethodTypeDesc.of(desc(e.type()), types);
    String name = "java_%s_%s".formatted(e.function().label(), suffix(type));
    call(
        switch (e.function()) {
          case MIN -> DeviceFunction.of(isFloat ? Helper.MIN_FLOAT : Helper.MIN_DOUBLE);
          case MAX -> DeviceFunction.of(isFloat ? Helper.MAX_FLOAT : Helper.MAX_DOUBLE);
          case ROUND -> DeviceFunction.of(isFloat ? Helper.ROUND_FLOAT : Helper.ROUND_DOUBLE);
          case SCALB -> DeviceFunction.of(isFloat ? Helper.SCALB_FLOAT : Helper.SCALB_DOUBLE);
          case TRAILING_ZEROS ->
              DeviceFunction.of(isInt ? Helper.TRAILING_ZEROS_INT : Helper.TRAILING_ZEROS_LONG);
          case BIT_COUNT ->
              macro(name, signature, "((int) popcount((%s) (a)))".formatted(type.javaName()));
          case FLOOR_DIV -> DeviceFunction.of(isInt ? Helper.FLOOR_DIV_INT : Helper.FLOOR_DIV_LONG);
          case FLOOR_MOD -> DeviceFunction.of(isInt ? Helper.FLOOR_MOD_INT : Helper.FLOOR_MOD_LONG);
          case POW -> DeviceFunction.of(isFloat ? Helper.POWER_FLOAT : Helper.POWER);
          case SQRT ->
              isFloat && isStrict() && !kernel.options().exactDivision()
                  ? macro(name, signature, "(convert_float_rte(sqrt((double) (a))))")
                  : known(name, "sqrt", signature);
          case LEADING_ZEROS ->
              macro(name, signature, "((int) clz((%s) (a)))".formatted(type.javaName()));
          case FROM_BITS ->
              macro(
                  name,
                  signature,
                  "%s((%s) (a))".formatted(isInt ? "as_float" : "as_double", type.javaName()));
          case TO_BITS ->
              macro(
                  name,
                  signature,
                  "%s((%s) (a))".formatted(isFloat ? "as_int" : "as_long", type.javaName()));
          default -> known(name, function(e.function()), signature);
        });
  }

  private static String function(Intrinsic intrinsic) {
    return switch (intrinsic) {
      case MULTIPLY_HIGH -> "mul_hi";
      case ABS -> "fabs";
      case COPY_SIGN -> "copysign";
      case IEEE_REMAINDER -> "remainder";
      default -> intrinsic.label();
    };
  }
}
