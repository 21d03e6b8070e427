package dev.heddle.spi;

import dev.heddle.Pitch;
import java.lang.foreign.MemorySegment;

/** A mapped region, until its {@link Command.Unmap} is complete. */
public interface DriverMapping {
  /** {@return the event of the map command} */
  DriverEvent event();

  /**
   * {@return the region's memory} Native, at least as large as the region, aligned for every
   * primitive type at the object's own alignment. It is asked for when the event is complete, and
   * stays until the unmap is; the runtime gives the application a segment of its own over it.
   */
  MemorySegment memory();

  /** {@return how rows and slices lie in that memory; 0 where there are none} */
  Pitch pitch();
}
