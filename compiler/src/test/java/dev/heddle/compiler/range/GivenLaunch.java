package dev.heddle.compiler.range;

import dev.heddle.compiler.ir.Expression.ImageDimension;
import dev.heddle.compiler.ir.Expression.WorkItemQuery;
import dev.heddle.compiler.ir.KernelCode;
import dev.heddle.compiler.ir.Memory;
import dev.heddle.compiler.ir.Parameter;
import dev.heddle.compiler.ir.Parameter.ImageParameter;
import dev.heddle.compiler.ir.Parameter.ScalarParameter;

/**
 * A launch of two dimensions that are alike.
 *
 * @param arguments a number for each argument: a scalar's value, the length of memory, 100 times an
 *     image's width and its height
 */
@SuppressWarnings("ArrayRecordComponent")
record GivenLaunch(KernelCode code, long[] arguments, int size, int local, int offset)
    implements LaunchValues {
  private long argument(Object parameter) {
    for (int i = 0; i < arguments.length; i++) {
      Parameter candidate = code.parameters().get(i);
      if (candidate.equals(parameter)) {
        return arguments[i];
      }
    }
    throw new AssertionError(parameter);
  }

  @Override
  public long scalar(ScalarParameter parameter) {
    return argument(parameter);
  }

  @Override
  public long length(Memory memory) {
    return argument(memory);
  }

  @Override
  public int size(WorkItemQuery query, int dimension) {
    boolean used = dimension < 2;
    return switch (query) {
      case DIMENSIONS -> 2;
      case GLOBAL_SIZE -> used ? size : 1;
      case LOCAL_SIZE -> used ? local : 1;
      case GROUP_COUNT -> used ? (local == 0 ? 0 : size / local) : 1;
      case GLOBAL_OFFSET -> used ? offset : 0;
      case GLOBAL_ID, LOCAL_ID, GROUP_ID -> throw new AssertionError(query);
    };
  }

  @Override
  public int imageSize(ImageParameter image, ImageDimension dimension) {
    int size = (int) argument(image);
    return switch (dimension) {
      case WIDTH -> size / 100;
      case HEIGHT -> size % 100;
      case DEPTH -> 1;
      case ARRAY_LAYERS -> 4;
    };
  }
}
