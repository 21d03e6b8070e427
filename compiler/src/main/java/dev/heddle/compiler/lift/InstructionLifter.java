package dev.heddle.compiler.lift;

import dev.heddle.compiler.ir.Expression;
import dev.heddle.compiler.ir.Expression.Binary;
import dev.heddle.compiler.ir.Expression.BinaryOperator;
import dev.heddle.compiler.ir.Expression.Compare;
import dev.heddle.compiler.ir.Expression.Comparison;
import dev.heddle.compiler.ir.Expression.Constant;
import dev.heddle.compiler.ir.Expression.Convert;
import dev.heddle.compiler.ir.Expression.Load;
import dev.heddle.compiler.ir.Expression.Unary;
import dev.heddle.compiler.ir.Expression.UnaryOperator;
import dev.heddle.compiler.ir.Memory;
import dev.heddle.compiler.ir.Memory.ConstantArray;
import dev.heddle.compiler.ir.Memory.PrivateArray;
import dev.heddle.compiler.ir.ScalarType;
import dev.heddle.compiler.ir.Statement;
import dev.heddle.compiler.lift.FlowGraph.Exit;
import dev.heddle.compiler.lift.Value.MemoryValue;
import dev.heddle.compiler.lift.Value.NewRecord;
import dev.heddle.compiler.lift.Value.Scalar;
import dev.heddle.compiler.pass.ConstantFolding;
import java.lang.classfile.Instruction;
import java.lang.classfile.Label;
import java.lang.classfile.Opcode;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.ArrayLoadInstruction;
import java.lang.classfile.instruction.ArrayStoreInstruction;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.ConvertInstruction;
import java.lang.classfile.instruction.DiscontinuedInstruction;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.IncrementInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LoadInstruction;
import java.lang.classfile.instruction.LookupSwitchInstruction;
import java.lang.classfile.instruction.MonitorInstruction;
import java.lang.classfile.instruction.NewMultiArrayInstruction;
import java.lang.classfile.instruction.NewObjectInstruction;
import java.lang.classfile.instruction.NewPrimitiveArrayInstruction;
import java.lang.classfile.instruction.NewReferenceArrayInstruction;
import java.lang.classfile.instruction.NopInstruction;
import java.lang.classfile.instruction.OperatorInstruction;
import java.lang.classfile.instruction.ReturnInstruction;
import java.lang.classfile.instruction.StackInstruction;
import java.lang.classfile.instruction.StoreInstruction;
import java.lang.classfile.instruction.SwitchCase;
import java.lang.classfile.instruction.TableSwitchInstruction;
import java.lang.classfile.instruction.ThrowInstruction;
import java.lang.classfile.instruction.TypeCheckInstruction;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Lifts instructions, one after the other. */
final class InstructionLifter {
  private static final String SIZE_ADVICE =
      "write the size as a constant, such as new float[16] or a static final int";

  private final MethodLifter method;
  private final Invocations invocations;
  private int at;

  InstructionLifter(MethodLifter method) {
    this.method = method;
    this.invocations = new Invocations(method);
  }

  /** Lifts an instruction; {@return how the block goes on, if it ends here} */
  Optional<Exit> lift(Instruction instruction, int number) {
    at = number;
    switch (instruction) {
      case LoadInstruction load ->
          method.push(method.slot(method.webs.webRead(at), scalarType(load.typeKind())));
      case StoreInstruction store -> store(store);
      case IncrementInstruction increment -> increment(increment);
      case ConstantInstruction constant -> constant(constant);
      case OperatorInstruction operator -> operator(operator.opcode());
      case ConvertInstruction convert -> convert(convert);
      case StackInstruction manipulation -> manipulate(manipulation.opcode());
      case ArrayLoadInstruction load -> loadElement(load.typeKind());
      case ArrayStoreInstruction store -> storeElement(store.typeKind());
      case NewPrimitiveArrayInstruction array -> newArray(array.typeKind());
      case NewObjectInstruction object -> newObject(object.className().asInternalName());
      case FieldInstruction field -> new FieldAccess(method).lift(field);
      case InvokeInstruction invoke -> invocations.lift(invoke);
      case InvokeDynamicInstruction dynamic -> throw refuseDynamic(dynamic);
      case NopInstruction _ -> {}
      case BranchInstruction branch -> {
        return Optional.of(branch(branch));
      }
      case LookupSwitchInstruction choice -> {
        return Optional.of(choose(choice.defaultTarget(), choice.cases()));
      }
      case TableSwitchInstruction choice -> {
        return Optional.of(choose(choice.defaultTarget(), choice.cases()));
      }
      case ReturnInstruction leave -> {
        return Optional.of(method.leave(leave.opcode() == Opcode.RETURN ? null : method.pop()));
      }
      case ThrowInstruction _ -> throw method.refuse("throw", throwAdvice());
      case MonitorInstruction _ ->
          throw method.refuse(
              "synchronized", "use barriers, and atomic operations on buffers or local memory");
      case NewMultiArrayInstruction _ ->
          throw method.refuse(
              "an array of arrays", "write one array, and compute the index: row * width + column");
      case NewReferenceArrayInstruction array ->
          throw method.refuse(
              "an array of " + array.componentType().asInternalName().replace('/', '.'),
              "write an array of a primitive type for each component");
      case TypeCheckInstruction check -> checkCast(check);
      case DiscontinuedInstruction _ -> throw method.malformed("jsr or ret");
      default -> throw method.malformed(instruction.opcode().name());
    }
    return Optional.empty();
  }

  private @Nullable ScalarType scalarType(TypeKind kind) {
    return switch (kind) {
      case INT, BOOLEAN, BYTE, SHORT, CHAR -> ScalarType.INT;
      case LONG -> ScalarType.LONG;
      case FLOAT -> ScalarType.FLOAT;
      case DOUBLE -> ScalarType.DOUBLE;
      case REFERENCE -> null;
      case VOID -> throw method.malformed("void");
    };
  }

  private void store(StoreInstruction store) {
    ScalarType type = scalarType(store.typeKind());
    Value value = method.pop();
    boolean scalar = value instanceof Scalar(Expression e) && e.type() == type;
    if (type != null ? !scalar : value instanceof Scalar) {
      throw method.malformed("a store of " + value.describe());
    }
    method.setSlot(method.webs.webWritten(at), value);
  }

  private void increment(IncrementInstruction increment) {
    Value value = method.slot(method.webs.webRead(at), ScalarType.INT);
    if (!(value instanceof Scalar(Expression before))) {
      throw method.malformed("an increment of a reference");
    }
    Expression after =
        increment.constant() < 0 && increment.constant() != Integer.MIN_VALUE
            ? new Binary(BinaryOperator.SUBTRACT, before, Constant.of(-increment.constant()))
            : new Binary(BinaryOperator.ADD, before, Constant.of(increment.constant()));
    method.setSlot(method.webs.webWritten(at), new Scalar(ConstantFolding.fold(after)));
  }

  private void constant(ConstantInstruction constant) {
    if (constant.opcode() == Opcode.ACONST_NULL) {
      throw method.refuse("null", "give the variable a value where it is declared");
    }
    switch (constant.constantValue()) {
      case Integer value -> method.push(Constant.of(value));
      case Long value -> method.push(Constant.of(value));
      case Float value -> method.push(Constant.of(value));
      case Double value -> method.push(Constant.of(value));
      case String _ ->
          throw method.refuse("a string", "a kernel has numbers alone; write text on the host");
      default ->
          throw method.refuse(
              "a constant of type " + constant.constantValue().getClass().getSimpleName(),
              "a kernel has constants of the primitive types");
    }
  }

  private void operator(Opcode opcode) {
    switch (opcode) {
      case IADD, LADD, FADD, DADD -> binary(BinaryOperator.ADD);
      case ISUB, LSUB, FSUB, DSUB -> binary(BinaryOperator.SUBTRACT);
      case IMUL, LMUL, FMUL, DMUL -> binary(BinaryOperator.MULTIPLY);
      case IDIV, LDIV -> divide(BinaryOperator.DIVIDE);
      case IREM, LREM -> divide(BinaryOperator.REMAINDER);
      case FDIV, DDIV -> binary(BinaryOperator.DIVIDE);
      case FREM, DREM -> binary(BinaryOperator.REMAINDER);
      case IAND, LAND -> binary(BinaryOperator.AND);
      case IOR, LOR -> binary(BinaryOperator.OR);
      case IXOR, LXOR -> binary(BinaryOperator.XOR);
      case ISHL, LSHL -> shift(BinaryOperator.SHIFT_LEFT);
      case ISHR, LSHR -> shift(BinaryOperator.SHIFT_RIGHT);
      case IUSHR, LUSHR -> shift(BinaryOperator.SHIFT_RIGHT_UNSIGNED);
      case INEG, LNEG, FNEG, DNEG ->
          method.push(new Unary(UnaryOperator.NEGATE, method.popScalar()));
      case LCMP -> binary(BinaryOperator.THREE_WAY);
      case FCMPL, DCMPL -> binary(BinaryOperator.THREE_WAY_NAN_LESS);
      case FCMPG, DCMPG -> binary(BinaryOperator.THREE_WAY_NAN_GREATER);
      case ARRAYLENGTH -> method.push(Constant.of(Memories.length(popArray())));
      default -> throw method.malformed(opcode.name());
    }
  }

  private void binary(BinaryOperator operator) {
    Expression right = method.popScalar();
    Expression left = method.popScalar(right.type());
    method.push(new Binary(operator, left, right));
  }

  private void shift(BinaryOperator operator) {
    Expression count = method.popScalar(ScalarType.INT);
    method.push(new Binary(operator, method.popScalar(), count));
  }

  private void divide(BinaryOperator operator) {
    Expression divisor = method.popScalar();
    Expression dividend = method.popScalar(divisor.type());
    if (!(divisor instanceof Constant constant) || constant.isZero()) {
      divisor = method.trivial(divisor, "divisor");
      method.emit(new Statement.CheckDivisor(divisor, method.location()));
    }
    method.push(new Binary(operator, dividend, divisor));
  }

  private void convert(ConvertInstruction convert) {
    ScalarType to =
        switch (convert.toType()) {
          case BYTE -> ScalarType.BYTE;
          case SHORT -> ScalarType.SHORT;
          case CHAR -> ScalarType.CHAR;
          case INT -> ScalarType.INT;
          case LONG -> ScalarType.LONG;
          case FLOAT -> ScalarType.FLOAT;
          case DOUBLE -> ScalarType.DOUBLE;
          default -> throw method.malformed(convert.opcode().name());
        };
    method.push(new Convert(to, method.popScalar()));
  }

  private void manipulate(Opcode opcode) {
    switch (opcode) {
      case POP -> popWords(1);
      case POP2 -> popWords(2);
      case DUP -> copy(1, 0);
      case DUP_X1 -> copy(1, 1);
      case DUP_X2 -> copy(1, 2);
      case DUP2 -> copy(2, 0);
      case DUP2_X1 -> copy(2, 1);
      case DUP2_X2 -> copy(2, 2);
      case SWAP -> {
        List<Value> top = popWords(1);
        List<Value> below = popWords(1);
        top.forEach(method::push);
        below.forEach(method::push);
      }
      default -> throw method.malformed(opcode.name());
    }
  }

  /** Copies the top of the stack under what is below it. */
  private void copy(int words, int under) {
    List<Value> top = new ArrayList<>();
    popWords(words).forEach(value -> top.add(method.repeatable(value)));
    List<Value> below = popWords(under);
    top.forEach(method::push);
    below.forEach(method::push);
    top.forEach(method::push);
  }

  private List<Value> popWords(int words) {
    List<Value> values = new ArrayList<>();
    int left = words;
    while (left > 0) {
      Value value = method.pop();
      left -= isWide(value) ? 2 : 1;
      values.addFirst(value);
    }
    if (left < 0) {
      throw method.malformed("half of a long or double");
    }
    return values;
  }

  private static boolean isWide(Value value) {
    return value instanceof Scalar(Expression e)
        && (e.type() == ScalarType.LONG || e.type() == ScalarType.DOUBLE);
  }

  private Memory popArray() {
    if (method.pop() instanceof MemoryValue(Memory memory)
        && (memory instanceof PrivateArray || memory instanceof ConstantArray)) {
      return memory;
    }
    throw method.refuse("an array that is not known", "make arrays in the kernel");
  }

  private void loadElement(TypeKind kind) {
    Expression index = method.popScalar(ScalarType.INT);
    Memory array = popArray();
    ScalarType type = scalarType(kind);
    if (type != array.element().computational()) {
      throw method.malformed("an element of another type");
    }
    method.push(new Load(array, Memories.checked(method, array, index)));
  }

  private void storeElement(TypeKind kind) {
    ScalarType type = scalarType(kind);
    if (type == null) {
      throw method.malformed("an array of references");
    }
    Expression value = method.popScalar(type);
    Expression index = method.popScalar(ScalarType.INT);
    Memory array = popArray();
    if (array instanceof ConstantArray) {
      throw method.refuse(
          "a store into the static array " + array.name(),
          "static arrays are constants in a kernel; use a buffer or a private array");
    }
    if (type != array.element().computational()) {
      throw method.malformed("an element of another type");
    }
    Memories.store(method, array, index, value);
  }

  private void newArray(TypeKind kind) {
    if (!(method.popScalar(ScalarType.INT) instanceof Constant length)) {
      throw method.refuse("an array whose size is no constant", SIZE_ADVICE);
    }
    if (length.intValue() < 0) {
      throw method.refuse("an array of negative size", SIZE_ADVICE);
    }
    ScalarType element =
        switch (kind) {
          case BOOLEAN -> ScalarType.BOOLEAN;
          case BYTE -> ScalarType.BYTE;
          case SHORT -> ScalarType.SHORT;
          case CHAR -> ScalarType.CHAR;
          case INT -> ScalarType.INT;
          case LONG -> ScalarType.LONG;
          case FLOAT -> ScalarType.FLOAT;
          case DOUBLE -> ScalarType.DOUBLE;
          case REFERENCE, VOID -> throw method.malformed("an array of " + kind);
        };
    PrivateArray array = method.session.newPrivateArray(nameOfNext(), element, length.intValue());
    method.saveLoadsOf(array);
    method.emit(new Statement.Clear(array, method.location()));
    method.push(new MemoryValue(array));
  }

  private String throwAdvice() {
    return method.code.name.equals("<init>")
        ? "a kernel has no exceptions; put the value right, or check it on the host"
        : "a kernel has no exceptions; return a value that tells, or leave it out";
  }

  private RuntimeException refuseNew(String className) {
    String name = className.replace('/', '.').replace('$', '.');
    return className.endsWith("Exception") || className.endsWith("Error")
        ? method.refuse("throw new " + name, throwAdvice())
        : method.refuse(
            "new " + name, "a kernel makes records of scalars and arrays of primitives alone");
  }

  /** {@return the name of the variable that is assigned next, which an array most often is to} */
  private String nameOfNext() {
    for (int i = at + 1; i < method.code.instructions.size(); i++) {
      if (method.code.instructions.get(i) instanceof StoreInstruction store
          && store.typeKind() == TypeKind.REFERENCE) {
        return method.webs.nameOf(method.webs.webWritten(i)).orElse("array");
      }
    }
    return "array";
  }

  private void newObject(String className) {
    RecordType type = method.session.recordType(className).orElseThrow(() -> refuseNew(className));
    method.push(new NewRecord(type, method));
  }

  private RuntimeException refuseDynamic(InvokeDynamicInstruction dynamic) {
    String bootstrap = dynamic.bootstrapMethod().owner().displayName();
    String construct =
        switch (bootstrap) {
          case "StringConcatFactory" -> "a string that is put together";
          case "LambdaMetafactory" -> "a lambda or method reference";
          case "SwitchBootstraps" -> "a switch on patterns";
          case "ObjectMethods" -> "%s of a record".formatted(dynamic.name().stringValue());
          default -> "invokedynamic by " + bootstrap;
        };
    String advice =
        switch (bootstrap) {
          case "LambdaMetafactory" -> "call a static method";
          case "SwitchBootstraps" -> "switch on an int, and use accessors";
          case "ObjectMethods" -> "compare the components";
          default -> "a kernel has numbers alone; write text on the host";
        };
    return method.refuse(construct, advice);
  }

  private void checkCast(TypeCheckInstruction check) {
    String type = check.type().asInternalName();
    Value value = method.pop();
    boolean known =
        check.opcode() == Opcode.CHECKCAST
            && value instanceof Value.RecordValue record
            && record.type().name().equals(type);
    if (!known) {
      throw method.refuse(
          "%s %s"
              .formatted(
                  check.opcode() == Opcode.CHECKCAST ? "a cast to" : "instanceof",
                  type.replace('/', '.').replace('$', '.')),
          "declare the variable with its own type");
    }
    method.push(value);
  }

  private Exit branch(BranchInstruction branch) {
    int target = method.code.blockAt(branch.target());
    Opcode opcode = branch.opcode();
    if (opcode == Opcode.GOTO || opcode == Opcode.GOTO_W) {
      return new Exit.Jump(target, method.location());
    }
    Expression taken =
        switch (opcode) {
          case IFEQ -> againstZero(Comparison.EQUAL);
          case IFNE -> againstZero(Comparison.NOT_EQUAL);
          case IFLT -> againstZero(Comparison.LESS);
          case IFLE -> againstZero(Comparison.LESS_OR_EQUAL);
          case IFGT -> againstZero(Comparison.GREATER);
          case IFGE -> againstZero(Comparison.GREATER_OR_EQUAL);
          case IF_ICMPEQ -> compare(Comparison.EQUAL);
          case IF_ICMPNE -> compare(Comparison.NOT_EQUAL);
          case IF_ICMPLT -> compare(Comparison.LESS);
          case IF_ICMPLE -> compare(Comparison.LESS_OR_EQUAL);
          case IF_ICMPGT -> compare(Comparison.GREATER);
          case IF_ICMPGE -> compare(Comparison.GREATER_OR_EQUAL);
          default ->
              throw method.refuse(
                  "a comparison of references", "compare the components of records");
        };
    int next = method.code.blockAt(at + 1);
    Expression folded = ConstantFolding.fold(taken);
    if (folded instanceof Constant constant) {
      return new Exit.Jump(constant.isZero() ? next : target, method.location());
    }
    // javac jumps over what follows: the condition of the source is the opposite.
    return new Exit.Branch(ConstantFolding.negated(folded), next, target, method.location());
  }

  private Expression againstZero(Comparison comparison) {
    return new Compare(comparison, method.popScalar(ScalarType.INT), Constant.of(0));
  }

  private Expression compare(Comparison comparison) {
    Expression right = method.popScalar(ScalarType.INT);
    return new Compare(comparison, method.popScalar(ScalarType.INT), right);
  }

  private Exit choose(Label otherwise, List<SwitchCase> cases) {
    Expression selector = method.popScalar(ScalarType.INT);
    int other = method.code.blockAt(otherwise);
    Map<Integer, Integer> targets = new TreeMap<>();
    for (SwitchCase c : cases) {
      targets.putIfAbsent(c.caseValue(), method.code.blockAt(c.target()));
    }
    if (selector instanceof Constant constant) {
      return new Exit.Jump(targets.getOrDefault(constant.intValue(), other), method.location());
    }
    Map<Integer, List<Integer>> keys = new LinkedHashMap<>();
    targets.forEach(
        (key, target) -> {
          if (target != other) {
            keys.computeIfAbsent(target, _ -> new ArrayList<>()).add(key);
          }
        });
    return new Exit.Choose(method.trivial(selector, "selector"), keys, other, method.location());
  }
}
