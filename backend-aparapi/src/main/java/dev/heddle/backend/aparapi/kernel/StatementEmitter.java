package dev.heddle.backend.aparapi.kernel;

import static dev.heddle.backend.aparapi.kernel.DeviceFunction.LONGS;
import static dev.heddle.backend.aparapi.kernel.DeviceFunction.desc;
import static dev.heddle.backend.aparapi.kernel.DeviceFunction.macro;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_long;
import static java.lang.constant.ConstantDescs.CD_void;

import dev.heddle.compiler.ir.Expression;
import dev.heddle.compiler.ir.Location;
import dev.heddle.compiler.ir.Memory;
import dev.heddle.compiler.ir.Memory.ConstantArray;
import dev.heddle.compiler.ir.Memory.PrivateArray;
import dev.heddle.compiler.ir.Parameter.BufferParameter;
import dev.heddle.compiler.ir.ScalarType;
import dev.heddle.compiler.ir.Statement;
import dev.heddle.compiler.ir.Statement.Assign;
import dev.heddle.compiler.ir.Statement.Atomic;
import dev.heddle.compiler.ir.Statement.Barrier;
import dev.heddle.compiler.ir.Statement.Block;
import dev.heddle.compiler.ir.Statement.Break;
import dev.heddle.compiler.ir.Statement.CheckDivisor;
import dev.heddle.compiler.ir.Statement.CheckIndex;
import dev.heddle.compiler.ir.Statement.CheckTexel;
import dev.heddle.compiler.ir.Statement.Clear;
import dev.heddle.compiler.ir.Statement.Continue;
import dev.heddle.compiler.ir.Statement.If;
import dev.heddle.compiler.ir.Statement.Loop;
import dev.heddle.compiler.ir.Statement.ReadImage;
import dev.heddle.compiler.ir.Statement.Return;
import dev.heddle.compiler.ir.Statement.Store;
import dev.heddle.compiler.ir.Statement.Switch;
import dev.heddle.compiler.ir.Statement.WriteImage;
import dev.heddle.compiler.ir.Statements;
import dev.heddle.compiler.opencl.OpenClSource.Argument.FaultRecord;
import dev.heddle.compiler.opencl.OpenClSource.Checked;
import dev.heddle.compiler.pass.FaultResponse;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Emits statements in the shapes that Aparapi's translator knows: {@code if}, {@code if} with
 * {@code else}, and {@code while}, each on one condition that is an int.
 *
 * <p>The translator joins conditional branches that follow one another. Where an {@code if} or a
 * loop would start directly behind a condition, an assignment to a variable that nobody reads keeps
 * them apart.
 *
 * <p>Without barriers a work item that faults returns at once. With barriers it must not, since
 * others wait for it: it goes on, with 0 for each index. Where nothing that is read from memory
 * decides on the way to barriers, it comes to its end like all others. Elsewhere it tells its
 * group, and the whole group returns behind the next barrier: what the group is told is kept twice,
 * for barriers in turns.
 */
final class StatementEmitter {
  private final KernelClassBuilder kernel;
  private final CodeBuilder code;
  private final ExpressionEmitter expressions;
  private final ImageEmitter images;

  StatementEmitter(KernelClassBuilder kernel, CodeBuilder code) {
    this.kernel = kernel;
    this.code = code;
    this.expressions = new ExpressionEmitter(kernel, code);
    this.images = new ImageEmitter(kernel, code, expressions);
  }

  /** Emits a kernel's body, and what stands before and behind it. */
  void emit(List<Statement> body) {
    leaveOutsideOfTheRange();
    if (kernel.faults() == FaultResponse.GO_ON) {
      loadWhetherAnyFaulted();
      code.istore(kernel.slot("faulted"));
    } else if (kernel.faults() == FaultResponse.LEAVE_AT_BARRIERS) {
      for (int i = 0; i < 2; i++) {
        kernel.loadLocalField(code, "group_faults", CD_int);
        code.loadConstant(i).iconst_0().iastore();
      }
      barrier();
    }
    if (all(body)) {
      code.return_();
    }
  }

  /** Ranges may be padded, and one of no work items lets go of arrays. */
  private void leaveOutsideOfTheRange() {
    for (int d = 0; d < 3; d++) {
      kernel.loadField(code, "range_" + d, 'I');
    }
    expressions.call(
        macro(
            "java_outside_of_range",
            MethodTypeDesc.of(CD_int, CD_int, CD_int, CD_int),
            "(get_global_id(0) >= (a) || get_global_id(1) >= (b) || get_global_id(2) >= (c))"));
    Label inside = code.newLabel();
    code.ifeq(inside);
    code.return_();
    code.labelBinding(inside);
  }

  /** {@return whether control comes to their end} */
  private boolean all(List<Statement> statements) {
    for (Statement statement : statements) {
      if (!one(statement)) {
        return false;
      }
    }
    return true;
  }

  /** Emits what is done under a condition. {@return whether control comes to its end} */
  private boolean under(List<Statement> statements) {
    if (statements.getFirst() instanceof If
        || statements.getFirst() instanceof Loop
        || statements.getFirst() instanceof CheckIndex
        || statements.getFirst() instanceof CheckTexel
        || statements.getFirst() instanceof ReadImage
        || statements.getFirst() instanceof CheckDivisor) {
      separate();
    }
    return all(statements);
  }

  private void separate() {
    code.iconst_0().istore(kernel.slot("gap"));
  }

  private boolean one(Statement statement) {
    switch (statement) {
      case Return s -> {
        code.return_();
        return false;
      }
      case If s -> {
        return branch(s);
      }
      case Loop s -> loop(s);
      case Assign s -> {
        expressions.emit(s.value());
        kernel.storeVariable(code, s.variable());
      }
      case Store s -> {
        expressions.place(s.memory(), s.index());
        expressions.emit(s.value());
        expressions.store(s.memory(), s.index());
      }
      case Clear s -> clear(s.array());
      case CheckIndex s -> checkIndex(s);
      case CheckDivisor s -> checkDivisor(s);
      case Barrier s -> barrierAndLeave();
      case Atomic s -> atomic(s);
      case CheckTexel s -> checkTexel(s);
      case ReadImage s -> images.read(s);
      case WriteImage s -> images.write(s);
      case Block _, Switch _, Break _, Continue _ ->
          throw new IllegalArgumentException("a jump is left: " + statement);
    }
    return true;
  }

  private boolean branch(If branch) {
    List<Statement> then = branch.whenTrue();
    List<Statement> otherwise = branch.whenFalse();
    if (then.isEmpty() && otherwise.isEmpty()) {
      return true;
    }
    expressions.emit(branch.condition());
    Label end = code.newLabel();
    if (then.isEmpty()) {
      code.ifne(end);
      under(otherwise);
      code.labelBinding(end);
      return true;
    }
    if (otherwise.isEmpty()) {
      code.ifeq(end);
      under(then);
      code.labelBinding(end);
      return true;
    }
    Label second = code.newLabel();
    code.ifeq(second);
    boolean completes = under(then);
    if (completes) {
      code.goto_(end);
    }
    code.labelBinding(second);
    completes |= under(otherwise);
    if (completes) {
      code.labelBinding(end);
    }
    return completes;
  }

  private void loop(Loop loop) {
    If head = (If) loop.body().getFirst();
    List<Statement> body = loop.body().subList(1, loop.body().size());
    boolean waits = Statements.contain(body, Barrier.class);
    separate();
    Label start = code.newBoundLabel();
    Label end = code.newLabel();
    if (kernel.faults().goesOn() && !waits) {
      code.iload(kernel.slot("faulted"));
      expressions.emit(head.condition());
      expressions.call(
          macro("java_either", MethodTypeDesc.of(CD_int, CD_int, CD_int), "((a) || (b))"));
    } else {
      expressions.emit(head.condition());
    }
    code.ifne(end);
    separate();
    if (kernel.faults() == FaultResponse.LEAVE_AT_ONCE || kernel.faults().goesOn() && !waits) {
      stopEarly();
    }
    if (all(body)) {
      code.goto_(start);
    }
    code.labelBinding(end);
    separate();
  }

  /** Once a work item has faulted, the others stop where they go round. */
  private void stopEarly() {
    loadWhetherAnyFaulted();
    Label goOn = code.newLabel();
    code.ifeq(goOn);
    if (kernel.faults() == FaultResponse.LEAVE_AT_ONCE) {
      code.return_();
    } else {
      markFaulted();
    }
    code.labelBinding(goOn);
    separate();
  }

  private void loadWhetherAnyFaulted() {
    kernel.loadFault(code);
    expressions.call(
        macro(
            "java_has_faulted",
            MethodTypeDesc.of(CD_int, LONGS),
            "(*(volatile __global int *) (a) != 0)"));
  }

  private void markFaulted() {
    code.iconst_1().istore(kernel.slot("faulted"));
    if (kernel.faults() != FaultResponse.LEAVE_AT_BARRIERS) {
      return;
    }
    kernel.loadLocalField(code, "group_faults", CD_int);
    code.iload(kernel.slot("phase")).iconst_1().iand().iconst_1().iastore();
  }

  private void clear(PrivateArray array) {
    int element = kernel.slot("element");
    code.iconst_0().istore(element);
    separate();
    Label start = code.newBoundLabel();
    Label end = code.newLabel();
    expressions.call(less(element, array.length()));
    code.ifeq(end);
    code.aload(kernel.slot(array)).iload(element);
    ScalarType type = array.element();
    switch (type.computational()) {
      case LONG -> code.lconst_0();
      case FLOAT -> code.fconst_0();
      case DOUBLE -> code.dconst_0();
      default -> code.iconst_0();
    }
    expressions.storeElement(type);
    code.iload(element).iconst_1().iadd().istore(element);
    code.goto_(start);
    code.labelBinding(end);
    separate();
  }

  private DeviceFunction less(int slot, int limit) {
    code.iload(slot).loadConstant(limit);
    return macro("java_less_int", MethodTypeDesc.of(CD_int, CD_int, CD_int), "((a) < (b))");
  }

  // --- faults ---

  private void loadLength(Memory memory) {
    switch (memory) {
      case PrivateArray array -> code.loadConstant((long) array.length());
      case ConstantArray array -> code.loadConstant((long) array.values().size());
      default -> kernel.loadField(code, kernel.names().of(memory) + "_length", 'J');
    }
  }

  private void checkIndex(CheckIndex check) {
    ClassDesc index = desc(check.index().type());
    expressions.emit(check.index());
    loadLength(check.memory());
    expressions.call(
        macro(
            "java_outside_" + DeviceFunction.suffix(check.index().type()),
            MethodTypeDesc.of(CD_int, index, CD_long),
            "((ulong) (a) >= (ulong) (b))"));
    fault(
        kernel.codeOf(new Checked.Elements(check.memory())),
        check.location(),
        () -> {
          expressions.emit(new Expression.Convert(ScalarType.LONG, check.index()));
          loadLength(check.memory());
        });
  }

  private void checkTexel(CheckTexel check) {
    images.outside(check.image(), check.coordinates());
    fault(
        kernel.codeOf(new Checked.Texels(check.image())),
        check.location(),
        () -> images.faultDetails(check.image(), check.coordinates()));
  }

  private void checkDivisor(CheckDivisor check) {
    ScalarType type = check.divisor().type();
    expressions.emit(
        new Expression.Compare(
            Expression.Comparison.EQUAL, check.divisor(), new Expression.Constant(type, 0)));
    fault(FaultRecord.DIVISION, check.location(), () -> code.lconst_0().lconst_0());
  }

  /** Faults if the int on the stack is not 0. */
  private void fault(int what, Location location, Runnable details) {
    if (kernel.faults().goesOn()) {
      code.iload(kernel.slot("faulted"));
      expressions.call(
          macro("java_newly", MethodTypeDesc.of(CD_int, CD_int, CD_int), "((a) && !(b))"));
    }
    Label sound = code.newLabel();
    code.ifeq(sound);
    kernel.loadFault(code);
    code.loadConstant(what).loadConstant(location.line());
    details.run();
    expressions.call(
        DeviceFunction.statements(
            "java_record_fault",
            MethodTypeDesc.of(CD_void, LONGS, CD_int, CD_int, CD_long, CD_long),
            List.of("record", "code", "line", "index", "length"),
            """
              if (atomic_cmpxchg((volatile __global int *) record, 0, code) == 0) {
                record[1] = line;
                record[2] = index;
                record[3] = length;
                record[4] = get_global_id(0);
                record[5] = get_global_id(1);
                record[6] = get_global_id(2);
              }
            """));
    if (kernel.faults() == FaultResponse.LEAVE_AT_ONCE) {
      code.return_();
    } else {
      markFaulted();
    }
    code.labelBinding(sound);
    separate();
  }

  private void barrier() {
    code.aload(0);
    code.invokevirtual(kernel.type(), "localGlobalBarrier", ConstantDescs.MTD_void);
  }

  private void barrierAndLeave() {
    barrier();
    if (kernel.faults() == FaultResponse.LEAVE_AT_BARRIERS) {
      kernel.loadLocalField(code, "group_faults", CD_int);
      code.iload(kernel.slot("phase")).iconst_1().iand().iaload();
      Label goOn = code.newLabel();
      code.ifeq(goOn);
      code.return_();
      code.labelBinding(goOn);
      code.iload(kernel.slot("phase")).iconst_1().iadd().istore(kernel.slot("phase"));
    }
  }

  // --- atomics ---

  private void atomic(Atomic atomic) {
    Memory memory = atomic.memory();
    ScalarType element = memory.element();
    boolean global = memory instanceof BufferParameter;
    expressions.place(memory, atomic.index());
    atomic.operands().forEach(expressions::emit);
    List<ClassDesc> types = new ArrayList<>();
    types.add(global ? LONGS : DeviceFunction.element(element).arrayType());
    if (global) {
      types.add(CD_int);
    }
    types.add(global ? desc(atomic.index().type()) : CD_int);
    atomic.operands().forEach(e -> types.add(desc(e.type())));
    MethodTypeDesc signature = MethodTypeDesc.of(desc(element), types);
    String name =
        "java_%s_%s_%s_%s"
            .formatted(
                atomic.operator().method(),
                global ? "global" : "local",
                element.javaName(),
                DeviceFunction.suffix(atomic.index().type()));
    expressions.call(
        element == ScalarType.FLOAT
            ? addFloat(name, signature, global)
            : macro(name, signature, atomicCall(atomic, global)));
    if (atomic.result().isPresent()) {
      kernel.storeVariable(code, atomic.result().get());
    } else if (element == ScalarType.LONG) {
      // Aparapi does not take the instruction that drops a long.
      code.lstore(kernel.slot("dropped"));
    } else {
      code.pop();
    }
  }

  private static String atomicCall(Atomic atomic, boolean global) {
    String operation =
        switch (atomic.operator()) {
          case SET -> "xchg";
          case COMPARE_AND_EXCHANGE -> "cmpxchg";
          default -> atomic.operator().name().toLowerCase(Locale.ROOT);
        };
    String prefix = atomic.memory().element() == ScalarType.LONG ? "atom_" : "atomic_";
    String cell =
        "&((volatile %s %s *) (a))[%s]"
            .formatted(
                global ? "__global" : "__local",
                atomic.memory().element().javaName(),
                global ? "(b) + (c)" : "b");
    String operands = global ? "d, e" : "c, d";
    return "%s%s(%s, %s)"
        .formatted(
            prefix,
            operation,
            cell,
            atomic.operands().size() == 2 ? operands : operands.substring(0, 1));
  }

  private static DeviceFunction addFloat(String name, MethodTypeDesc signature, boolean global) {
    String space = global ? "__global" : "__local";
    // Aparapi knows by this ending that a parameter is local memory.
    String memory = global ? "memory" : "memory_$local$";
    List<String> parameters =
        global ? List.of(memory, "at", "i", "delta") : List.of(memory, "i", "delta");
    return DeviceFunction.statements(
        name,
        signature,
        parameters,
        """
          volatile %s float *cell = (volatile %s float *) %s + %s;
          int before = as_int(*cell);
          while (true) {
            const int after = as_int(as_float(before) + delta);
            const int found = atomic_cmpxchg((volatile %s int *) cell, before, after);
            if (found == before) {
              return as_float(before);
            }
            before = found;
          }
        """
            .formatted(space, space, memory, global ? "at + i" : "i", space));
  }
}
