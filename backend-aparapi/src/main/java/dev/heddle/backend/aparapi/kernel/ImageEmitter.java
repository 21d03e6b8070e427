package dev.heddle.backend.aparapi.kernel;

import static dev.heddle.backend.aparapi.kernel.DeviceFunction.macro;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_long;

import dev.heddle.ChannelOrder;
import dev.heddle.ChannelType;
import dev.heddle.ImageFormat;
import dev.heddle.Sampler;
import dev.heddle.compiler.ir.Expression;
import dev.heddle.compiler.ir.Expression.Constant;
import dev.heddle.compiler.ir.Parameter.ImageParameter;
import dev.heddle.compiler.ir.Parameter.SamplerParameter;
import dev.heddle.compiler.ir.ScalarType;
import dev.heddle.compiler.ir.Statement.ConstantSampler;
import dev.heddle.compiler.ir.Statement.ReadImage;
import dev.heddle.compiler.ir.Statement.SamplerSource;
import dev.heddle.compiler.ir.Statement.WriteImage;
import dev.heddle.compiler.ir.Variable;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.constant.MethodTypeDesc;
import java.util.Collections;
import java.util.List;

/**
 * Emits reads and writes of texels. Formats are known when the class is generated, so that channels
 * cost no more than elements of a buffer; samplers are numbers, constants where the kernel states
 * them.
 */
final class ImageEmitter {
  private static final List<String> SIZES = List.of("width", "rows", "slices");

  private final KernelClassBuilder kernel;
  private final CodeBuilder code;
  private final ExpressionEmitter expressions;

  ImageEmitter(KernelClassBuilder kernel, CodeBuilder code, ExpressionEmitter expressions) {
    this.kernel = kernel;
    this.code = code;
    this.expressions = expressions;
  }

  private void field(ImageParameter image, String suffix) {
    kernel.loadField(code, kernel.names().of(image) + "_" + suffix, 'I');
  }

  /** Puts 1 on the stack if a texel is outside, else 0. */
  void outside(ImageParameter image, List<Expression> coordinates) {
    three(coordinates);
    SIZES.forEach(size -> field(image, size));
    expressions.call(
        macro(
            "java_outside_of_image",
            MethodTypeDesc.of(CD_int, Collections.nCopies(6, CD_int)),
            "((uint) (a) >= (uint) (d) || (uint) (b) >= (uint) (e) || (uint) (c) >= (uint) (f))"));
  }

  /** Puts three coordinates on the stack, 0 for those that the image does not have. */
  private void three(List<Expression> coordinates) {
    for (int i = 0; i < 3; i++) {
      if (i < coordinates.size()) {
        expressions.emit(coordinates.get(i));
      } else if (coordinates.getFirst().type() == ScalarType.FLOAT) {
        code.fconst_0();
      } else {
        code.iconst_0();
      }
    }
  }

  private boolean isFloat(ReadImage read) {
    return read.coordinates().getFirst().type() == ScalarType.FLOAT;
  }

  void read(ReadImage read) {
    ImageParameter image = read.image();
    ImageFormat format = kernel.format(image);
    boolean floats = read.results().getFirst().type() == ScalarType.FLOAT;
    if (floats != (format.type().sample() == ChannelType.Sample.FLOAT)) {
      // The launch is refused before a kernel gets here.
      read.results().forEach(result -> set(result, 0));
      return;
    }
    if (read.sampler().isEmpty()) {
      placeInside(image, read.coordinates());
      code.istore(kernel.slot("place"));
      read.results().forEach(result -> channel(read, format, result));
      return;
    }
    SamplerSource sampler = read.sampler().get();
    boolean mayBlend =
        floats
            && isFloat(read)
            && !(sampler instanceof ConstantSampler(var _, Sampler modes)
                && modes.filter() == Sampler.Filter.NEAREST);
    if (!mayBlend) {
      nearest(read, sampler, format);
      return;
    }
    for (int i = 0; i < 3; i++) {
      if (i < read.coordinates().size()) {
        expressions.emit(read.coordinates().get(i));
        if (read.coordinates().get(i).type() != ScalarType.FLOAT) {
          expressions.emitConversionToFloat();
        }
      } else {
        code.fconst_0();
      }
      code.fstore(kernel.slot("coordinate_" + i));
    }
    mode(sampler, "filter");
    Label nearest = code.newLabel();
    Label end = code.newLabel();
    code.ifeq(nearest);
    for (int i = 0; i < 4; i++) {
      int channel = channelOf(format.order(), i);
      if (channel < 0) {
        set(read.results().get(i), channel == ONE ? 1 : 0);
      } else {
        kernel.loadArray(code, image);
        placeArguments(image, channel * format.type().byteSize(), format, this::spilled);
        modes(image, sampler);
        expressions.call(kernel.texels().blend(format.type()));
        kernel.storeVariable(code, read.results().get(i));
      }
    }
    code.goto_(end);
    code.labelBinding(nearest);
    placeArguments(image, 0, format, this::spilled);
    modes(image, sampler);
    expressions.call(TexelFunctions.placeOfFloats());
    code.istore(kernel.slot("place"));
    read.results().forEach(result -> channel(read, format, result));
    code.labelBinding(end);
    code.iconst_0().istore(kernel.slot("gap"));
  }

  private void spilled() {
    for (int i = 0; i < 3; i++) {
      code.fload(kernel.slot("coordinate_" + i));
    }
  }

  private void nearest(ReadImage read, SamplerSource sampler, ImageFormat format) {
    boolean floats = isFloat(read);
    placeArguments(
        read.image(),
        0,
        format,
        () -> {
          for (int i = 0; i < 3; i++) {
            if (i < read.coordinates().size()) {
              expressions.emit(read.coordinates().get(i));
              if (floats && read.coordinates().get(i).type() != ScalarType.FLOAT) {
                expressions.emitConversionToFloat();
              }
            } else if (floats) {
              code.fconst_0();
            } else {
              code.iconst_0();
            }
          }
        });
    modes(read.image(), sampler);
    expressions.call(floats ? TexelFunctions.placeOfFloats() : TexelFunctions.placeOfInts());
    code.istore(kernel.slot("place"));
    read.results().forEach(result -> channel(read, format, result));
  }

  /** Where the image lies, and where in it. */
  private void placeArguments(
      ImageParameter image, int channelBytes, ImageFormat format, Runnable coordinates) {
    field(image, "at");
    if (channelBytes > 0) {
      code.loadConstant(channelBytes).iadd();
    }
    code.loadConstant(format.byteSize());
    field(image, "row");
    field(image, "slice");
    SIZES.forEach(size -> field(image, size));
    coordinates.run();
  }

  private void modes(ImageParameter image, SamplerSource sampler) {
    code.loadConstant(image.kind().dimensions());
    mode(sampler, "addressing");
    mode(sampler, "normalized");
  }

  private void mode(SamplerSource source, String mode) {
    switch (source) {
      case SamplerParameter parameter ->
          kernel.loadField(code, kernel.names().of(parameter) + "_" + mode, 'I');
      case ConstantSampler(var _, Sampler sampler) ->
          code.loadConstant(KernelFields.mode(sampler, mode));
    }
  }

  /** Puts the byte of a texel, which is inside, on the stack. */
  private void placeInside(ImageParameter image, List<Expression> coordinates) {
    field(image, "at");
    ImageFormat format = kernel.format(image);
    for (int i = 0; i < coordinates.size(); i++) {
      expressions.guarded(coordinates.get(i));
      if (i == 0) {
        code.loadConstant(format.byteSize());
      } else {
        field(image, i == 1 ? "row" : "slice");
      }
      code.imul().iadd();
    }
  }

  private static final int ZERO = -1;
  private static final int ONE = -2;

  /** {@return where a component of a colour lies in a texel, or what it always is} */
  private static int channelOf(ChannelOrder order, int component) {
    int[] channels =
        switch (order) {
          case R -> new int[] {0, ZERO, ZERO, ONE};
          case A -> new int[] {ZERO, ZERO, ZERO, 0};
          case INTENSITY -> new int[] {0, 0, 0, 0};
          case LUMINANCE -> new int[] {0, 0, 0, ONE};
          case RG -> new int[] {0, 1, ZERO, ONE};
          case RA -> new int[] {0, ZERO, ZERO, 1};
          case RGBA -> new int[] {0, 1, 2, 3};
          case BGRA -> new int[] {2, 1, 0, 3};
          case ARGB -> new int[] {1, 2, 3, 0};
        };
    return channels[component];
  }

  private void set(Variable variable, int value) {
    if (variable.type() == ScalarType.FLOAT) {
      code.loadConstant((float) value);
    } else {
      code.loadConstant(value);
    }
    code.storeLocal(
        TypeKind.from(DeviceFunction.desc(variable.type())), kernel.slot(variable));
  }

  /** Sets a result from the texel whose place is known. */
  private void channel(ReadImage read, ImageFormat format, Variable result) {
    int channel = channelOf(format.order(), read.results().indexOf(result));
    if (channel < 0) {
      set(result, channel == ONE ? 1 : 0);
      return;
    }
    kernel.loadArray(code, read.image());
    code.iload(kernel.slot("place"));
    if (channel > 0) {
      int bytes = channel * format.type().byteSize();
      code.loadConstant(bytes);
      // A place in the border stays negative.
      expressions.call(
          DeviceFunction.statements(
              "java_channel_at",
              MethodTypeDesc.of(CD_int, CD_int, CD_int),
              List.of("place", "bytes"),
              "  return place < 0 ? -1 : place + bytes;\n"));
    }
    expressions.call(kernel.texels().channel(format.type()));
    kernel.storeVariable(code, result);
  }

  void write(WriteImage write) {
    ImageParameter image = write.image();
    ImageFormat format = kernel.format(image);
    boolean floats = write.texel().getFirst().type() == ScalarType.FLOAT;
    if (floats != (format.type().sample() == ChannelType.Sample.FLOAT)) {
      return; // The launch is refused before a kernel gets here.
    }
    placeInside(image, write.coordinates());
    code.istore(kernel.slot("place"));
    int channels = format.byteSize() / format.type().byteSize();
    for (int channel = 0; channel < channels; channel++) {
      for (int component = 0; component < 4; component++) {
        if (channelOf(format.order(), component) == channel) {
          kernel.loadArray(code, image);
          code.iload(kernel.slot("place"));
          code.loadConstant(channel * format.type().byteSize()).iadd();
          expressions.emit(write.texel().get(component));
          expressions.call(kernel.texels().put(format.type()));
          break;
        }
      }
    }
  }

  /** Puts what a fault tells of a texel on the stack: its index, and its last coordinate. */
  void faultDetails(List<Expression> coordinates) {
    expressions.emit(coordinates.getFirst());
    expressions.emit(coordinates.size() > 1 ? coordinates.get(1) : Constant.of(0));
    expressions.call(
        macro(
            "java_texel_index",
            MethodTypeDesc.of(CD_long, CD_int, CD_int),
            "((long) ((ulong) (uint) (a) | ((ulong) (uint) (b) << 32)))"));
    expressions.emit(
        new Expression.Convert(
            ScalarType.LONG, coordinates.size() > 2 ? coordinates.get(2) : Constant.of(0)));
  }
}
