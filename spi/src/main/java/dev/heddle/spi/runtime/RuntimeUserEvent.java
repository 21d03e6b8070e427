package dev.heddle.spi.runtime;

import dev.heddle.CommandType;
import dev.heddle.EventStatus;
import dev.heddle.Rule;
import dev.heddle.Status;
import dev.heddle.UserEvent;
import dev.heddle.spi.Failure;

/** An event that the application sets; what waits for it is held until then. */
final class RuntimeUserEvent extends RuntimeEvent implements UserEvent {
  RuntimeUserEvent(RuntimeContext context) {
    super(context, null, CommandType.USER, -1, 0, Clock.START);
  }

  @Override
  EventStatus statusBeforeDriver() {
    return EventStatus.SUBMITTED;
  }

  @Override
  void isWaitedFor() {
    context.holdsCommands(this);
  }

  @Override
  public void complete() {
    set(0);
  }

  @Override
  public void fail(int executionStatus) {
    if (executionStatus >= 0) {
      context
          .rules()
          .refuse(
              Rule.EVT_2,
              Status.INVALID_VALUE,
              "a user event fails with a negative status, not %d; call complete() for success",
              executionStatus);
    }
    set(Math.min(executionStatus, -1));
  }

  private void set(int status) {
    context.lock();
    try {
      if (outcome() != null) {
        context
            .rules()
            .refuse(
                Rule.EVT_2,
                Status.INVALID_OPERATION,
                "the user event was set before, to %d; it is set once",
                executionStatus());
        return;
      }
      endWith(status);
    } finally {
      context.unlock();
    }
  }

  /** Sets the event, under the lock. */
  void endWith(int status) {
    end(status == 0 ? null : new RuntimeFailure(new Failure(status, null), toString()), null);
    context.holdsNoCommands(this);
  }
}
