package dev.heddle.backend.aparapi.kernel;

import static dev.heddle.backend.aparapi.kernel.DeviceFunction.macro;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_long;

import dev.heddle.ChannelType;
import dev.heddle.ImageKind;
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
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Emits reads and writes of texels. Formats and samplers are numbers: fields of the kernel, and
 * constants where the class is for one format, and where the kernel states a sampler itself.
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
    if (read.sampler().isEmpty()) {
      placeInside(image, read.coordinates());
      code.istore(kernel.slot("place"));
      components(read);
      return;
    }
    SamplerSource sampler = read.sampler().get();
    boolean floats = read.results().getFirst().type() == ScalarType.FLOAT;
    boolean mayBlend =
        floats
            && isFloat(read)
            && !(sampler instanceof ConstantSampler(var _, Sampler modes)
                && modes.filter() == Sampler.Filter.NEAREST);
    if (!mayBlend) {
      nearest(read, sampler);
      return;
    }
    for (int i = 0; i < 3; i++) {
      coordinate(read, i);
      code.fstore(kernel.slot("coordinate_" + i));
    }
    mode(sampler, "filter");
    Label nearest = code.newLabel();
    Label end = code.newLabel();
    code.ifeq(nearest);
    for (int i = 0; i < 4; i++) {
      kernel.loadArray(code, image);
      placeArguments(image, this::spilled);
      modes(image, sampler);
      format(image, "channels");
      code.loadConstant(i);
      expressions.call(kernel.texels().blend());
      kernel.storeVariable(code, read.results().get(i));
    }
    code.goto_(end);
    code.labelBinding(nearest);
    placeArguments(image, this::spilled);
    modes(image, sampler);
    expressions.call(TexelFunctions.placeOfFloats());
    code.istore(kernel.slot("place"));
    components(read);
    code.labelBinding(end);
    code.iconst_0().istore(kernel.slot("gap"));
  }

  /** Puts a coordinate on the stack, a float where the first one is. */
  private void coordinate(ReadImage read, int i) {
    boolean floats = isFloat(read);
    if (i >= read.coordinates().size()) {
      if (floats) {
        code.fconst_0();
      } else {
        code.iconst_0();
      }
      return;
    }
    Expression coordinate = read.coordinates().get(i);
    expressions.emit(coordinate);
    if (floats && coordinate.type() != ScalarType.FLOAT) {
      expressions.emitConversionToFloat();
    }
  }

  private void spilled() {
    for (int i = 0; i < 3; i++) {
      code.fload(kernel.slot("coordinate_" + i));
    }
  }

  private void nearest(ReadImage read, SamplerSource sampler) {
    placeArguments(
        read.image(),
        () -> {
          for (int i = 0; i < 3; i++) {
            coordinate(read, i);
          }
        });
    modes(read.image(), sampler);
    expressions.call(isFloat(read) ? TexelFunctions.placeOfFloats() : TexelFunctions.placeOfInts());
    code.istore(kernel.slot("place"));
    components(read);
  }

  /** Where the image lies, and where in it. */
  private void placeArguments(ImageParameter image, Runnable coordinates) {
    field(image, "at");
    formatPart(image, "texel");
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
    for (int i = 0; i < coordinates.size(); i++) {
      expressions.guarded(coordinates.get(i));
      if (i == 0) {
        formatPart(image, "texel");
      } else {
        field(image, i == 1 ? "row" : "slice");
      }
      code.imul().iadd();
    }
  }

  /** Sets the results from the texel whose place is known. */
  private void components(ReadImage read) {
    ChannelType.Sample sample =
        read.results().getFirst().type() == ScalarType.FLOAT
            ? ChannelType.Sample.FLOAT
            : ChannelType.Sample.INT;
    for (int i = 0; i < 4; i++) {
      kernel.loadArray(code, read.image());
      code.iload(kernel.slot("place"));
      format(read.image(), "channels");
      code.loadConstant(i);
      expressions.call(kernel.texels().component(sample));
      kernel.storeVariable(code, read.results().get(i));
    }
  }

  /** The type of a channel, where channels are, and how large they are. */
  private void format(ImageParameter image, String channels) {
    for (String part : List.of("type", channels, "channel_bytes")) {
      formatPart(image, part);
    }
  }

  private void formatPart(ImageParameter image, String part) {
    kernel
        .format(image)
        .ifPresentOrElse(
            known -> code.loadConstant(KernelFields.part(known, part)), () -> field(image, part));
  }

  void write(WriteImage write) {
    ImageParameter image = write.image();
    placeInside(image, write.coordinates());
    code.istore(kernel.slot("place"));
    ChannelType.Sample sample =
        write.texel().getFirst().type() == ScalarType.FLOAT
            ? ChannelType.Sample.FLOAT
            : ChannelType.Sample.INT;
    for (int i = 0; i < 4; i++) {
      kernel.loadArray(code, image);
      code.iload(kernel.slot("place"));
      format(image, "written_channels");
      code.loadConstant(i);
      expressions.emit(write.texel().get(i));
      expressions.call(kernel.texels().put(sample));
    }
  }

  /** Puts what a fault tells of a texel on the stack: its index, and its last coordinate. */
  void faultDetails(ImageParameter image, List<Expression> given) {
    List<Expression> coordinates = new ArrayList<>(given);
    if (image.kind() == ImageKind.IMAGE_1D_ARRAY) {
      coordinates.add(1, Constant.of(0)); // a layer is the third coordinate
    }
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
