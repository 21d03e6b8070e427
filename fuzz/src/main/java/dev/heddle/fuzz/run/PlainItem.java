package dev.heddle.fuzz.run;

import dev.heddle.Dim3;
import dev.heddle.NDRange;
import dev.heddle.WorkItem;

/**
 * A work item of plain Java.
 *
 * @param range the launch's
 * @param local the size of a group
 * @param place its global id, less the offset
 * @param meeting what a barrier does
 */
record PlainItem(NDRange range, Dim3 local, Dim3 place, Runnable meeting) implements WorkItem {
  /** {@return its global id, 0 in dimensions that are not used} */
  Dim3 id() {
    return new Dim3(globalId(0), globalId(1), globalId(2));
  }

  @Override
  public int dimensions() {
    return range.dimensions();
  }

  @Override
  public int globalId(int dimension) {
    return place.at(dimension) + range.offset().at(dimension);
  }

  @Override
  public int localId(int dimension) {
    return place.at(dimension) % local.at(dimension);
  }

  @Override
  public int groupId(int dimension) {
    return place.at(dimension) / local.at(dimension);
  }

  @Override
  public int globalSize(int dimension) {
    return range.globalSize().at(dimension);
  }

  @Override
  public int localSize(int dimension) {
    return local.at(dimension);
  }

  @Override
  public int groupCount(int dimension) {
    return range.globalSize().at(dimension) / local.at(dimension);
  }

  @Override
  public int globalOffset(int dimension) {
    return range.offset().at(dimension);
  }

  @Override
  public void barrier() {
    meeting.run();
  }
}
