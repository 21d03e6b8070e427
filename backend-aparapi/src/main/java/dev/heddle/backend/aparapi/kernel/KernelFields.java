package dev.heddle.backend.aparapi.kernel;

import com.aparapi.Kernel;
import dev.heddle.ChannelType;
import dev.heddle.Dim3;
import dev.heddle.Image;
import dev.heddle.ImageFormat;
import dev.heddle.ImageKind;
import dev.heddle.NDRange;
import dev.heddle.Pitch;
import dev.heddle.Sampler;
import dev.heddle.backend.aparapi.ArrayBuffer;
import dev.heddle.compiler.ir.Expression;
import dev.heddle.compiler.ir.Expression.Constant;
import dev.heddle.compiler.ir.Expression.Query;
import dev.heddle.compiler.ir.Expressions;
import dev.heddle.compiler.ir.KernelCode;
import dev.heddle.compiler.ir.Memory.ConstantArray;
import dev.heddle.compiler.ir.Parameter;
import dev.heddle.compiler.ir.Parameter.BufferParameter;
import dev.heddle.compiler.ir.Parameter.ImageParameter;
import dev.heddle.compiler.ir.Parameter.LocalParameter;
import dev.heddle.compiler.ir.Parameter.SamplerParameter;
import dev.heddle.compiler.ir.Parameter.ScalarParameter;
import dev.heddle.compiler.ir.ScalarType;
import dev.heddle.compiler.ir.Statement;
import dev.heddle.compiler.ir.Statements;
import dev.heddle.compiler.pass.AccessAnalysis;
import dev.heddle.spi.Command;
import dev.heddle.spi.KernelArgument;
import dev.heddle.spi.RecordKernel;
import dev.heddle.spi.host.HostImage;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/** The fields of a generated kernel, and how a launch sets them. */
final class KernelFields {
  private static final List<ChannelType> CHANNEL_TYPES = List.of(ChannelType.values());

  private final Kernel instance;
  private final KernelClass generated;
  private final List<Consumer<List<KernelArgument>>> setters = new ArrayList<>();
  private final boolean[] written;
  private final boolean dependsOnGroups;

  KernelFields(
      Kernel instance,
      KernelClass generated,
      RecordKernel kernel,
      KernelCode code,
      KernelOptions options) {
    this.instance = instance;
    this.generated = generated;
    int arrays = options.memories().stream().mapToInt(number -> number + 1).max().orElse(0);
    this.written = new boolean[arrays];
    this.dependsOnGroups = dependsOnGroups(code);
    AccessAnalysis accesses = new AccessAnalysis(code);
    int next = 0;
    for (Parameter parameter : code.parameters()) {
      if (parameter instanceof BufferParameter || parameter instanceof ImageParameter) {
        if (accesses.of(parameter).contains(AccessAnalysis.Access.WRITE)) {
          written[options.memories().get(next)] = true;
        }
        next++;
      }
      bind(parameter, generated.nameOf(parameter), kernel);
    }
    code.constants().forEach(this::fill);
    if (has("group_faults")) {
      set("group_faults", new int[2]);
    }
  }

  private static boolean dependsOnGroups(KernelCode code) {
    boolean[] found = new boolean[1];
    Statements.walk(
        code.body(),
        statement -> {
          found[0] |= statement instanceof Statement.Barrier;
          Statements.expressions(statement)
              .forEach(e -> found[0] |= Expressions.any(e, KernelFields::asksForGroups));
        });
    return found[0] || code.parameters().stream().anyMatch(LocalParameter.class::isInstance);
  }

  private static boolean asksForGroups(Expression expression) {
    return expression instanceof Query query
        && switch (query.query()) {
          case LOCAL_ID, LOCAL_SIZE, GROUP_ID, GROUP_COUNT -> true;
          case DIMENSIONS, GLOBAL_ID, GLOBAL_SIZE, GLOBAL_OFFSET -> false;
        };
  }

  /** {@return whether the kernel sees where work-groups end} */
  boolean dependsOnGroups() {
    return dependsOnGroups;
  }

  /** {@return how many arrays buffers and images lie in} */
  int arrays() {
    return written.length;
  }

  /** {@return whether the kernel may write an array} */
  boolean isWritten(int array) {
    return written[array];
  }

  private boolean has(String field) {
    return generated.fields().contains(field);
  }

  private Field field(String name) {
    try {
      return instance.getClass().getField(name);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("a generated class has its fields", e);
    }
  }

  private void set(String name, Object value) {
    if (has(name)) {
      set(field(name), value);
    }
  }

  private void set(Field field, Object value) {
    try {
      field.set(instance, value);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("a generated class has public fields", e);
    }
  }

  private void bind(String name, Function<List<KernelArgument>, Object> value) {
    if (has(name)) {
      Field field = field(name);
      setters.add(arguments -> set(field, value.apply(arguments)));
    }
  }

  private void bind(Parameter parameter, String name, RecordKernel kernel) {
    int component = parameter.path().getFirst();
    switch (parameter) {
      case ScalarParameter p -> {
        Function<List<KernelArgument>, Object> scalar = kernel.scalar(p);
        bind(name, arguments -> computational(scalar.apply(arguments)));
      }
      case BufferParameter p -> {
        int element = p.element().byteSize();
        bind(
            name + "_at",
            arguments -> {
              var buffer = (KernelArgument.Buffer) arguments.get(component);
              return Math.toIntExact(((ArrayBuffer) buffer.buffer()).offset() / element);
            });
        bind(
            name + "_length",
            arguments -> ((KernelArgument.Buffer) arguments.get(component)).length());
      }
      case LocalParameter p -> {
        Function<List<KernelArgument>, Integer> length =
            arguments -> ((KernelArgument.LocalMemory) arguments.get(component)).length();
        set(name, array(p.element(), 1)); // until the first launch
        bind(name, arguments -> array(p.element(), length.apply(arguments)));
        bind(name + "_length", arguments -> (long) length.apply(arguments));
      }
      case ImageParameter p -> bindImage(name, component);
      case SamplerParameter p -> {
        for (String mode : List.of("filter", "addressing", "normalized")) {
          bind(
              name + "_" + mode,
              arguments ->
                  mode(((KernelArgument.SamplerValue) arguments.get(component)).sampler(), mode));
        }
      }
    }
  }

  /** {@return what stands for an addressing on the device} */
  static int number(Sampler.Addressing addressing) {
    return switch (addressing) {
      case NONE -> 0;
      case CLAMP_TO_EDGE -> 1;
      case CLAMP -> 2;
      case REPEAT -> 3;
      case MIRRORED_REPEAT -> 4;
    };
  }

  /** {@return what stands for a type of channels on the device} */
  static int number(ChannelType type) {
    return CHANNEL_TYPES.indexOf(type);
  }

  /** {@return a mode of a sampler as a number} */
  static int mode(Sampler sampler, String mode) {
    return switch (mode) {
      case "filter" -> sampler.filter() == Sampler.Filter.LINEAR ? 1 : 0;
      case "addressing" -> number(sampler.addressing());
      default -> sampler.coordinates() == Sampler.Coordinates.NORMALIZED ? 1 : 0;
    };
  }

  private void bindImage(String name, int component) {
    bindSize(name + "_width", component, Image::width);
    bindSize(name + "_height", component, Image::height);
    bindSize(name + "_depth", component, Image::depth);
    bindSize(name + "_array_layers", component, Image::arrayLayers);
    bindSize(
        name + "_rows",
        component,
        image -> image.kind() == ImageKind.IMAGE_1D_ARRAY ? image.arrayLayers() : image.height());
    bindSize(
        name + "_slices",
        component,
        image -> image.kind() == ImageKind.IMAGE_2D_ARRAY ? image.arrayLayers() : image.depth());
    for (String part : List.of("type", "channels", "written_channels", "channel_bytes", "texel")) {
      bindSize(name + "_" + part, component, image -> part(image.format(), part));
    }
    bindStorage(name + "_at", component, image -> ((ArrayBuffer) image.storage()).offset());
    bindStorage(name + "_row", component, image -> strides(image).rowBytes());
    bindStorage(name + "_slice", component, image -> strides(image).sliceBytes());
  }

  /** {@return a number of a format} */
  static int part(ImageFormat format, String part) {
    return switch (part) {
      case "type" -> number(format.type());
      case "channels" -> Channels.read(format.order());
      case "written_channels" -> Channels.written(format.order());
      case "channel_bytes" -> format.type().byteSize();
      case "texel" -> format.byteSize();
      default -> throw new IllegalArgumentException("formats have no " + part);
    };
  }

  private static Pitch strides(HostImage image) {
    return image.strides();
  }

  private void bindSize(String name, int component, Function<Image, Integer> size) {
    bind(name, arguments -> size.apply(((KernelArgument.Texels) arguments.get(component)).shape()));
  }

  private void bindStorage(String name, int component, Function<HostImage, Long> number) {
    bind(
        name,
        arguments -> {
          var texels = (KernelArgument.Texels) arguments.get(component);
          return Math.toIntExact(number.apply((HostImage) texels.image()));
        });
  }

  /** Aparapi passes no shorts and chars, and booleans wrong. */
  private static Object computational(Object scalar) {
    return switch (scalar) {
      case Boolean truth -> truth ? 1 : 0;
      case Byte number -> number.intValue();
      case Short number -> number.intValue();
      case Character character -> (int) character;
      default -> scalar;
    };
  }

  private static Object array(ScalarType element, int length) {
    int size = Math.max(1, length);
    return switch (element) {
      case BOOLEAN, BYTE -> new byte[size];
      case SHORT -> new short[size];
      case CHAR -> new char[size];
      case INT -> new int[size];
      case LONG -> new long[size];
      case FLOAT -> new float[size];
      case DOUBLE -> new double[size];
    };
  }

  private void fill(ConstantArray constants) {
    Object values = array(constants.element(), constants.values().size());
    for (int i = 0; i < constants.values().size(); i++) {
      Constant c = constants.values().get(i);
      switch (constants.element()) {
        case BOOLEAN, BYTE -> Array.setByte(values, i, (byte) c.bits());
        case SHORT -> Array.setShort(values, i, (short) c.bits());
        case CHAR -> Array.setChar(values, i, (char) c.bits());
        case INT -> Array.setInt(values, i, c.intValue());
        case LONG -> Array.setLong(values, i, c.bits());
        case FLOAT -> Array.setFloat(values, i, c.floatValue());
        case DOUBLE -> Array.setDouble(values, i, c.doubleValue());
      }
    }
    set(generated.nameOf(constants), values);
  }

  void setArray(int number, long[] array) {
    set("memory_" + number, array);
  }

  void setFault(long[] fault) {
    set("fault", fault);
  }

  void set(Command.LaunchRecord launch) {
    setters.forEach(setter -> setter.accept(launch.arguments()));
    setRange(launch.range());
  }

  void setRange(NDRange range) {
    Dim3 size = range.globalSize();
    for (int d = 0; d < 3; d++) {
      set("range_" + d, size.at(d));
      set("offset_" + d, range.offset().at(d));
    }
    set("dimensions", range.dimensions());
  }
}
