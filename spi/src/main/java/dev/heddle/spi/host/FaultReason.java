package dev.heddle.spi.host;

import dev.heddle.Image;
import dev.heddle.compiler.ir.Memory;
import dev.heddle.compiler.ir.Memory.ConstantArray;
import dev.heddle.compiler.ir.Memory.PrivateArray;
import dev.heddle.compiler.ir.Parameter.BufferParameter;
import dev.heddle.compiler.ir.Parameter.ImageParameter;
import dev.heddle.compiler.ir.Parameter.LocalParameter;
import dev.heddle.compiler.opencl.OpenClSource.Argument.FaultRecord;
import dev.heddle.compiler.opencl.OpenClSource.Checked;
import dev.heddle.spi.KernelArgument;
import java.util.List;

/** Says in words what a kernel has told in its fault record. */
public final class FaultReason {
  private FaultReason() {}

  /**
   * {@return what happened}
   *
   * @param checked what the kernel checks indices of, in the order of its fault codes
   * @param code the code in the record, not 0
   * @param index the index in the record
   * @param length the length in the record
   * @param launched the launch's arguments
   */
  public static String of(
      List<Checked> checked, int code, long index, long length, List<KernelArgument> launched) {
    if (code == FaultRecord.DIVISION) {
      return "integer division by zero";
    }
    return switch (checked.get(code - FaultRecord.OUTSIDE)) {
      case Checked.Elements(Memory memory) ->
          "index %d is outside of %s %s, whose length is %d"
              .formatted(index, kind(memory), memory.name(), length);
      case Checked.Texels(ImageParameter parameter) -> {
        Image image = ((KernelArgument.Texels) launched.get(parameter.path().getFirst())).shape();
        yield "texel (%d, %d, %d) is outside of image %s, whose size is %d x %d x %d"
            .formatted(
                (int) index,
                (int) (index >> 32),
                length,
                parameter.name(),
                image.width(),
                image.height(),
                Math.max(image.depth(), image.arrayLayers()));
      }
    };
  }

  private static String kind(Memory memory) {
    return switch (memory) {
      case BufferParameter _ -> "buffer";
      case LocalParameter _ -> "local memory";
      case PrivateArray _ -> "private array";
      case ConstantArray _ -> "constant array";
    };
  }
}
