package dev.heddle.compiler.lift;

import dev.heddle.Sampler;
import dev.heddle.compiler.ir.Expression;
import dev.heddle.compiler.ir.Expression.Constant;
import dev.heddle.compiler.ir.Expression.Read;
import dev.heddle.compiler.ir.Memory.ConstantArray;
import dev.heddle.compiler.ir.ScalarType;
import dev.heddle.compiler.ir.Statement.Assign;
import dev.heddle.compiler.ir.Statement.ConstantSampler;
import dev.heddle.compiler.ir.Variable;
import dev.heddle.compiler.lift.Value.MemoryValue;
import dev.heddle.compiler.lift.Value.NewRecord;
import dev.heddle.compiler.lift.Value.RecordValue;
import dev.heddle.compiler.lift.Value.SamplerValue;
import dev.heddle.compiler.lift.Value.Scalar;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassModel;
import java.lang.classfile.FieldModel;
import java.lang.classfile.attribute.ConstantValueAttribute;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.reflect.AccessFlag;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Lifts reads of fields: components of records, and static constants. */
final class FieldAccess {
  private static final String STATIC_ADVICE =
      "a kernel reads static final fields of primitive types, arrays of them, records and samplers;"
          + " pass what changes as a component of the kernel";

  private final MethodLifter method;

  FieldAccess(MethodLifter method) {
    this.method = method;
  }

  void lift(FieldInstruction field) {
    switch (field.opcode()) {
      case GETFIELD -> get(field);
      case PUTFIELD -> put(field);
      case GETSTATIC -> getStatic(field);
      default ->
          throw method.refuse(
              "an assignment to the static field " + field.name().stringValue(), STATIC_ADVICE);
    }
  }

  private void get(FieldInstruction field) {
    String name = field.name().stringValue();
    Value receiver = method.pop();
    Value value =
        switch (receiver) {
          case RecordValue record when record.type().indexOf(name) >= 0 ->
              record.components().get(record.type().indexOf(name));
          case NewRecord fresh when fresh.type.indexOf(name) >= 0 ->
              fresh.fields[fresh.type.indexOf(name)];
          default -> null;
        };
    if (value == null) {
      throw method.refuse(
          "field %s of %s".formatted(name, receiver.describe()),
          "a kernel reads the components of records");
    }
    method.push(value);
  }

  private void put(FieldInstruction field) {
    Value value = method.pop();
    String name = field.name().stringValue();
    Value receiver = method.popUnfinished();
    if (!(receiver instanceof NewRecord fresh) || fresh.type.indexOf(name) < 0) {
      throw method.refuse(
          "an assignment to field " + name, "records cannot be changed; make a new one");
    }
    int index = fresh.type.indexOf(name);
    fresh.fields[index] = inOneBlock(fresh) ? value : variables(value, name, fresh.fields[index]);
  }

  /** {@return whether a record is made without a jump between, so that a field has one value} */
  private boolean inOneBlock(NewRecord fresh) {
    for (MethodLifter frame = method; frame != null; frame = frame.caller()) {
      if (frame == fresh.creator) {
        return true;
      }
      if (!frame.isStraight()) {
        return false;
      }
    }
    return false;
  }

  /** Keeps a field in variables, the same ones wherever it is set. */
  private Value variables(Value value, String name, @Nullable Value before) {
    return switch (value) {
      case Scalar(Expression e) -> {
        Variable variable =
            before instanceof Scalar(Read(Variable known))
                ? known
                : method.session.newVariable(name, e.type(), Variable.Origin.TEMPORARY);
        method.emit(new Assign(variable, e, method.location()));
        yield new Scalar(new Read(variable));
      }
      case RecordValue record -> {
        List<Value> parts = new ArrayList<>();
        for (int i = 0; i < record.components().size(); i++) {
          Value known = before instanceof RecordValue old ? old.components().get(i) : null;
          String part = name + "_" + record.type().components().get(i).name();
          parts.add(variables(record.components().get(i), part, known));
        }
        yield new RecordValue(record.type(), parts);
      }
      default -> value;
    };
  }

  private void getStatic(FieldInstruction field) {
    String owner = field.owner().asInternalName();
    String name = field.name().stringValue();
    if (name.equals("$assertionsDisabled")) {
      method.push(Constant.of(1)); // a device asserts nothing
      return;
    }
    Optional<ClassModel> model = method.session.classModel(owner);
    Optional<FieldModel> found =
        model.flatMap(
            type ->
                type.fields().stream()
                    .filter(f -> f.fieldName().stringValue().equals(name))
                    .findFirst());
    if (found.isPresent() && !found.get().flags().has(AccessFlag.FINAL)) {
      throw method.refuse("the static field %s, which is not final".formatted(name), STATIC_ADVICE);
    }
    if (found.isPresent() && found.get().flags().has(AccessFlag.ENUM)) {
      throw refuseEnum(name);
    }
    Optional<Object> constant =
        found
            .flatMap(f -> f.findAttribute(Attributes.constantValue()))
            .map(ConstantValueAttribute::constant)
            .map(entry -> entry.constantValue());
    Object value = constant.orElseGet(() -> read(owner, name));
    method.push(value(value, owner + "." + name, name));
  }

  private RuntimeException refuseEnum(String name) {
    return method.refuse(
        "the enum constant " + name, "number the cases: static final int constants, or an int");
  }

  private Object read(String owner, String name) {
    if (owner.startsWith("java/") || owner.startsWith("jdk/")) {
      throw method.refuse(
          "the static field %s.%s".formatted(owner.replace('/', '.'), name),
          "write what it does with numbers alone");
    }
    try {
      Object value = method.session.constants.read(owner.replace('/', '.'), name);
      if (value != null) {
        return value;
      }
    } catch (IllegalAccessException e) {
      throw method.refuse(
          "the static field %s.%s, which cannot be read: %s"
              .formatted(owner.replace('/', '.'), name, e.getMessage()),
          "open its package to dev.heddle, or pass the value as a component of the kernel");
    }
    throw method.refuse("the static field %s, which is null".formatted(name), STATIC_ADVICE);
  }

  private Value value(Object value, String key, String name) {
    Optional<Constant> scalar = scalar(value);
    if (scalar.isPresent()) {
      return new Scalar(scalar.get());
    }
    if (value instanceof Sampler sampler) {
      return new SamplerValue(new ConstantSampler(name, sampler));
    }
    if (value.getClass().isArray() && value.getClass().componentType().isPrimitive()) {
      return new MemoryValue(array(value, key, name));
    }
    if (value instanceof Enum<?> constant) {
      throw refuseEnum(constant.name());
    }
    if (value instanceof String) {
      throw method.refuse(
          "the string " + name,
          "a kernel has numbers alone; switch on an int, write text on the host");
    }
    if (value.getClass().isArray()) {
      throw method.refuse(
          "the static field %s, an array of %s"
              .formatted(name, value.getClass().componentType().getTypeName()),
          "write one array of a primitive type, and compute the index: row * width + column");
    }
    if (value instanceof Record record) {
      RecordType type =
          method
              .session
              .recordType(value.getClass().getName().replace('.', '/'))
              .orElseThrow(() -> method.refuse("the static field " + name, STATIC_ADVICE));
      List<Value> components = new ArrayList<>();
      for (RecordType.Component component : type.components()) {
        String path = "." + component.name();
        components.add(value(component(record, component.name()), key + path, name + path));
      }
      return new RecordValue(type, components);
    }
    throw method.refuse(
        "the static field %s of type %s".formatted(name, value.getClass().getName()),
        STATIC_ADVICE);
  }

  private Object component(Record record, String name) {
    try {
      Object value = method.session.constants.component(record, name);
      if (value != null) {
        return value;
      }
    } catch (IllegalAccessException e) {
      throw method.refuse(
          "component %s of a constant, which cannot be read: %s".formatted(name, e.getMessage()),
          "open its package to dev.heddle, or pass the value as a component of the kernel");
    }
    throw method.refuse("component %s of a constant, which is null".formatted(name), STATIC_ADVICE);
  }

  private ConstantArray array(Object array, String key, String name) {
    ConstantArray known = method.session.constantArrays.get(key);
    if (known != null) {
      return known;
    }
    int length = Array.getLength(array);
    method.session.countElements(length);
    List<Constant> values = new ArrayList<>(length);
    for (int i = 0; i < length; i++) {
      values.add(scalar(Array.get(array, i)).orElseThrow());
    }
    ScalarType element =
        ScalarType.ofDescriptor(array.getClass().componentType().descriptorString()).orElseThrow();
    ConstantArray made = new ConstantArray(method.session.newArrayId(), name, element, values);
    method.session.constantArrays.put(key, made);
    return made;
  }

  private static Optional<Constant> scalar(Object value) {
    return Optional.ofNullable(
        switch (value) {
          case Integer i -> Constant.of(i);
          case Short s -> Constant.of((int) s);
          case Byte b -> Constant.of((int) b);
          case Character c -> Constant.of((int) c);
          case Boolean z -> Constant.of(z ? 1 : 0);
          case Long l -> Constant.of(l);
          case Float f -> Constant.of(f);
          case Double d -> Constant.of(d);
          default -> null;
        });
  }
}
