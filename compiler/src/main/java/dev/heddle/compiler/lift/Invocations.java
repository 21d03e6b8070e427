package dev.heddle.compiler.lift;

import dev.heddle.ImageKind;
import dev.heddle.compiler.ir.Expression;
import dev.heddle.compiler.ir.Expression.Call;
import dev.heddle.compiler.ir.Expression.Compare;
import dev.heddle.compiler.ir.Expression.Comparison;
import dev.heddle.compiler.ir.Expression.Constant;
import dev.heddle.compiler.ir.Expression.Convert;
import dev.heddle.compiler.ir.Expression.ImageDimension;
import dev.heddle.compiler.ir.Expression.ImageSize;
import dev.heddle.compiler.ir.Expression.Query;
import dev.heddle.compiler.ir.Expression.Read;
import dev.heddle.compiler.ir.Expression.Select;
import dev.heddle.compiler.ir.Expression.WorkItemQuery;
import dev.heddle.compiler.ir.Expressions;
import dev.heddle.compiler.ir.Intrinsic;
import dev.heddle.compiler.ir.Memory;
import dev.heddle.compiler.ir.Parameter.ImageParameter;
import dev.heddle.compiler.ir.ScalarType;
import dev.heddle.compiler.ir.Statement;
import dev.heddle.compiler.ir.Statement.SamplerSource;
import dev.heddle.compiler.ir.Variable;
import dev.heddle.compiler.lift.Value.ImageValue;
import dev.heddle.compiler.lift.Value.MemoryValue;
import dev.heddle.compiler.lift.Value.NewRecord;
import dev.heddle.compiler.lift.Value.RecordValue;
import dev.heddle.compiler.lift.Value.SamplerValue;
import dev.heddle.compiler.lift.Value.Scalar;
import dev.heddle.compiler.lift.Value.WorkItemValue;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Lifts calls: those of the API become operations, all others are lifted in place. */
final class Invocations {
  private static final Set<String> BOXES =
      Set.of(
          "java/lang/Boolean",
          "java/lang/Byte",
          "java/lang/Short",
          "java/lang/Character",
          "java/lang/Integer",
          "java/lang/Long",
          "java/lang/Float",
          "java/lang/Double");

  private final MethodLifter method;

  Invocations(MethodLifter method) {
    this.method = method;
  }

  void lift(InvokeInstruction invoke) {
    String owner = invoke.owner().asInternalName();
    String name = invoke.name().stringValue();
    MethodTypeDesc type = invoke.typeSymbol();
    List<Value> arguments = new ArrayList<>();
    for (int i = 0; i < type.parameterCount(); i++) {
      arguments.addFirst(method.pop());
    }
    if (invoke.opcode() == Opcode.INVOKESTATIC) {
      liftStatic(owner, name, type, arguments);
      return;
    }
    Value receiver = method.pop();
    switch (receiver) {
      case WorkItemValue _ -> workItem(name, arguments);
      case MemoryValue(Memory memory) -> Memories.call(method, memory, name, scalars(arguments));
      case ImageValue(ImageParameter image) -> image(image, name, type, arguments);
      case NewRecord fresh -> construct(fresh, owner, name, type, arguments);
      case RecordValue record -> {
        String target = invoke.opcode() == Opcode.INVOKESPECIAL ? owner : record.type().name();
        if (name.equals("<init>") && record.type().components().isEmpty()) {
          construct(new NewRecord(record.type(), method), owner, name, type, arguments);
          return;
        }
        arguments.addFirst(receiver);
        inline(target, name, type, arguments);
      }
      case SamplerValue _, Scalar _ ->
          throw method.refuse(
              "a call of %s on %s".formatted(name, receiver.describe()),
              "kernels call static methods, their own, and those of records");
    }
  }

  private void liftStatic(String owner, String name, MethodTypeDesc type, List<Value> arguments) {
    String descriptor = type.descriptorString();
    Optional<Intrinsic> intrinsic = Intrinsics.find(owner, name, descriptor);
    if (intrinsic.isPresent()) {
      method.push(new Call(intrinsic.get(), scalars(arguments)));
      return;
    }
    boolean isMath = owner.equals("java/lang/Math") || owner.equals("java/lang/StrictMath");
    if (isMath && isLiftedHere(name, type, arguments)) {
      return;
    }
    if (name.equals("valueOf") && BOXES.contains(owner) && arguments.getFirst() instanceof Scalar) {
      throw method.refuse(
          "an object of %s, which javac makes of a number".formatted(owner.replace('/', '.')),
          "declare the variable with a primitive type");
    }
    inline(owner, name, type, arguments);
  }

  /** Lifts functions of integers that are few operators; {@return whether this is one} */
  private boolean isLiftedHere(String name, MethodTypeDesc type, List<Value> arguments) {
    switch (name) {
      case "clamp" -> clamp(type, scalars(arguments));
      case "min" -> extremum(Comparison.LESS_OR_EQUAL, scalars(arguments));
      case "max" -> extremum(Comparison.GREATER_OR_EQUAL, scalars(arguments));
      case "floorDiv" -> floored(Intrinsic.FLOOR_DIV, type, scalars(arguments));
      case "floorMod" -> floored(Intrinsic.FLOOR_MOD, type, scalars(arguments));
      default -> {
        return false;
      }
    }
    return true;
  }

  /** What {@link Math#clamp} does, less the exception for bounds in the wrong order. */
  private void clamp(MethodTypeDesc type, List<Expression> arguments) {
    ScalarType result =
        ScalarType.ofDescriptor(type.returnType().descriptorString()).orElse(ScalarType.LONG);
    ScalarType inner = arguments.getFirst().type();
    Expression value = method.trivial(arguments.get(0), "value");
    Expression low = method.trivial(widened(arguments.get(1), inner), "low");
    Expression high = method.trivial(widened(arguments.get(2), inner), "high");
    if (inner.isFloating()) {
      Expression least = new Call(Intrinsic.MAX, List.of(value, low));
      method.push(new Call(Intrinsic.MIN, List.of(high, least)));
      return;
    }
    Expression least = new Select(new Compare(Comparison.LESS, value, low), low, value);
    least = method.trivial(least, "value");
    Expression both = new Select(new Compare(Comparison.GREATER, least, high), high, least);
    method.push(result == inner ? both : new Convert(result, both));
  }

  /** {@code a <= b ? a : b}, without a look into the class file of {@link Math}. */
  private void extremum(Comparison comparison, List<Expression> arguments) {
    Expression a = method.trivial(arguments.getFirst(), "a");
    Expression b = method.trivial(arguments.getLast(), "b");
    method.push(new Select(new Compare(comparison, a, b), a, b));
  }

  /** Division towards negative infinity; a {@code long} modulo an {@code int} is an {@code int}. */
  private void floored(Intrinsic function, MethodTypeDesc type, List<Expression> arguments) {
    ScalarType inner = arguments.getFirst().type();
    Expression divisor = widened(arguments.getLast(), inner);
    if (!(divisor instanceof Constant constant) || constant.isZero()) {
      divisor = method.trivial(divisor, "divisor");
      method.emit(new Statement.CheckDivisor(divisor, method.location()));
    }
    Expression result = new Call(function, List.of(arguments.getFirst(), divisor));
    boolean narrow = type.returnType().descriptorString().equals("I") && inner == ScalarType.LONG;
    method.push(narrow ? new Convert(ScalarType.INT, result) : result);
  }

  private static Expression widened(Expression e, ScalarType to) {
    return e.type() == to ? e : new Convert(to, e);
  }

  private void inline(String owner, String name, MethodTypeDesc type, List<Value> arguments) {
    MethodCode callee =
        method
            .session
            .method(owner, name, type.descriptorString())
            .orElseThrow(() -> unreadable(owner, name));
    if (arguments.size() != type.parameterCount() + (callee.isStatic ? 0 : 1)) {
      throw method.malformed("a call with other arguments than the method has");
    }
    Optional<Value> result = method.inline(callee, arguments);
    if (!type.returnType().descriptorString().equals("V")) {
      method.push(result.orElseThrow(() -> method.malformed(name + " never returns")));
    }
  }

  private RuntimeException unreadable(String owner, String name) {
    return method.refuse(
        "a call of %s.%s, which has no body that can be read"
            .formatted(owner.replace('/', '.').replace('$', '.'), name),
        "kernels call static methods, their own, and those of records, whose class files can be"
            + " read and that are not native");
  }

  private void construct(
      NewRecord fresh, String owner, String name, MethodTypeDesc type, List<Value> arguments) {
    if (!name.equals("<init>")) {
      throw method.refuse(
          "a call of %s on a record that is being made".formatted(name),
          "call it when the record is complete");
    }
    if (owner.equals("java/lang/Record")) {
      return;
    }
    arguments.addFirst(fresh);
    inline(owner, name, type, arguments);
  }

  private void workItem(String name, List<Value> arguments) {
    if (name.equals("barrier")) {
      method.saveWhere(Expressions::loads);
      method.emit(new Statement.Barrier(method.location()));
      return;
    }
    for (WorkItemQuery query : WorkItemQuery.values()) {
      if (query.method().equals(name)) {
        Expression dimension =
            query == WorkItemQuery.DIMENSIONS ? Constant.of(0) : scalars(arguments).getFirst();
        if (dimension instanceof Constant constant
            && (constant.bits() < 0 || constant.bits() > 2)) {
          throw method.refuse(
              "dimension %d of %s".formatted(constant.bits(), name), "dimensions are 0, 1 and 2");
        }
        method.push(new Query(query, dimension));
        return;
      }
    }
    throw method.refuse("a call of %s on WorkItem".formatted(name), "use WorkItem's own methods");
  }

  private List<Expression> scalars(List<Value> values) {
    List<Expression> expressions = new ArrayList<>();
    for (Value value : values) {
      if (!(value instanceof Scalar(Expression e))) {
        throw method.malformed("%s in the place of a number".formatted(value.describe()));
      }
      expressions.add(e);
    }
    return expressions;
  }

  private void image(
      ImageParameter image, String name, MethodTypeDesc type, List<Value> arguments) {
    switch (name) {
      case "read", "readInt" -> readImage(image, name, type, new ArrayList<>(arguments));
      case "write" -> writeImage(image, new ArrayList<>(arguments));
      default -> {
        for (ImageDimension dimension : ImageDimension.values()) {
          if (dimension.method().equals(name)) {
            method.push(size(image, dimension));
            return;
          }
        }
        throw method.refuse(
            "the host's method %s of %s".formatted(name, image.name()),
            "a kernel reads and writes texels and asks for sizes; do the rest on the host");
      }
    }
  }

  /** Sizes along what the image does not have are 1. */
  private static Expression size(ImageParameter image, ImageDimension dimension) {
    ImageKind kind = image.kind();
    boolean has =
        switch (dimension) {
          case WIDTH -> true;
          case HEIGHT -> kind.dimensions() > 1;
          case DEPTH -> kind.dimensions() > 2;
          case ARRAY_LAYERS -> kind.isArray();
        };
    return has ? new ImageSize(image, dimension) : Constant.of(1);
  }

  private void readImage(
      ImageParameter image, String name, MethodTypeDesc type, List<Value> arguments) {
    Optional<SamplerSource> sampler = Optional.empty();
    if (!arguments.isEmpty() && arguments.getFirst() instanceof SamplerValue(SamplerSource s)) {
      sampler = Optional.of(s);
      arguments.removeFirst();
    }
    boolean floats = name.equals("read");
    List<Expression> coordinates =
        sampler.isPresent() ? scalars(arguments) : inside(image, arguments);
    RecordType texel =
        method
            .session
            .recordType(floats ? ApiTypes.FLOAT4 : ApiTypes.INT4)
            .orElseThrow(() -> method.malformed("no " + type.returnType().displayName()));
    List<Variable> results = new ArrayList<>();
    List<Value> components = new ArrayList<>();
    for (RecordType.Component component : texel.components()) {
      Variable variable =
          method.session.newVariable(
              "texel_" + component.name(),
              floats ? ScalarType.FLOAT : ScalarType.INT,
              Variable.Origin.TEMPORARY);
      results.add(variable);
      components.add(new Scalar(new Read(variable)));
    }
    method.emit(new Statement.ReadImage(results, image, sampler, coordinates, method.location()));
    method.push(new RecordValue(texel, components));
  }

  private void writeImage(ImageParameter image, List<Value> arguments) {
    if (arguments.isEmpty() || !(arguments.removeLast() instanceof RecordValue texel)) {
      throw method.malformed("an image is written without a texel");
    }
    method.emit(
        new Statement.WriteImage(
            image, inside(image, arguments), scalars(texel.components()), method.location()));
  }

  /** {@return coordinates that have been checked} */
  private List<Expression> inside(ImageParameter image, List<Value> arguments) {
    List<Expression> coordinates =
        scalars(arguments).stream().map(c -> method.trivial(c, "coordinate")).toList();
    method.emit(new Statement.CheckTexel(image, coordinates, method.location()));
    return coordinates;
  }
}
