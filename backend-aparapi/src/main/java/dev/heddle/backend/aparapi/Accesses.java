package dev.heddle.backend.aparapi;

import dev.heddle.spi.Command;
import dev.heddle.spi.DriverBuffer;
import dev.heddle.spi.DriverImage;
import dev.heddle.spi.host.HostImage;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.Lock;

/**
 * The arrays that a command reads and those that it writes, for as long as it runs.
 *
 * <p>Transfers to and from a device are of whole arrays. Commands on different parts of one array,
 * which nothing orders, would undo each other then; so one of them waits. Locks are taken in the
 * order of the arrays' numbers.
 */
public final class Accesses {
  private final Map<Storage, Boolean> written =
      new TreeMap<>(Comparator.comparingLong(Storage::id));

  static Accesses of(Command command) {
    Accesses accesses = new Accesses();
    switch (command) {
      case Command.ReadBuffer c -> accesses.read(c.source());
      case Command.WriteBuffer c -> accesses.write(c.target());
      case Command.ReadBufferRect c -> accesses.read(c.source());
      case Command.WriteBufferRect c -> accesses.write(c.target());
      case Command.CopyBuffer c -> accesses.read(c.source()).write(c.target());
      case Command.CopyBufferRect c -> accesses.read(c.source()).write(c.target());
      case Command.FillBuffer c -> accesses.write(c.target());
      case Command.ReadImage c -> accesses.read(c.source());
      case Command.WriteImage c -> accesses.write(c.target());
      case Command.CopyImage c -> accesses.read(c.source()).write(c.target());
      case Command.CopyImageToBuffer c -> accesses.read(c.source()).write(c.target());
      case Command.CopyBufferToImage c -> accesses.read(c.source()).write(c.target());
      case Command.FillImage c -> accesses.write(c.target());
      case Command.FillImageInt c -> accesses.write(c.target());
      case Command.Unmap _, Command.Marker _, Command.LaunchRecord _, Command.LaunchProgram _ ->
          throw new AssertionError("no transfer: " + command);
    }
    return accesses;
  }

  /**
   * {@return what a buffer lies in}
   *
   * @param buffer the buffer
   */
  public static Storage storage(DriverBuffer buffer) {
    return ((ArrayBuffer) buffer).storage();
  }

  /**
   * {@return what an image lies in}
   *
   * @param image the image
   */
  public static Storage storage(DriverImage image) {
    return ((ArrayBuffer) ((HostImage) image).storage()).storage();
  }

  private Accesses read(DriverBuffer buffer) {
    return read(storage(buffer));
  }

  private Accesses read(DriverImage image) {
    return read(storage(image));
  }

  private Accesses write(DriverBuffer buffer) {
    return write(storage(buffer));
  }

  private Accesses write(DriverImage image) {
    return write(storage(image));
  }

  /**
   * Adds an array that is read.
   *
   * @param storage which one
   * @return this
   */
  public Accesses read(Storage storage) {
    written.putIfAbsent(storage, false);
    return this;
  }

  /**
   * Adds an array that is written.
   *
   * @param storage which one
   * @return this
   */
  public Accesses write(Storage storage) {
    written.put(storage, true);
    return this;
  }

  /** Waits until no other command is in the way. */
  public void lock() {
    written.forEach((storage, writes) -> lock(storage, writes).lock());
  }

  /** Tells that what is written has been, whether the command went well or not. */
  public void changed() {
    written.forEach(
        (storage, writes) -> {
          if (writes) {
            storage.changed();
          }
        });
  }

  /** Lets others go on. */
  public void unlock() {
    written.forEach((storage, writes) -> lock(storage, writes).unlock());
  }

  private static Lock lock(Storage storage, boolean writes) {
    return writes ? storage.lock().writeLock() : storage.lock().readLock();
  }
}
