package dev.heddle.backend.jocl;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.heddle.Profile;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.jocl.CL;
import org.jocl.cl_event;
import org.jspecify.annotations.Nullable;

/** What an event says about itself. Asked often: each thread keeps memory for the answer. */
final class EventQueries {
  private static final long UNKNOWN = Long.MIN_VALUE;

  private static final ThreadLocal<MemorySegment> ANSWER =
      ThreadLocal.withInitial(() -> Arena.ofAuto().allocate(JAVA_LONG));

  private EventQueries() {}

  /**
   * {@return OpenCL's execution status; negative if the command failed} A driver that has lost its
   * device may not even tell, and then its error is the status.
   */
  static int status(cl_event event) {
    MemorySegment answer = ANSWER.get();
    int error =
        NativeCalls.eventInfo(
            event, CL.CL_EVENT_COMMAND_EXECUTION_STATUS, answer.asSlice(0, Integer.BYTES));
    return error == CL.CL_SUCCESS ? answer.get(JAVA_INT, 0) : error;
  }

  /**
   * {@return the times of a complete command, if the driver has them} Some round them out of order.
   */
  static @Nullable Profile profile(cl_event event) {
    long queued = time(event, CL.CL_PROFILING_COMMAND_QUEUED);
    long submitted = Math.max(queued, time(event, CL.CL_PROFILING_COMMAND_SUBMIT));
    long start = Math.max(submitted, time(event, CL.CL_PROFILING_COMMAND_START));
    long end = Math.max(start, time(event, CL.CL_PROFILING_COMMAND_END));
    return queued == UNKNOWN ? null : new Profile(queued, submitted, start, end);
  }

  private static long time(cl_event event, int name) {
    MemorySegment answer = ANSWER.get();
    int error = NativeCalls.profilingInfo(event, name, answer);
    return error == CL.CL_SUCCESS ? answer.get(JAVA_LONG, 0) : UNKNOWN;
  }
}
