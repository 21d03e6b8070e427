package dev.heddle.backend.jocl;

import dev.heddle.spi.Failure;
import org.jspecify.annotations.Nullable;

/** What is left to do on the host when a command has ended. */
sealed interface Aftermath permits HostWork, Judgement {
  /**
   * The command has ended, or was refused.
   *
   * @param complete whether it did what it should, as far as the device knows
   * @return why it failed after all, or {@code null}
   */
  @Nullable Failure commandEnded(boolean complete);
}
