package dev.heddle.backend.jocl;

import dev.heddle.spi.Command;
import dev.heddle.spi.Failure;
import org.jocl.CL;
import org.jocl.cl_event;
import org.jspecify.annotations.Nullable;

/**
 * Looks into the fault record of a launch, which the device has copied to the host.
 *
 * @param records where the record goes back to
 * @param record what the kernel was given
 * @param launch what was launched
 * @param timed the kernel's own event, for its times, where they are wanted
 */
record Judgement(
    FaultRecords records,
    FaultRecords.FaultRecord record,
    Command.LaunchRecord launch,
    @Nullable cl_event timed)
    implements Aftermath {
  @Override
  public @Nullable Failure commandEnded(boolean complete) {
    if (timed != null) {
      CL.clReleaseEvent(timed);
    }
    if (!complete) {
      records.drop(record);
      return null;
    }
    return records.judge(record, launch);
  }
}
