package dev.heddle.spi;

import dev.heddle.DeviceFeature;
import dev.heddle.Kernel;
import dev.heddle.KernelAccess;
import dev.heddle.compiler.KernelCompiler;
import dev.heddle.compiler.ir.KernelCode;
import dev.heddle.compiler.ir.Parameter;
import dev.heddle.compiler.ir.Parameter.ImageParameter;
import dev.heddle.compiler.ir.Parameter.ScalarParameter;
import dev.heddle.compiler.ir.ScalarType;
import dev.heddle.compiler.pass.AccessAnalysis;
import dev.heddle.compiler.pass.FeatureAnalysis;
import dev.heddle.compiler.range.ProvenKernel;
import dev.heddle.internal.KernelRecords;
import java.lang.invoke.MethodHandle;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The class of a kernel record, lifted and analysed; one per class, for every backend and device.
 */
public final class RecordKernel {
  private final KernelRecords.Shape shape;
  private final KernelCode code;
  private final List<Optional<KernelAccess>> accesses;
  private final Map<Integer, Set<ScalarType>> texels = new HashMap<>();
  private final Set<DeviceFeature> features;
  private final Map<ScalarParameter, MethodHandle[]> steps = new ConcurrentHashMap<>();

  /** Made when it is first asked for; making it twice does no harm. */
  private volatile @Nullable KernelCode unchecked;

  private volatile @Nullable ProvenKernel proven;

  /**
   * Reads a kernel's class and lifts it; for the runtime.
   *
   * @param type the record's class
   * @throws IllegalArgumentException if it is no kernel record or cannot be accessed
   * @throws dev.heddle.KernelCompilationException if it is outside of the kernel language
   */
  public RecordKernel(Class<?> type) {
    if (!Kernel.class.isAssignableFrom(type)) {
      throw new IllegalArgumentException(type.getName() + " does not implement Kernel");
    }
    this.shape = KernelRecords.shape(type);
    this.code = KernelCompiler.lift(type);
    AccessAnalysis analysis = new AccessAnalysis(code);
    this.accesses = accesses(code, analysis, shape.components().size());
    for (Parameter parameter : code.parameters()) {
      if (parameter instanceof ImageParameter image) {
        texels.put(image.path().getFirst(), analysis.texels(image));
      }
    }
    this.features = FeatureAnalysis.of(code);
  }

  private static List<Optional<KernelAccess>> accesses(
      KernelCode code, AccessAnalysis analysis, int components) {
    List<Optional<KernelAccess>> accesses = new ArrayList<>();
    for (int i = 0; i < components; i++) {
      accesses.add(Optional.empty());
    }
    for (Parameter parameter : code.parameters()) {
      if (parameter.path().size() == 1) {
        accesses.set(parameter.path().getFirst(), access(analysis.of(parameter)));
      }
    }
    return List.copyOf(accesses);
  }

  private static Optional<KernelAccess> access(Set<AccessAnalysis.Access> found) {
    boolean reads = found.contains(AccessAnalysis.Access.READ);
    boolean writes = found.contains(AccessAnalysis.Access.WRITE);
    if (reads && writes) {
      return Optional.of(KernelAccess.READ_WRITE);
    }
    return reads
        ? Optional.of(KernelAccess.READ_ONLY)
        : writes ? Optional.of(KernelAccess.WRITE_ONLY) : Optional.empty();
  }

  /** {@return the record's class} */
  public Class<?> type() {
    return shape.type();
  }

  /** {@return its components: the kernel's parameters, in order} */
  public List<RecordComponent> components() {
    return shape.components();
  }

  /**
   * {@return what the kernel does with a buffer or an image; nothing, if it leaves it alone}
   *
   * @param component which one, from 0
   */
  public Optional<KernelAccess> access(int component) {
    return accesses.get(component);
  }

  /**
   * {@return as what the kernel takes an image's texels: FLOAT, INT}
   *
   * @param component which one, from 0
   */
  public Set<ScalarType> texels(int component) {
    return texels.getOrDefault(component, Set.of());
  }

  /** {@return what a device must be able to do to run it} */
  public Set<DeviceFeature> features() {
    return features;
  }

  /** A form of the kernel's code. */
  public enum Form {
    /** It finds all faults. */
    CHECKED,
    /** It finds those that the runtime does not rule out before a launch. */
    PROVEN,
    /** It finds none. */
    UNCHECKED
  }

  /**
   * {@return the kernel in the compiler's intermediate form}
   *
   * @param form which faults it finds
   */
  public KernelCode code(Form form) {
    return switch (form) {
      case CHECKED -> code;
      case PROVEN -> proven().code();
      case UNCHECKED -> {
        KernelCode known = unchecked;
        if (known == null) {
          known = KernelCompiler.unchecked(code);
          unchecked = known;
        }
        yield known;
      }
    };
  }

  /** {@return the form for launches that meet its conditions, and these} */
  public ProvenKernel proven() {
    ProvenKernel known = proven;
    if (known == null) {
      known = KernelCompiler.proven(code);
      proven = known;
    }
    return known;
  }

  /**
   * {@return what takes a scalar, boxed, out of a launch's arguments}
   *
   * @param parameter which one
   */
  public Function<List<KernelArgument>, Object> scalar(ScalarParameter parameter) {
    int component = parameter.path().getFirst();
    MethodHandle[] steps = steps(parameter);
    return arguments -> walk(((KernelArgument.Value) arguments.get(component)).value(), steps);
  }

  /**
   * {@return a scalar, boxed, out of a record's components}
   *
   * @param parameter which one
   * @param components as {@link #read} gives them
   */
  public Object scalar(ScalarParameter parameter, Object... components) {
    Object component = components[parameter.path().getFirst()];
    return parameter.path().size() == 1
        ? component
        : walk(component, steps.computeIfAbsent(parameter, this::steps));
  }

  private static Object walk(Object component, MethodHandle... steps) {
    Object value = component;
    for (MethodHandle step : steps) {
      value = field(step, value);
    }
    return value;
  }

  /** {@return what reads a scalar within a component, from record to record} */
  private MethodHandle[] steps(ScalarParameter parameter) {
    List<Integer> path = parameter.path();
    MethodHandle[] steps = new MethodHandle[path.size() - 1];
    Class<?> type = shape.components().get(path.getFirst()).getType();
    for (int i = 0; i < steps.length; i++) {
      KernelRecords.Shape inner = KernelRecords.shape(type);
      steps[i] = inner.fields().get(path.get(i + 1));
      type = inner.components().get(path.get(i + 1)).getType();
    }
    return steps;
  }

  /**
   * {@return the components of a record of this class, read from its fields}
   *
   * @param kernel the record
   */
  public Object[] read(Kernel kernel) {
    Object[] values = new Object[shape.fields().size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = field(shape.fields().get(i), kernel);
    }
    return values;
  }

  private static Object field(MethodHandle field, Object of) {
    try {
      return (Object) field.invokeExact((Record) of);
    } catch (Throwable e) {
      throw new AssertionError("a field of a record could not be read", e);
    }
  }

  /**
   * {@return a record of this class with other components} Its canonical constructor runs.
   *
   * @param components one for each parameter
   * @throws Throwable what the constructor throws
   */
  public Kernel make(Object... components) throws Throwable {
    Record record = (Record) shape.constructor().invokeExact(components);
    return (Kernel) record;
  }

  @Override
  public String toString() {
    return "kernel " + shape.type().getName();
  }
}
