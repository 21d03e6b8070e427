package dev.heddle.backend.cpu.kernel;

import dev.heddle.Dim3;
import dev.heddle.WorkItem;
import org.jspecify.annotations.Nullable;

/** Where in a launch a thread is: the loops set the global id, and the rest follows from it. */
final class CpuWorkItem implements WorkItem {
  private final int dimensions;
  private final Dim3 globalSize;
  private final Dim3 localSize;
  private final Dim3 offset;
  private final @Nullable GroupBarrier barrier;

  /** The global id, less the offset. */
  int x;

  int y;
  int z;

  CpuWorkItem(
      int dimensions,
      Dim3 globalSize,
      Dim3 localSize,
      Dim3 offset,
      @Nullable GroupBarrier barrier) {
    this.dimensions = dimensions;
    this.globalSize = globalSize;
    this.localSize = localSize;
    this.offset = offset;
    this.barrier = barrier;
  }

  private int id(int dimension) {
    return switch (dimension) {
      case 0 -> x;
      case 1 -> y;
      case 2 -> z;
      default -> throw new IndexOutOfBoundsException("dimension " + dimension + " of 0, 1, 2");
    };
  }

  @Override
  public int dimensions() {
    return dimensions;
  }

  @Override
  public int globalId(int dimension) {
    return id(dimension) + offset.at(dimension);
  }

  @Override
  public int localId(int dimension) {
    return id(dimension) % localSize.at(dimension);
  }

  @Override
  public int groupId(int dimension) {
    return id(dimension) / localSize.at(dimension);
  }

  @Override
  public int globalSize(int dimension) {
    return globalSize.at(dimension);
  }

  @Override
  public int localSize(int dimension) {
    return localSize.at(dimension);
  }

  @Override
  public int groupCount(int dimension) {
    return globalSize.at(dimension) / localSize.at(dimension);
  }

  @Override
  public int globalOffset(int dimension) {
    return offset.at(dimension);
  }

  @Override
  public void barrier() {
    if (barrier != null) {
      barrier.await();
    } else if (localSize.product() != 1) {
      throw new IllegalStateException(
          "a barrier that was not found in the kernel's class; call it on the WorkItem directly");
    }
  }
}
