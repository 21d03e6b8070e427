package dev.heddle.backend.jocl;

import dev.heddle.Profile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.jocl.CL;
import org.jocl.Pointer;
import org.jocl.cl_event;
import org.jspecify.annotations.Nullable;

/** What an event says about itself. Asked often: each thread keeps memory for the answer. */
final class EventQueries {
  private record Answer(ByteBuffer memory, Pointer pointer) {
    static Answer allocate() {
      ByteBuffer memory = ByteBuffer.allocateDirect(Long.BYTES).order(ByteOrder.nativeOrder());
      return new Answer(memory, Pointer.to(memory));
    }
  }

  private static final long UNKNOWN = Long.MIN_VALUE;

  private static final ThreadLocal<Answer> ANSWER = ThreadLocal.withInitial(Answer::allocate);

  private EventQueries() {}

  /**
   * {@return OpenCL's execution status; negative if the command failed} A driver that has lost its
   * device may not even tell, and then its error is the status.
   */
  static int status(cl_event event) {
    Answer answer = ANSWER.get();
    int error =
        CL.clGetEventInfo(
            event, CL.CL_EVENT_COMMAND_EXECUTION_STATUS, Integer.BYTES, answer.pointer(), null);
    return error == CL.CL_SUCCESS ? answer.memory().getInt(0) : error;
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
    Answer answer = ANSWER.get();
    int error = CL.clGetEventProfilingInfo(event, name, Long.BYTES, answer.pointer(), null);
    return error == CL.CL_SUCCESS ? answer.memory().getLong(0) : UNKNOWN;
  }
}
