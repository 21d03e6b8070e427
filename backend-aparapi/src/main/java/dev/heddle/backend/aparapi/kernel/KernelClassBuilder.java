package dev.heddle.backend.aparapi.kernel;

import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_long;
import static java.lang.constant.ConstantDescs.CD_void;

import com.aparapi.Kernel;
import dev.heddle.ImageFormat;
import dev.heddle.KernelCompilationException;
import dev.heddle.Launch.FloatMode;
import dev.heddle.compiler.ir.KernelCode;
import dev.heddle.compiler.ir.Memory;
import dev.heddle.compiler.ir.Memory.ConstantArray;
import dev.heddle.compiler.ir.Memory.PrivateArray;
import dev.heddle.compiler.ir.Parameter;
import dev.heddle.compiler.ir.Parameter.BufferParameter;
import dev.heddle.compiler.ir.Parameter.ImageParameter;
import dev.heddle.compiler.ir.Parameter.LocalParameter;
import dev.heddle.compiler.ir.Parameter.ScalarParameter;
import dev.heddle.compiler.ir.Statement;
import dev.heddle.compiler.ir.Statements;
import dev.heddle.compiler.ir.Variable;
import dev.heddle.compiler.ir.VariableNames;
import dev.heddle.compiler.opencl.Identifiers;
import dev.heddle.compiler.opencl.OpenClSource.Argument.FaultRecord;
import dev.heddle.compiler.opencl.OpenClSource.Checked;
import dev.heddle.compiler.pass.FaultResponse;
import java.lang.classfile.Annotation;
import java.lang.classfile.AnnotationElement;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.classfile.attribute.RuntimeVisibleAnnotationsAttribute;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Builds the class of a kernel, a subclass of Aparapi's with its arguments in fields.
 *
 * <p>Local variables are declared at the start and live to the end, so that the translator finds no
 * scopes to guess. All but the plainest operations are calls of {@link DeviceFunction}s: Aparapi
 * writes the name that is mapped to a static method, whatever it is. The first call of the kernel
 * is of one that maps to the definitions of the others.
 */
final class KernelClassBuilder {
  private static final ClassDesc KERNEL = ClassDesc.ofDescriptor(Kernel.class.descriptorString());
  private static final ClassDesc LOCAL = ClassDesc.of("com.aparapi.Kernel$Local");
  private static final ClassDesc MAPPING = ClassDesc.of("com.aparapi.Kernel$OpenCLMapping");
  private static final int LARGEST_METHOD = 65_535;

  /** Aparapi keeps what it knows of a class by its name. */
  private static final AtomicLong NUMBERS = new AtomicLong();

  private final KernelCode code;
  private final KernelOptions options;
  private final VariableNames names;
  private final ClassDesc type;
  private final Map<String, DeviceFunction> functions = new LinkedHashMap<>();
  private final Map<String, ClassDesc> fields = new LinkedHashMap<>();
  private final Set<String> localFields = new LinkedHashSet<>();
  private final Map<Object, Integer> slots = new HashMap<>();
  private final Map<Object, Integer> memories = new HashMap<>();
  private final List<Parameter> images;
  private final List<Checked> bounded = new ArrayList<>();
  private final FaultResponse faults;
  private Consumer<CodeBuilder> body =
      builder -> new StatementEmitter(this, builder).emit(code().body());

  private KernelClassBuilder(KernelCode lifted, KernelOptions options) {
    this.code = DeepExpressions.split(JumpsToFlags.rewrite(lifted));
    this.options = options;
    this.names = new VariableNames(code, reserved(lifted), Identifiers::legal);
    this.type =
        ClassDesc.of(
            "heddle.%s_%d".formatted(names.fresh(lifted.simpleName()), NUMBERS.incrementAndGet()));
    this.images = code.parameters().stream().filter(ImageParameter.class::isInstance).toList();
    int next = 0;
    for (Parameter parameter : code.parameters()) {
      if (parameter instanceof BufferParameter || parameter instanceof ImageParameter) {
        memories.put(parameter, options.memories().get(next++));
      }
    }
    this.faults = FaultResponse.of(lifted);
  }

  private static Set<String> reserved(KernelCode kernel) {
    Set<String> reserved = new LinkedHashSet<>(Identifiers.RESERVED);
    reserved.addAll(List.of("dimensions", "place", "gap", "dropped", "passid"));
    for (int d = 0; d < 3; d++) {
      reserved.add("range_" + d);
      reserved.add("offset_" + d);
      reserved.add("coordinate_" + d);
    }
    for (Parameter parameter : kernel.parameters()) {
      String name = Identifiers.legal(parameter.name());
      for (String suffix :
          List.of(
              "at",
              "length",
              "width",
              "height",
              "depth",
              "array_layers",
              "rows",
              "slices",
              "row",
              "slice",
              "filter",
              "addressing",
              "normalized",
              "type",
              "channels",
              "written_channels",
              "channel_bytes",
              "texel")) {
        reserved.add(name + "_" + suffix);
      }
      reserved.add("memory_" + reserved.size());
    }
    return reserved;
  }

  /**
   * {@return a kernel's class}
   *
   * @param kernel the kernel
   * @param options what it is generated for
   */
  static KernelClass build(KernelCode kernel, KernelOptions options) {
    return new KernelClassBuilder(kernel, options).build();
  }

  /**
   * {@return a class whose kernel does nothing but call a function with an array}
   *
   * @param function what to call
   * @param array the name of the field with the array
   */
  static KernelClass calling(DeviceFunction function, String array) {
    KernelCode empty = new KernelCode("Probe", List.of(), List.of(), List.of());
    KernelOptions options =
        new KernelOptions(
            FloatMode.STRICT,
            KernelOptions.Division.ROUGH,
            TexelFunctions.Arithmetic.FLOAT,
            List.of(),
            List.of());
    KernelClassBuilder builder = new KernelClassBuilder(empty, options);
    builder.body =
        code -> {
          builder.use(function);
          builder.loadField(code, array, DeviceFunction.LONGS);
          code.invokestatic(builder.type, function.name(), function.type());
          code.return_();
        };
    return builder.build();
  }

  private boolean has(Class<? extends Statement> kind) {
    return Statements.contain(code.body(), kind);
  }

  private KernelClass build() {
    byte[] bytes;
    try {
      bytes =
          // Aparapi does not know long jumps.
          ClassFile.of(ClassFile.ShortJumpsOption.FAIL_ON_SHORT_JUMPS).build(type, this::build);
    } catch (IllegalArgumentException e) {
      throw new KernelCompilationException(
          "cannot compile kernel %s for Aparapi: it is too large for one method of %d bytes; split it into several kernels (%s)"
              .formatted(code.name(), LARGEST_METHOD, e.getMessage()),
          e);
    }
    return new KernelClass(
        type.packageName() + "." + type.displayName(),
        bytes,
        fields.keySet(),
        fieldNames(),
        faults != FaultResponse.UNCHECKED,
        bounded);
  }

  private Map<Object, String> fieldNames() {
    Map<Object, String> known = new HashMap<>();
    for (Parameter parameter : code.parameters()) {
      known.put(
          parameter,
          names.of(parameter instanceof ScalarParameter scalar ? scalar.variable() : parameter));
    }
    code.constants().forEach(constant -> known.put(constant, names.of(constant)));
    return known;
  }

  private void build(ClassBuilder builder) {
    builder.withVersion(ClassFile.JAVA_8_VERSION, 0);
    builder.withFlags(ClassFile.ACC_PUBLIC | ClassFile.ACC_FINAL | ClassFile.ACC_SUPER);
    builder.withSuperclass(KERNEL);
    builder.withMethodBody(
        ConstantDescs.INIT_NAME,
        ConstantDescs.MTD_void,
        ClassFile.ACC_PUBLIC,
        code ->
            code.aload(0)
                .invokespecial(KERNEL, ConstantDescs.INIT_NAME, ConstantDescs.MTD_void)
                .return_());
    builder.withMethodBody("run", ConstantDescs.MTD_void, ClassFile.ACC_PUBLIC, this::run);
    String definitions =
        functions.values().stream()
            .flatMap(function -> function.definition().stream())
            .collect(Collectors.joining("\n"));
    String pragmas = options.math() == FloatMode.STRICT ? "#pragma OPENCL FP_CONTRACT OFF\n" : "";
    mapped(
        builder,
        "definitions",
        MethodTypeDesc.of(CD_void, CD_int),
        List.of("ignored"),
        "\n" + pragmas + definitions + "\n(void) ");
    for (DeviceFunction function : functions.values()) {
      switch (function.form()) {
        case DeviceFunction.Form.Known(String known) -> mapped(builder, function, known);
        case DeviceFunction.Form.Macro macro -> mapped(builder, function, function.name());
        case DeviceFunction.Form.Statements(String text) -> {
          String own = function.name() + "_text";
          mapped(
              builder,
              own,
              MethodTypeDesc.of(CD_void, CD_int),
              List.of("ignored"),
              "\n" + pragmas + text + "(void) ");
          method(
              builder,
              function.name(),
              function.type(),
              function.parameters(),
              Optional.empty(),
              code -> code.iconst_0().invokestatic(type, own, MethodTypeDesc.of(CD_void, CD_int)));
        }
      }
    }
    fields.forEach(
        (name, desc) ->
            builder.withField(
                name,
                desc,
                field -> {
                  field.withFlags(ClassFile.ACC_PUBLIC);
                  if (localFields.contains(name)) {
                    field.with(RuntimeVisibleAnnotationsAttribute.of(Annotation.of(LOCAL)));
                  }
                }));
  }

  private void mapped(ClassBuilder builder, DeviceFunction function, String to) {
    mapped(builder, function.name(), function.type(), function.parameters(), to);
  }

  private void mapped(
      ClassBuilder builder,
      String name,
      MethodTypeDesc signature,
      List<String> parameters,
      String to) {
    method(builder, name, signature, parameters, Optional.of(to), code -> {});
  }

  /** A static method that does something and gives 0. */
  private static void method(
      ClassBuilder builder,
      String name,
      MethodTypeDesc signature,
      List<String> parameters,
      Optional<String> mapTo,
      Consumer<CodeBuilder> body) {
    builder.withMethod(
        name,
        signature,
        ClassFile.ACC_PUBLIC | ClassFile.ACC_STATIC,
        method -> {
          mapTo.ifPresent(
              to ->
                  method.with(
                      RuntimeVisibleAnnotationsAttribute.of(
                          Annotation.of(MAPPING, AnnotationElement.ofString("mapTo", to)))));
          method.withCode(
              code -> {
                int slot = 0;
                for (int i = 0; i < parameters.size(); i++) {
                  ClassDesc parameter = signature.parameterType(i);
                  code.localVariable(
                      slot, parameters.get(i), parameter, code.startLabel(), code.endLabel());
                  slot += TypeKind.from(parameter).slotSize();
                }
                body.accept(code);
                zero(code, TypeKind.from(signature.returnType()));
                code.return_(TypeKind.from(signature.returnType()));
              });
        });
  }

  private static void zero(CodeBuilder code, TypeKind kind) {
    switch (kind.asLoadable()) {
      case LONG -> code.lconst_0();
      case FLOAT -> code.fconst_0();
      case DOUBLE -> code.dconst_0();
      case VOID -> {}
      default -> code.iconst_0();
    }
  }

  private void run(CodeBuilder builder) {
    builder.localVariable(0, "this", type, builder.startLabel(), builder.endLabel());
    builder.iconst_0();
    builder.invokestatic(type, "definitions", MethodTypeDesc.of(CD_void, CD_int));
    declare(builder, "gap", "gap", CD_int);
    Statements.walk(
        code.body(),
        statement -> {
          for (Variable variable : Statements.assigned(statement)) {
            if (!slots.containsKey(variable)) {
              declare(builder, variable, names.of(variable), DeviceFunction.desc(variable.type()));
            }
          }
          if (statement instanceof Statement.Clear(PrivateArray array, var _)
              && !slots.containsKey(array)) {
            declareArray(builder, array);
          }
        });
    if (faults.goesOn()) {
      declare(builder, "faulted", "faulted", CD_int);
    }
    if (faults == FaultResponse.LEAVE_AT_BARRIERS) {
      declare(builder, "phase", "phase", CD_int);
    }
    if (has(Statement.ReadImage.class) || has(Statement.WriteImage.class)) {
      declare(builder, "place", "place", CD_int);
      for (int i = 0; i < 3; i++) {
        String name = "coordinate_" + i;
        declare(builder, name, name, ConstantDescs.CD_float);
      }
    }
    if (has(Statement.Atomic.class)) {
      declare(builder, "dropped", "dropped", CD_long);
    }
    if (has(Statement.Clear.class)) {
      declare(builder, "element", "element", CD_int);
    }
    body.accept(builder);
  }

  private void declare(CodeBuilder builder, Object variable, String name, ClassDesc desc) {
    TypeKind kind = TypeKind.from(desc);
    int slot = builder.allocateLocal(kind);
    slots.put(variable, slot);
    zero(builder, kind);
    builder.storeLocal(kind, slot);
    Label start = builder.newBoundLabel();
    builder.localVariable(slot, name, desc, start, builder.endLabel());
  }

  private void declareArray(CodeBuilder builder, PrivateArray array) {
    int slot = builder.allocateLocal(TypeKind.REFERENCE);
    slots.put(array, slot);
    ClassDesc element = DeviceFunction.element(array.element());
    builder.loadConstant(Math.max(1, array.length()));
    builder.newarray(TypeKind.from(element));
    builder.astore(slot);
    Label start = builder.newBoundLabel();
    builder.localVariable(slot, names.of(array), element.arrayType(), start, builder.endLabel());
  }

  // --- what emitters ask ---

  KernelCode code() {
    return code;
  }

  KernelOptions options() {
    return options;
  }

  VariableNames names() {
    return names;
  }

  ClassDesc type() {
    return type;
  }

  FaultResponse faults() {
    return faults;
  }

  /** {@return the code of faults on something} */
  int codeOf(Checked checked) {
    if (!bounded.contains(checked)) {
      bounded.add(checked);
    }
    return FaultRecord.OUTSIDE + bounded.indexOf(checked);
  }

  TexelFunctions texels() {
    return new TexelFunctions(options.arithmetic());
  }

  /** {@return the format of an image, if the class is for one} */
  Optional<ImageFormat> format(ImageParameter image) {
    return options.formats().isEmpty()
        ? Optional.empty()
        : Optional.of(options.formats().get(images.indexOf(image)));
  }

  void use(DeviceFunction function) {
    functions.putIfAbsent(function.name(), function);
  }

  int slot(Object variable) {
    Integer slot = slots.get(variable);
    if (slot == null) {
      throw new IllegalArgumentException("no slot for " + variable);
    }
    return slot;
  }

  void loadVariable(CodeBuilder builder, Variable variable) {
    ClassDesc desc = DeviceFunction.desc(variable.type());
    if (variable.origin() == Variable.Origin.ARGUMENT) {
      loadField(builder, names.of(variable), desc);
    } else {
      builder.loadLocal(TypeKind.from(desc), slot(variable));
    }
  }

  void storeVariable(CodeBuilder builder, Variable variable) {
    builder.storeLocal(TypeKind.from(DeviceFunction.desc(variable.type())), slot(variable));
  }

  void loadField(CodeBuilder builder, String name, char desc) {
    loadField(builder, name, desc == 'J' ? CD_long : CD_int);
  }

  void loadField(CodeBuilder builder, String name, ClassDesc desc) {
    fields.put(name, desc);
    builder.aload(0);
    builder.getfield(type, name, desc);
  }

  void loadLocalField(CodeBuilder builder, String name, ClassDesc element) {
    localFields.add(name);
    loadField(builder, name, element.arrayType());
  }

  void loadFault(CodeBuilder builder) {
    loadField(builder, "fault", DeviceFunction.LONGS);
  }

  /** Puts the array of a memory on the stack. */
  void loadMemory(CodeBuilder builder, Memory memory) {
    switch (memory) {
      case BufferParameter buffer -> loadArray(builder, buffer);
      case LocalParameter local ->
          loadLocalField(builder, names.of(local), DeviceFunction.element(local.element()));
      case PrivateArray array -> builder.aload(slot(array));
      case ConstantArray array ->
          loadField(builder, names.of(array), DeviceFunction.element(array.element()).arrayType());
    }
  }

  /** Puts the array of a buffer or image on the stack. */
  void loadArray(CodeBuilder builder, Parameter parameter) {
    Integer number = memories.get(parameter);
    loadField(builder, "memory_" + number, DeviceFunction.LONGS);
  }

  /** {@return what loads whether the work item has faulted, where it goes on with index 0 then} */
  Optional<Runnable> guard(CodeBuilder builder) {
    return faults.goesOn() ? Optional.of(() -> builder.iload(slot("faulted"))) : Optional.empty();
  }
}
