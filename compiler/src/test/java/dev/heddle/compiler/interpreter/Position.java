package dev.heddle.compiler.interpreter;

import dev.heddle.compiler.ir.Expression.WorkItemQuery;

/** Where a work item is, in a range of two dimensions. */
@SuppressWarnings("ArrayRecordComponent")
record Position(int[] globalSize, int[] localSize, int[] offset, int[] global, int[] local) {
  int answer(WorkItemQuery query, int d) {
    if (d < 0 || d > 2) {
      throw new IndexOutOfBoundsException("dimension " + d);
    }
    return switch (query) {
      case DIMENSIONS -> 2;
      case GLOBAL_ID -> global[d] + offset[d];
      case LOCAL_ID -> local[d];
      case GROUP_ID -> global[d] / localSize[d];
      case GLOBAL_SIZE -> globalSize[d];
      case LOCAL_SIZE -> localSize[d];
      case GROUP_COUNT -> globalSize[d] / localSize[d];
      case GLOBAL_OFFSET -> offset[d];
    };
  }
}
