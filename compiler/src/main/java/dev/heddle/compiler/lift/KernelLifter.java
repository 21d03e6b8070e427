package dev.heddle.compiler.lift;

import dev.heddle.ImageKind;
import dev.heddle.compiler.ClassFiles;
import dev.heddle.compiler.Constants;
import dev.heddle.compiler.ir.Expression;
import dev.heddle.compiler.ir.KernelCode;
import dev.heddle.compiler.ir.Parameter;
import dev.heddle.compiler.ir.Parameter.BufferParameter;
import dev.heddle.compiler.ir.Parameter.ImageParameter;
import dev.heddle.compiler.ir.Parameter.LocalParameter;
import dev.heddle.compiler.ir.Parameter.SamplerParameter;
import dev.heddle.compiler.ir.Parameter.ScalarParameter;
import dev.heddle.compiler.ir.ScalarType;
import dev.heddle.compiler.ir.Statement;
import dev.heddle.compiler.ir.Variable;
import dev.heddle.compiler.lift.Value.ImageValue;
import dev.heddle.compiler.lift.Value.MemoryValue;
import dev.heddle.compiler.lift.Value.RecordValue;
import dev.heddle.compiler.lift.Value.SamplerValue;
import dev.heddle.compiler.lift.Value.Scalar;
import dev.heddle.compiler.lift.Value.WorkItemValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Lifts a kernel: its parameters, and {@code run} with all that it calls. */
public final class KernelLifter {
  private static final String RUN_TYPE = "(Ldev/heddle/WorkItem;)V";

  /** Records in records in records; a record cannot hold itself, but a class file can say so. */
  private static final int NESTING_LIMIT = 16;

  private static final int PARAMETER_LIMIT = 1000;

  private final Session session;
  private final List<Parameter> parameters = new ArrayList<>();

  private KernelLifter(Session session) {
    this.session = session;
  }

  /**
   * {@return a kernel as it was lifted}
   *
   * @param kernel the name of the kernel's record, as {@link Class#getName()} gives it
   * @param files where classes are read
   * @param constants where static fields are read
   */
  public static KernelCode lift(String kernel, ClassFiles files, Constants constants) {
    Session session = new Session(kernel, files, constants);
    return new KernelLifter(session).lift(kernel.replace('.', '/'));
  }

  private KernelCode lift(String internalName) {
    if (session.classModel(internalName).isEmpty()) {
      throw Refusal.of(
          session.kernel,
          "its class file cannot be found",
          "a kernel is a class that a compiler made and that its class loader serves as a"
              + " resource");
    }
    RecordType type =
        session
            .recordType(internalName)
            .orElseThrow(
                () ->
                    Refusal.of(
                        session.kernel,
                        "it is no record",
                        "a kernel is a record whose components are its arguments"));
    RecordValue self = parameters(type, List.of(), "", 0);
    MethodCode run =
        session
            .method(internalName, "run", RUN_TYPE)
            .orElseThrow(
                () ->
                    Refusal.of(
                        session.kernel, "it has no method run(WorkItem)", "implement Kernel"));
    List<Statement> body = new ArrayList<>();
    new MethodLifter(session, run, List.of(self, new WorkItemValue())).lift(body);
    return new KernelCode(
        session.kernel, parameters, List.copyOf(session.constantArrays.values()), body);
  }

  private RecordValue parameters(RecordType type, List<Integer> outer, String prefix, int depth) {
    if (depth > NESTING_LIMIT || parameters.size() > PARAMETER_LIMIT) {
      throw Refusal.of(
          session.kernel, "its arguments are too many or nested too deeply", "use fewer");
    }
    List<Value> values = new ArrayList<>();
    for (int i = 0; i < type.components().size(); i++) {
      RecordType.Component component = type.components().get(i);
      List<Integer> path = new ArrayList<>(outer);
      path.add(i);
      values.add(parameter(component, path, prefix + component.name(), depth));
    }
    return new RecordValue(type, values);
  }

  private Value parameter(
      RecordType.Component component, List<Integer> path, String name, int depth) {
    String descriptor = component.descriptor();
    Optional<ScalarType> scalar = ScalarType.ofDescriptor(descriptor);
    if (scalar.isPresent()) {
      Variable variable =
          session.newVariable(name, scalar.get().computational(), Variable.Origin.ARGUMENT);
      parameters.add(new ScalarParameter(path, variable, scalar.get()));
      return new Scalar(new Expression.Read(variable));
    }
    Optional<ScalarType> element = ApiTypes.bufferElement(descriptor);
    if (element.isPresent()) {
      BufferParameter buffer = new BufferParameter(path, name, element.get());
      parameters.add(buffer);
      return new MemoryValue(buffer);
    }
    element = ApiTypes.localElement(descriptor);
    if (element.isPresent()) {
      LocalParameter local = new LocalParameter(path, name, element.get());
      parameters.add(local);
      return new MemoryValue(local);
    }
    Optional<ImageKind> image = ApiTypes.imageKind(descriptor);
    if (image.isPresent()) {
      ImageParameter parameter = new ImageParameter(path, name, image.get());
      parameters.add(parameter);
      return new ImageValue(parameter);
    }
    if (descriptor.equals(ApiTypes.SAMPLER)) {
      SamplerParameter parameter = new SamplerParameter(path, name);
      parameters.add(parameter);
      return new SamplerValue(parameter);
    }
    if (descriptor.startsWith("L")) {
      Optional<RecordType> record =
          session.recordType(descriptor.substring(1, descriptor.length() - 1));
      if (record.isPresent()) {
        return parameters(record.get(), path, name + "_", depth + 1);
      }
    }
    throw Refusal.of(
        session.kernel,
        "component %s is of type %s".formatted(component.name(), ApiTypes.javaName(descriptor)),
        "a kernel takes scalars, records of scalars, typed buffers (Buffer.OfFloat), images,"
            + " samplers and local memory (Local.OfInt); an enum is passed as an int");
  }
}
