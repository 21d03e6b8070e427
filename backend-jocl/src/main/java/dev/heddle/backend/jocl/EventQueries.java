package dev.heddle.backend.jocl;

import dev.heddle.Profile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.jocl.CL;
import org.jocl.Pointer;
import org.jocl.cl_event;

/** What an event says about itself. Asked often: each thread keeps memory for the answer. */
final class EventQueries {
  private record Answer(ByteBuffer memory, Pointer pointer) {
    static Answer allocate() {
      ByteBuffer memory = ByteBuffer.allocateDirect(Long.BYTES).order(ByteOrder.nativeOrder());
      return new Answer(memory, Pointer.to(memory));
    }
  }

  private static final ThreadLocal<Answer> ANSWER = ThreadLocal.withInitial(Answer::allocate);

  private EventQueries() {}

  /** {@return OpenCL's execution status; negative if the command failed} */
  static int status(cl_event event) {
    Answer answer = ANSWER.get();
    ClError.check(
        CL.clGetEventInfo(
            event, CL.CL_EVENT_COMMAND_EXECUTION_STATUS, Integer.BYTES, answer.pointer(), null),
        "clGetEventInfo");
    return answer.memory().getInt(0);
  }

  /** {@return the times of a complete command; some drivers round them out of order} */
  static Profile profile(cl_event event) {
    long queued = time(event, CL.CL_PROFILING_COMMAND_QUEUED);
    long submitted = Math.max(queued, time(event, CL.CL_PROFILING_COMMAND_SUBMIT));
    long start = Math.max(submitted, time(event, CL.CL_PROFILING_COMMAND_START));
    long end = Math.max(start, time(event, CL.CL_PROFILING_COMMAND_END));
    return new Profile(queued, submitted, start, end);
  }

  private static long time(cl_event event, int name) {
    Answer answer = ANSWER.get();
    ClError.check(
        CL.clGetEventProfilingInfo(event, name, Long.BYTES, answer.pointer(), null),
        "clGetEventProfilingInfo");
    return answer.memory().getLong(0);
  }
}
