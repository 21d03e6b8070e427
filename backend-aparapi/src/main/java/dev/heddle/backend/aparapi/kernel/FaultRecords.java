package dev.heddle.backend.aparapi.kernel;

import dev.heddle.Image;
import dev.heddle.compiler.ir.Memory;
import dev.heddle.compiler.ir.Parameter.BufferParameter;
import dev.heddle.compiler.ir.Parameter.ImageParameter;
import dev.heddle.compiler.ir.Parameter.LocalParameter;
import dev.heddle.compiler.opencl.OpenClSource.Argument.FaultRecord;
import dev.heddle.compiler.opencl.OpenClSource.Checked;
import dev.heddle.spi.KernelArgument;
import java.util.List;

/** Says what a kernel tells of a fault. */
final class FaultRecords {
  static final int LONGS = FaultRecord.LONGS;

  private FaultRecords() {}

  static String reason(
      List<Checked> bounded, int code, long[] told, List<KernelArgument> launched) {
    if (code == FaultRecord.DIVISION) {
      return "integer division by zero";
    }
    return switch (bounded.get(code - FaultRecord.OUTSIDE)) {
      case Checked.Elements(Memory memory) -> {
        String kind =
            switch (memory) {
              case BufferParameter _ -> "buffer";
              case LocalParameter _ -> "local memory";
              case Memory.PrivateArray _ -> "private array";
              case Memory.ConstantArray _ -> "constant array";
            };
        yield "index %d is outside of %s %s, whose length is %d"
            .formatted(told[2], kind, memory.name(), told[3]);
      }
      case Checked.Texels(ImageParameter image) -> {
        Image shape = ((KernelArgument.Texels) launched.get(image.path().getFirst())).shape();
        yield "texel (%d, %d, %d) is outside of image %s, whose size is %d x %d x %d"
            .formatted(
                (int) told[2],
                (int) (told[2] >> 32),
                told[3],
                image.name(),
                shape.width(),
                shape.height(),
                Math.max(shape.depth(), shape.arrayLayers()));
      }
    };
  }
}
