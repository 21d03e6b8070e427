package dev.heddle.compiler.lift;

import dev.heddle.KernelCompilationException;
import dev.heddle.compiler.ClassFiles;
import dev.heddle.compiler.Constants;
import dev.heddle.compiler.ir.Label;
import dev.heddle.compiler.ir.Memory.ConstantArray;
import dev.heddle.compiler.ir.Memory.PrivateArray;
import dev.heddle.compiler.ir.ScalarType;
import dev.heddle.compiler.ir.Variable;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.attribute.RecordAttribute;
import java.lang.classfile.attribute.RecordComponentInfo;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the lifting of one kernel has read and made so far, and the bounds of its size. */
final class Session {
  /** Instructions that are lifted, those of inlined methods each time. */
  private static final int INSTRUCTION_LIMIT = 400_000;

  private static final int CALL_DEPTH_LIMIT = 100;

  /** Elements of arrays, constant and private ones together. */
  private static final long ELEMENT_LIMIT = 1 << 22;

  final String kernel;
  final Constants constants;
  final Map<String, ConstantArray> constantArrays = new LinkedHashMap<>();
  private final ClassFiles files;
  private final Map<String, Optional<ClassModel>> classes = new HashMap<>();
  private final Map<String, Optional<RecordType>> records = new HashMap<>();
  private final Map<String, Optional<MethodCode>> methods = new HashMap<>();
  private final List<String> calls = new ArrayList<>();
  private int variables;
  private int labels;
  private int arrays;
  private int instructions;
  private long elements;

  Session(String kernel, ClassFiles files, Constants constants) {
    this.kernel = kernel;
    this.files = files;
    this.constants = constants;
  }

  Variable newVariable(String name, ScalarType type, Variable.Origin origin) {
    return new Variable(variables++, name, type, origin);
  }

  Label newLabel() {
    return new Label(labels++);
  }

  PrivateArray newPrivateArray(String name, ScalarType element, int length) {
    countElements(length);
    return new PrivateArray(arrays++, name, element, length);
  }

  int newArrayId() {
    return arrays++;
  }

  void countElements(long count) {
    elements += count;
    if (elements > ELEMENT_LIMIT) {
      throw tooLarge("more than %d elements in its arrays".formatted(ELEMENT_LIMIT));
    }
  }

  void countInstructions(int count) {
    instructions += count;
    if (instructions > INSTRUCTION_LIMIT) {
      throw tooLarge("more than %d instructions with its calls".formatted(INSTRUCTION_LIMIT));
    }
  }

  private KernelCompilationException tooLarge(String what) {
    return Refusal.of(kernel, "it has " + what, "split it into several kernels");
  }

  /** {@return whether a method is being lifted already} */
  boolean isCalling(MethodCode method) {
    return calls.contains(method.key());
  }

  void enter(MethodCode method) {
    if (calls.size() >= CALL_DEPTH_LIMIT) {
      throw Refusal.of(
          kernel,
          "its calls are more than %d deep".formatted(CALL_DEPTH_LIMIT),
          "call fewer methods from methods");
    }
    calls.add(method.key());
  }

  void leave() {
    calls.removeLast();
  }

  Optional<ClassModel> classModel(String internalName) {
    Optional<ClassModel> known = classes.get(internalName);
    if (known != null) {
      return known;
    }
    Optional<ClassModel> read = files.read(internalName).map(bytes -> parse(internalName, bytes));
    classes.put(internalName, read);
    return read;
  }

  private ClassModel parse(String internalName, byte[] bytes) {
    try {
      return ClassFile.of().parse(bytes);
    } catch (RuntimeException e) {
      throw unreadable(internalName, e);
    }
  }

  private KernelCompilationException unreadable(String internalName, RuntimeException cause) {
    return new KernelCompilationException(
        "cannot compile kernel %s: the class file of %s cannot be read: %s; compile it with javac"
            .formatted(kernel, internalName.replace('/', '.'), cause.getMessage()),
        cause);
  }

  /** {@return a class as a record, or nothing if it is none} */
  Optional<RecordType> recordType(String internalName) {
    Optional<RecordType> known = records.get(internalName);
    if (known == null) {
      known = classModel(internalName).flatMap(this::recordType);
      records.put(internalName, known);
    }
    return known;
  }

  private Optional<RecordType> recordType(ClassModel model) {
    String name = model.thisClass().asInternalName();
    try {
      return model
          .findAttribute(Attributes.record())
          .map(RecordAttribute::components)
          .map(
              components -> {
                List<RecordType.Component> list = new ArrayList<>();
                for (RecordComponentInfo component : components) {
                  list.add(
                      new RecordType.Component(
                          component.name().stringValue(), component.descriptor().stringValue()));
                }
                return new RecordType(name, List.copyOf(list));
              });
    } catch (RuntimeException e) {
      throw unreadable(name, e);
    }
  }

  /**
   * {@return a method with a body, of a class or of those that it extends}
   *
   * @param owner the class's name with slashes
   */
  Optional<MethodCode> method(String owner, String name, String descriptor) {
    String key = owner + "." + name + descriptor;
    Optional<MethodCode> known = methods.get(key);
    if (known == null) {
      known = findMethod(owner, name, descriptor);
      methods.put(key, known);
    }
    return known;
  }

  private Optional<MethodCode> findMethod(String owner, String name, String descriptor) {
    List<String> open = new ArrayList<>(List.of(owner));
    // A hostile class may extend itself.
    for (int seen = 0; !open.isEmpty() && seen < CALL_DEPTH_LIMIT; seen++) {
      Optional<ClassModel> model = classModel(open.removeFirst());
      if (model.isEmpty()) {
        continue;
      }
      try {
        for (MethodModel method : model.get().methods()) {
          if (method.methodName().stringValue().equals(name)
              && method.methodType().stringValue().equals(descriptor)) {
            Optional<CodeModel> code = method.code();
            if (code.isPresent()) {
              return Optional.of(new MethodCode(model.get(), method, code.get()));
            }
          }
        }
        model.get().superclass().ifPresent(type -> open.add(type.asInternalName()));
        model.get().interfaces().forEach(type -> open.add(type.asInternalName()));
      } catch (RuntimeException e) {
        throw unreadable(owner, e);
      }
    }
    return Optional.empty();
  }
}
