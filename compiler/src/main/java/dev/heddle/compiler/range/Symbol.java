package dev.heddle.compiler.range;

import dev.heddle.compiler.ir.Expression.WorkItemQuery;
import dev.heddle.compiler.ir.ScalarType;

/** A value that differs between work items or trips of a loop; each is one value of the program. */
sealed interface Symbol {
  /**
   * An id of the work item, whose range the launch knows.
   *
   * @param query which id
   * @param dimension 0, 1 or 2
   */
  record Identity(WorkItemQuery query, int dimension) implements Symbol {
    long first(LaunchValues launch) {
      return query == WorkItemQuery.GLOBAL_ID
          ? launch.size(WorkItemQuery.GLOBAL_OFFSET, dimension)
          : 0;
    }

    long count(LaunchValues launch) {
      int count =
          launch.size(
              switch (query) {
                case LOCAL_ID -> WorkItemQuery.LOCAL_SIZE;
                case GROUP_ID -> WorkItemQuery.GROUP_COUNT;
                default -> WorkItemQuery.GLOBAL_SIZE;
              },
              dimension);
      if (count == 0) {
        throw new UniformValues.Unknown();
      }
      return count;
    }
  }

  /**
   * A value of which {@link Fact facts} tell.
   *
   * @param name for readers
   * @param type {@code int} or {@code long}
   */
  record Value(String name, ScalarType type) implements Symbol {}
}
