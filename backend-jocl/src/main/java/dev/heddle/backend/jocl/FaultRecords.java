package dev.heddle.backend.jocl;

import dev.heddle.Dim3;
import dev.heddle.KernelFault;
import dev.heddle.KernelFaultException;
import dev.heddle.compiler.opencl.OpenClSource.Argument;
import dev.heddle.spi.Command;
import dev.heddle.spi.Failure;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.OptionalInt;
import org.jocl.CL;
import org.jocl.Pointer;
import org.jocl.cl_context;
import org.jocl.cl_mem;
import org.jspecify.annotations.Nullable;

/**
 * Where kernels tell of faults: one record for each launch in flight. A record in which nothing was
 * written is all zero, and serves the next launch.
 */
final class FaultRecords {
  private static final long BYTES = Argument.FaultRecord.LONGS * (long) Long.BYTES;

  private final cl_context context;
  private final Deque<FaultRecord> free = new ArrayDeque<>();

  FaultRecords(cl_context context) {
    this.context = context;
  }

  /** A record on the device, and its copy on the host. */
  record FaultRecord(JoclBuffer buffer, MemorySegment copy) {}

  FaultRecord take() {
    synchronized (this) {
      FaultRecord record = free.poll();
      if (record != null) {
        return record;
      }
    }
    MemorySegment copy = Arena.ofAuto().allocate(BYTES, Long.BYTES);
    int[] error = new int[1];
    cl_mem buffer =
        CL.clCreateBuffer(
            context,
            CL.CL_MEM_READ_WRITE | CL.CL_MEM_COPY_HOST_PTR,
            BYTES,
            Pointer.to(copy.asByteBuffer()),
            error);
    ClError.check(error[0], "clCreateBuffer of a fault record");
    return new FaultRecord(new JoclBuffer(buffer), copy);
  }

  /** The launch was refused, or failed without a word: what is in the record is unknown. */
  void drop(FaultRecord record) {
    record.buffer.release();
  }

  /**
   * {@return why a launch failed, if it did} Its record, which has been read, serves another.
   *
   * @param record what the kernel was given
   * @param launch what was launched
   */
  @Nullable Failure judge(FaultRecord record, Command.LaunchRecord launch) {
    MemorySegment told = record.copy;
    int code = (int) at(told, 0);
    if (code == 0) {
      synchronized (this) {
        free.push(record);
      }
      return null;
    }
    drop(record);
    JavaKernel kernel = (JavaKernel) launch.kernel();
    String reason = kernel.reason(code, at(told, 2), at(told, 3), launch.arguments());
    int line = (int) at(told, 1);
    return Failure.of(
        new KernelFaultException(
            new KernelFault(
                kernel.kernel().type().getName(),
                reason,
                launch.range().dimensions(),
                new Dim3((int) at(told, 4), (int) at(told, 5), (int) at(told, 6)),
                line > 0 ? OptionalInt.of(line) : OptionalInt.empty()),
            null));
  }

  private static long at(MemorySegment told, int index) {
    return told.getAtIndex(ValueLayout.JAVA_LONG, index);
  }

  synchronized void release() {
    free.forEach(this::drop);
    free.clear();
  }
}
