package dev.heddle;

/**
 * One of the many runs of a kernel: where it is in the launch's range and in its work-group.
 *
 * <p>Dimensions are 0, 1 and 2; those that the launch does not use have size 1 and id 0. An object
 * of this type is valid inside {@link Kernel#run} alone.
 */
public interface WorkItem {
  /** {@return the number of dimensions of the launch, 1 to 3} */
  int dimensions();

  /**
   * {@return the work item's id in the range, which starts at the offset}
   *
   * @param dimension 0, 1 or 2
   */
  int globalId(int dimension);

  /**
   * {@return the work item's id in its group}
   *
   * @param dimension 0, 1 or 2
   */
  int localId(int dimension);

  /**
   * {@return the id of the work item's group}
   *
   * @param dimension 0, 1 or 2
   */
  int groupId(int dimension);

  /**
   * {@return the number of work items}
   *
   * @param dimension 0, 1 or 2
   */
  int globalSize(int dimension);

  /**
   * {@return the number of work items in a group}
   *
   * @param dimension 0, 1 or 2
   */
  int localSize(int dimension);

  /**
   * {@return the number of groups}
   *
   * @param dimension 0, 1 or 2
   */
  int groupCount(int dimension);

  /**
   * {@return the first global id}
   *
   * @param dimension 0, 1 or 2
   */
  int globalOffset(int dimension);

  /**
   * Waits until every work item of the group is here; what they wrote to local memory and buffers
   * is then visible to the group. All work items of a group reach a barrier or none does; otherwise
   * the launch ends with a {@link KernelFaultException} where the device can tell.
   */
  void barrier();
}
