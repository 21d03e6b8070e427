package dev.heddle.compiler.range;

import dev.heddle.compiler.ir.Expression.ImageDimension;
import dev.heddle.compiler.ir.Expression.WorkItemQuery;
import dev.heddle.compiler.ir.Memory;
import dev.heddle.compiler.ir.Parameter.ImageParameter;
import dev.heddle.compiler.ir.Parameter.ScalarParameter;

/** What a launch knows before it runs. */
public interface LaunchValues {
  /**
   * {@return the value of an integer argument; of a boolean one, 0 or 1}
   *
   * @param parameter which one; never a {@code float} or {@code double}
   */
  long scalar(ScalarParameter parameter);

  /**
   * {@return the number of elements of an argument}
   *
   * @param memory a buffer or local memory
   */
  long length(Memory memory);

  /**
   * {@return a size of the launch, as the work items will be told; 0 if it is not known yet}
   *
   * @param query {@link WorkItemQuery#DIMENSIONS}, {@link WorkItemQuery#GLOBAL_SIZE}, {@link
   *     WorkItemQuery#LOCAL_SIZE} or {@link WorkItemQuery#GROUP_COUNT}, or the {@link
   *     WorkItemQuery#GLOBAL_OFFSET}, which is always known
   * @param dimension 0, 1 or 2
   */
  int size(WorkItemQuery query, int dimension);

  /**
   * {@return a size of an image}
   *
   * @param image which image
   * @param dimension which size
   */
  int imageSize(ImageParameter image, ImageDimension dimension);
}
