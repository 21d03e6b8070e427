package dev.heddle.tck.contract;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import dev.heddle.Buffer;
import dev.heddle.BufferRect;
import dev.heddle.CommandQueue;
import dev.heddle.Context;
import dev.heddle.DeviceFeature;
import dev.heddle.DeviceLimit;
import dev.heddle.Event;
import dev.heddle.Kernel;
import dev.heddle.MapMode;
import dev.heddle.Mapping;
import dev.heddle.NDRange;
import dev.heddle.Origin;
import dev.heddle.Pitch;
import dev.heddle.QueueOptions;
import dev.heddle.Region;
import dev.heddle.Validation;
import dev.heddle.WorkItem;
import dev.heddle.tck.ContractTests;
import dev.heddle.tck.Proves;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Thousands of random operations on several queues, against plain arrays. Each operation waits, by
 * event, for the one before it on the same storage, so that there is one right result; operations
 * on different storage overlap as the device likes.
 */
class RandomOperationTests extends ContractTests {
  private static final int OPERATIONS = 4_000;

  /** Inverts bytes, from a first one on. */
  record Invert(Buffer.OfByte bytes, int from) implements Kernel {
    @Override
    public void run(WorkItem item) {
      int i = from + item.globalId(0);
      bytes.set(i, (byte) ~bytes.get(i));
    }
  }

  /** A buffer, what it should hold, and the last operation on it. */
  private static final class Storage {
    final Buffer buffer;
    final List<Buffer> parts = new ArrayList<>();
    final byte[] expected;
    Event last;

    Storage(Buffer buffer, byte[] expected, Event last) {
      this.buffer = buffer;
      this.expected = expected;
      this.last = last;
    }
  }

  /** A stretch of a storage, reached through the buffer or a part of it. */
  private record Place(Buffer buffer, int offset, int inStorage, int size) {}

  private final List<String> log = new ArrayList<>();
  private Random random = random();

  @Proves
  void randomOperations_leaveWhatPlainArraysHold() {
    run(context(), seed());
  }

  @Proves
  void randomOperations_underFullValidation_raiseNoRace() {
    run(newContext(options().withValidation(Validation.FULL)), seed() + 1);
  }

  private void run(Context context, long seed) {
    random = new Random(seed);
    int unit = Math.toIntExact(device().limit(DeviceLimit.BASE_ALIGNMENT_BYTES));
    int size = 16 * Math.max(unit, 64);
    List<CommandQueue> queues =
        List.of(
            context.newQueue(),
            context.newQueue(QueueOptions.OUT_OF_ORDER),
            context.newQueue(QueueOptions.OUT_OF_ORDER.withProfiling()));
    List<Storage> storages = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      byte[] bytes = new byte[size];
      random.nextBytes(bytes);
      Storage storage =
          new Storage(context.newByteBuffer(bytes), bytes, queues.getFirst().marker());
      for (int p = 0; p < 3; p++) {
        long from = (long) unit * random.nextInt(size / unit / 2);
        storage.parts.add(storage.buffer.newSubBuffer(from, 1 + random.nextInt(size / 2)));
      }
      storages.add(storage);
    }
    try {
      for (int i = 0; i < OPERATIONS; i++) {
        CommandQueue queue = queues.get(random.nextInt(queues.size()));
        Storage storage = storages.get(random.nextInt(storages.size()));
        Storage other = storages.get(random.nextInt(storages.size()));
        operate(queue, storage, other);
        if (i % 500 == 499) {
          check(queues.getFirst(), storages);
        }
      }
      check(queues.getFirst(), storages);
      for (Storage storage : storages) {
        storage.parts.forEach(Buffer::close);
        storage.buffer.close();
      }
    } catch (AssertionError | RuntimeException e) {
      throw new AssertionError(
          "seed %d (set it with -Dheddle.tck.seed), after %s"
              .formatted(seed, log.subList(Math.max(0, log.size() - 12), log.size())),
          e);
    }
  }

  private void check(CommandQueue queue, List<Storage> storages) {
    for (Storage storage : storages) {
      byte[] bytes = new byte[storage.expected.length];
      queue.read(storage.buffer, MemorySegment.ofArray(bytes), storage.last);
      assertArrayEquals(storage.expected, bytes, storage.buffer::toString);
    }
  }

  private Place place(Storage storage) {
    boolean whole = random.nextInt(3) > 0;
    Buffer buffer =
        whole ? storage.buffer : storage.parts.get(random.nextInt(storage.parts.size()));
    int length = (int) buffer.byteSize();
    int offset = random.nextInt(length);
    int size = 1 + random.nextInt(length - offset);
    return new Place(buffer, offset, whole ? offset : (int) buffer.byteOffset() + offset, size);
  }

  private void operate(CommandQueue queue, Storage storage, Storage other) {
    Place place = place(storage);
    int kind = random.nextInt(device().has(DeviceFeature.JAVA_KERNELS) ? 10 : 9);
    log.add(kind + " " + place);
    switch (kind) {
      case 0 -> write(queue, storage, place);
      case 1 -> read(queue, storage, place);
      case 2 -> fill(queue, storage, place);
      case 3 -> copy(queue, storage, place, other);
      case 4 -> copyWithin(queue, storage, place);
      case 5 -> writeRect(queue, storage, place);
      case 6 -> readRect(queue, storage, place);
      case 7 -> mapForWriting(queue, storage, place);
      case 8 -> mapForReading(queue, storage, place);
      default -> invert(queue, storage, place);
    }
  }

  private byte[] randomBytes(int size) {
    byte[] bytes = new byte[size];
    random.nextBytes(bytes);
    return bytes;
  }

  private void write(CommandQueue queue, Storage storage, Place place) {
    byte[] bytes = randomBytes(place.size);
    storage.last =
        queue.writeAsync(place.buffer, place.offset, MemorySegment.ofArray(bytes), storage.last);
    System.arraycopy(bytes, 0, storage.expected, place.inStorage, place.size);
  }

  private void read(CommandQueue queue, Storage storage, Place place) {
    byte[] bytes = new byte[place.size];
    queue.read(place.buffer, place.offset, MemorySegment.ofArray(bytes), storage.last);
    assertArrayEquals(expected(storage, place), bytes, place::toString);
  }

  private static byte[] expected(Storage storage, Place place) {
    return java.util.Arrays.copyOfRange(
        storage.expected, place.inStorage, place.inStorage + place.size);
  }

  private void fill(CommandQueue queue, Storage storage, Place place) {
    int unit = 1 << random.nextInt(8);
    int offset = place.offset / unit * unit;
    int size = place.size / unit * unit;
    if (size == 0 || offset + size > place.buffer.byteSize()) {
      return;
    }
    byte[] pattern = randomBytes(unit);
    storage.last =
        queue.fill(place.buffer, MemorySegment.ofArray(pattern), offset, size, storage.last);
    int start = place.inStorage - place.offset + offset;
    for (int i = 0; i < size; i++) {
      storage.expected[start + i] = pattern[i % unit];
    }
  }

  private void copy(CommandQueue queue, Storage storage, Place place, Storage other) {
    if (other == storage) {
      return;
    }
    Place target = place(other);
    int size = Math.min(place.size, target.size);
    storage.last =
        queue.copy(
            place.buffer,
            place.offset,
            target.buffer,
            target.offset,
            size,
            storage.last,
            other.last);
    other.last = storage.last;
    System.arraycopy(storage.expected, place.inStorage, other.expected, target.inStorage, size);
  }

  private void copyWithin(CommandQueue queue, Storage storage, Place place) {
    int half = storage.expected.length / 2;
    int from = random.nextInt(half);
    int size = 1 + random.nextInt(half - from);
    int to = half + random.nextInt(half - size + 1);
    storage.last = queue.copy(storage.buffer, from, storage.buffer, to, size, storage.last);
    System.arraycopy(storage.expected, from, storage.expected, to, size);
    log.add("within " + place);
  }

  /** A rectangle within a place, and the same in host memory with other pitches. */
  private record Rects(BufferRect device, BufferRect host, Region region, int hostSize) {}

  private @org.jspecify.annotations.Nullable Rects rects(Place place) {
    int width = 1 + random.nextInt(8);
    int height = 1 + random.nextInt(5);
    int depth = 1 + random.nextInt(3);
    int row = width + random.nextInt(4);
    int slice = row * (height + random.nextInt(2));
    long needed = (depth - 1L) * slice + (height - 1L) * row + width;
    if (place.offset + needed > place.buffer.byteSize()) {
      return null;
    }
    int hostRow = width + random.nextInt(3);
    int hostSlice = hostRow * (height + random.nextInt(3));
    return new Rects(
        new BufferRect(Origin.of(place.offset), new Pitch(row, slice)),
        new BufferRect(Origin.ZERO, new Pitch(hostRow, hostSlice)),
        Region.of(width, height, depth),
        hostSlice * depth);
  }

  /** Calls back with a byte's index in the storage and in host memory. */
  private static void forEach(
      Rects rects, Place place, java.util.function.BiConsumer<Integer, Integer> body) {
    for (int z = 0; z < rects.region.depth(); z++) {
      for (int y = 0; y < rects.region.height(); y++) {
        for (int x = 0; x < rects.region.width(); x++) {
          Pitch device = rects.device.pitch();
          Pitch host = rects.host.pitch();
          body.accept(
              place.inStorage + (int) (z * device.sliceBytes() + y * device.rowBytes()) + x,
              (int) (z * host.sliceBytes() + y * host.rowBytes()) + x);
        }
      }
    }
  }

  private void writeRect(CommandQueue queue, Storage storage, Place place) {
    Rects rects = rects(place);
    if (rects == null) {
      return;
    }
    byte[] bytes = randomBytes(rects.hostSize);
    storage.last =
        queue.writeRectAsync(
            place.buffer,
            rects.device,
            MemorySegment.ofArray(bytes),
            rects.host,
            rects.region,
            storage.last);
    forEach(rects, place, (device, host) -> storage.expected[device] = bytes[host]);
  }

  private void readRect(CommandQueue queue, Storage storage, Place place) {
    Rects rects = rects(place);
    if (rects == null) {
      return;
    }
    byte[] bytes = new byte[rects.hostSize];
    byte[] expected = new byte[rects.hostSize];
    queue.readRect(
        place.buffer,
        rects.device,
        MemorySegment.ofArray(bytes),
        rects.host,
        rects.region,
        storage.last);
    forEach(rects, place, (device, host) -> expected[host] = storage.expected[device]);
    assertArrayEquals(expected, bytes, rects::toString);
  }

  private void mapForWriting(CommandQueue queue, Storage storage, Place place) {
    MapMode mode = random.nextBoolean() ? MapMode.READ_WRITE : MapMode.WRITE_INVALIDATE;
    byte[] bytes = randomBytes(place.size);
    Mapping mapping = queue.map(place.buffer, mode, place.offset, place.size, storage.last);
    if (mode == MapMode.READ_WRITE) {
      assertArrayEquals(expected(storage, place), mapping.segment().toArray(ValueLayout.JAVA_BYTE));
    }
    mapping.segment().copyFrom(MemorySegment.ofArray(bytes));
    storage.last = queue.unmap(mapping);
    System.arraycopy(bytes, 0, storage.expected, place.inStorage, place.size);
  }

  private void mapForReading(CommandQueue queue, Storage storage, Place place) {
    Mapping mapping = queue.map(place.buffer, MapMode.READ, place.offset, place.size, storage.last);
    assertArrayEquals(expected(storage, place), mapping.segment().toArray(ValueLayout.JAVA_BYTE));
    storage.last = queue.unmap(mapping);
  }

  private void invert(CommandQueue queue, Storage storage, Place place) {
    storage.last =
        queue.launch(
            new Invert(place.buffer.asBytes(), place.offset), NDRange.of(place.size), storage.last);
    for (int i = 0; i < place.size; i++) {
      int at = place.inStorage + i;
      storage.expected[at] = (byte) ~storage.expected[at];
    }
  }
}
