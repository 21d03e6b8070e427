package dev.heddle.spi.runtime;

import dev.heddle.ChannelType;
import dev.heddle.DeviceFeature;
import dev.heddle.DeviceLimit;
import dev.heddle.Dim3;
import dev.heddle.Image;
import dev.heddle.KernelAccess;
import dev.heddle.Local;
import dev.heddle.MayAlias;
import dev.heddle.NDRange;
import dev.heddle.OutOfDeviceMemoryException;
import dev.heddle.Rule;
import dev.heddle.Sampler;
import dev.heddle.Status;
import dev.heddle.UnsupportedFeatureException;
import dev.heddle.compiler.ir.ScalarType;
import dev.heddle.spi.DriverProgram;
import dev.heddle.spi.ElementType;
import dev.heddle.spi.KernelArgument;
import dev.heddle.spi.RecordKernel;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Binds what a kernel was given to what a driver takes, and checks it: objects and contexts, local
 * memory, kernel access and overlap (USE-5). Called under the lock.
 */
final class Arguments {
  private static final ClassValue<RecordKernel> KERNELS =
      new ClassValue<>() {
        @Override
        protected RecordKernel computeValue(Class<?> type) {
          return new RecordKernel(type);
        }
      };

  private final RuntimeContext context;
  private final List<KernelArgument> bound = new ArrayList<>();
  private final List<Family.Use> uses = new ArrayList<>();
  private final List<RuntimeMemory> unused = new ArrayList<>(0);
  private long localBytes;

  Arguments(RuntimeContext context) {
    this.context = context;
  }

  static RecordKernel kernel(Class<?> type) {
    return KERNELS.get(type);
  }

  List<KernelArgument> bound() {
    return bound;
  }

  List<Family.Use> uses() {
    return uses;
  }

  /** {@return what the kernel is given and leaves alone} */
  List<RuntimeMemory> unused() {
    return unused;
  }

  void addRecord(RecordKernel kernel, Object[] values) {
    for (int i = 0; i < values.length; i++) {
      RecordComponent component = kernel.components().get(i);
      Object value = values[i];
      if (value == null) {
        throw new NullPointerException(
            "component %s of %s".formatted(component.getName(), kernel.type().getName()));
      }
      if (value instanceof Image image) {
        checkTexels(component.getName(), image, kernel.texels(i));
      }
      KernelAccess access = kernel.access(i).orElse(null);
      if (access == null && value instanceof dev.heddle.MemObject memory) {
        addUnused(component.getName(), memory);
      } else if (!add(
          component.getName(), value, access == null ? KernelAccess.READ_WRITE : access, access)) {
        throw new IllegalArgumentException(
            "component %s of %s is no kernel argument: %s; arguments are primitives, records of them,"
                    .formatted(
                        component.getName(), kernel.type().getName(), component.getType().getName())
                + " Buffer.OfFloat and its kin, Image2D and its kin, Sampler, Local.OfFloat and its"
                + " kin");
      }
    }
  }

  /** Devices do not tell: a texel of the other type is undefined. */
  private static void checkTexels(String name, Image image, Set<ScalarType> taken) {
    boolean floats = image.format().type().sample() == ChannelType.Sample.FLOAT;
    for (ScalarType type : taken) {
      if (floats != (type == ScalarType.FLOAT)) {
        throw new IllegalArgumentException(
            "%s: the kernel takes texels as %s, and those of %s, whose format is %s, are %s; use %s"
                .formatted(
                    name,
                    floats ? "integers" : "floats",
                    image,
                    image.format(),
                    floats ? "floats" : "integers",
                    floats ? "read and Float4" : "readInt and Int4"));
      }
    }
  }

  /** It lives on while the kernel runs, but nothing is done with it. */
  private void addUnused(String name, dev.heddle.MemObject value) {
    add(name, value, KernelAccess.READ_WRITE, null);
    unused.add(uses.removeLast().memory());
  }

  void addCall(DriverProgram.Signature signature, List<Object> values) {
    for (int i = 0; i < values.size(); i++) {
      DriverProgram.Parameter parameter = signature.parameters().get(i);
      KernelAccess access = parameter.access();
      String name = parameter.name().isEmpty() ? "argument " + i : parameter.name();
      if (!add(
          name,
          values.get(i),
          access == null ? KernelAccess.READ_WRITE : access,
          needed(access, values.get(i)))) {
        throw new IllegalArgumentException("%s of kernel %s".formatted(name, signature.name()));
      }
    }
  }

  /**
   * {@return what an object has to allow} OpenCL C cannot say of a pointer that it is for writing
   * alone, so that one which is not const must allow writes, and may allow reads.
   */
  private static @Nullable KernelAccess needed(@Nullable KernelAccess access, Object value) {
    return access == KernelAccess.READ_WRITE && value instanceof dev.heddle.Buffer
        ? KernelAccess.WRITE_ONLY
        : access;
  }

  /**
   * {@return whether the value is an argument}
   *
   * @param access what the kernel does with it: all that the object allows, while nothing tells
   * @param needed what the object has to allow; {@code null} while nothing tells
   */
  private boolean add(
      String name, Object value, KernelAccess access, @Nullable KernelAccess needed) {
    switch (value) {
      case RuntimeBuffer buffer -> {
        BufferMemory memory = buffer.memory;
        Handles.check(memory, context, Rule.CMD_5);
        use(name, memory, access, needed);
        bound.add(
            new KernelArgument.Buffer(
                memory.driver(), buffer.element, buffer.length(), memory.kernelAccess, name));
      }
      case RuntimeImage image -> {
        ImageMemory memory = image.memory;
        Handles.check(memory, context, Rule.CMD_5);
        use(name, memory, access, needed);
        bound.add(new KernelArgument.Texels(memory.driver(), image, memory.kernelAccess, name));
      }
      case dev.heddle.MemObject foreign -> throw Handles.foreign(foreign);
      case Sampler sampler -> bound.add(new KernelArgument.SamplerValue(sampler));
      case Local local -> {
        ElementType element = elementOf(local);
        localBytes += local.length() * element.byteSize();
        bound.add(new KernelArgument.LocalMemory(element, (int) local.length(), name));
      }
      default -> {
        if (!isValue(value.getClass())) {
          return false;
        }
        bound.add(new KernelArgument.Value(value));
      }
    }
    return true;
  }

  private void use(
      String name, RuntimeMemory memory, KernelAccess access, @Nullable KernelAccess needed) {
    KernelAccess allowed = memory.kernelAccess;
    if (needed != null && !allowed.includes(needed)) {
      context
          .rules()
          .refuse(
              Rule.USE_5,
              Status.INVALID_ARG_VALUE,
              "%s: the kernel's access is %s, and that of %s is %s",
              name,
              access,
              memory,
              allowed);
    }
    boolean reads = access.reads() && allowed.reads();
    boolean writes = access.writes() && allowed.writes();
    uses.add(new Family.Use(memory, memory.whole, reads, writes));
  }

  /**
   * Refuses arguments that overlap, one of them written, but where the kernel says that they may.
   */
  void checkOverlap(@Nullable Class<?> kernel) {
    if (!context.rules().enforces(Rule.USE_5)
        || kernel != null && kernel.isAnnotationPresent(MayAlias.class)) {
      return;
    }
    for (int i = 0; i < uses.size(); i++) {
      for (int j = 0; j < i; j++) {
        Family.Use one = uses.get(j);
        Family.Use other = uses.get(i);
        if (one.memory().family == other.memory().family
            && (one.writes() || other.writes())
            && one.footprint().overlaps(other.footprint())) {
          throw Rules.violation(
              Rule.USE_5,
              Status.INVALID_OPERATION,
              "two arguments overlap: %s and %s, and the kernel may write them; annotate it with"
                  + " @MayAlias if it orders its accesses itself",
              one.memory(),
              other.memory());
        }
      }
    }
  }

  void checkLocalMemory() {
    if (localBytes == 0) {
      return;
    }
    long maximum = context.device().limit(DeviceLimit.LOCAL_MEMORY_BYTES);
    if (localBytes > maximum && context.rules().enforces(Rule.CMD_7)) {
      throw new OutOfDeviceMemoryException(
          Status.OUT_OF_RESOURCES,
          "the kernel takes %d bytes of local memory, and %s has %d for a work-group"
              .formatted(localBytes, context.device(), maximum));
    }
  }

  /** Refuses a kernel that a device cannot run. */
  static void checkFeatures(RuntimeDevice device, RecordKernel kernel) {
    for (DeviceFeature feature : kernel.features()) {
      if (!device.has(feature)) {
        throw new UnsupportedFeatureException(
            feature,
            "%s needs %s, which %s has not; choose a device with the feature %s"
                .formatted(kernel, feature.description(), device, feature));
      }
    }
  }

  static void checkRange(RuntimeContext context, NDRange range) {
    if (!range.hasLocalSize()) {
      return;
    }
    RuntimeDevice device = context.device();
    Dim3 local = range.localSize();
    long maximum = device.limit(DeviceLimit.MAX_WORK_GROUP_SIZE);
    DeviceLimit[] limits = {
      DeviceLimit.MAX_LOCAL_SIZE_X, DeviceLimit.MAX_LOCAL_SIZE_Y, DeviceLimit.MAX_LOCAL_SIZE_Z
    };
    for (int d = 0; d < range.dimensions(); d++) {
      if (range.globalSize().at(d) % local.at(d) != 0) {
        context
            .rules()
            .refuse(
                Rule.CMD_8,
                Status.INVALID_WORK_GROUP_SIZE,
                "local size %d does not divide global size %d in dimension %d; leave the local size"
                    + " to the backend, or pad the range",
                local.at(d),
                range.globalSize().at(d),
                d);
      }
      if (local.at(d) > device.limit(limits[d])) {
        context
            .rules()
            .refuse(
                Rule.CMD_8,
                Status.INVALID_WORK_ITEM_SIZE,
                "local size %d in dimension %d: %s takes up to %d",
                local.at(d),
                d,
                device,
                device.limit(limits[d]));
      }
    }
    if (local.product() > maximum) {
      context
          .rules()
          .refuse(
              Rule.CMD_8,
              Status.INVALID_WORK_GROUP_SIZE,
              "work-groups of %d work items: %s takes up to %d",
              local.product(),
              device,
              maximum);
    }
  }

  /** Refuses an argument whose type cannot be that of an OpenCL C parameter. */
  static void checkType(
      String kernel, DriverProgram.Parameter parameter, ParameterTypes types, Object value) {
    if (!types.fits(value)) {
      throw new IllegalArgumentException(
          "%s is no argument for parameter \"%s %s\" of kernel %s; parameters are of built-in types"
              .formatted(describe(value), parameter.type(), parameter.name(), kernel));
    }
  }

  private static String describe(Object value) {
    return switch (value) {
      case RuntimeBuffer buffer -> "a buffer of " + buffer.element;
      case Image image -> "an image of kind " + image.kind();
      case Local local -> "local memory of " + elementOf(local);
      default -> "a value of type " + value.getClass().getSimpleName();
    };
  }

  private static boolean isScalar(Class<?> type) {
    return type == Byte.class
        || type == Short.class
        || type == Character.class
        || type == Integer.class
        || type == Long.class
        || type == Float.class
        || type == Double.class
        || type == Boolean.class;
  }

  /** Whether values of a type are scalars or records of scalars. */
  private static boolean isValue(Class<?> type) {
    return isScalar(type) || VALUE_RECORDS.get(type);
  }

  private static final ClassValue<Boolean> VALUE_RECORDS =
      new ClassValue<>() {
        @Override
        protected Boolean computeValue(Class<?> type) {
          return consistsOfScalars(type, Set.of());
        }
      };

  /** A record that contains itself, by way of others too, is no value. */
  private static boolean consistsOfScalars(Class<?> type, Set<Class<?>> outer) {
    RecordComponent[] components = type.getRecordComponents();
    if (components == null || outer.contains(type)) {
      return false;
    }
    Set<Class<?>> around = new HashSet<>(outer);
    around.add(type);
    for (RecordComponent component : components) {
      Class<?> inner = component.getType();
      if (!inner.isPrimitive() && !consistsOfScalars(inner, around)) {
        return false;
      }
    }
    return true;
  }

  static ElementType elementOf(Local local) {
    return switch (local) {
      case Local.OfByte b -> ElementType.BYTE;
      case Local.OfShort s -> ElementType.SHORT;
      case Local.OfChar c -> ElementType.CHAR;
      case Local.OfInt i -> ElementType.INT;
      case Local.OfLong l -> ElementType.LONG;
      case Local.OfFloat f -> ElementType.FLOAT;
      case Local.OfDouble d -> ElementType.DOUBLE;
    };
  }
}
