package dev.heddle.backend.jocl;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.jocl.Pointer;
import org.jspecify.annotations.Nullable;

/**
 * Reads the answers of {@code clGet…Info} calls. They go through memory off the heap: the contents
 * of arrays are lost on their way through JOCL when the JVM checks JNI calls.
 */
final class Info {
  /** One of the calls, for one object. */
  @FunctionalInterface
  interface Query {
    int ask(int name, long size, @Nullable Pointer value, long @Nullable [] sizeNeeded);
  }

  private final String call;
  private final Query query;

  Info(String call, Query query) {
    this.call = call;
    this.query = query;
  }

  /** {@return a number of 4 or 8 bytes, or a boolean} */
  long number(int name) {
    return bytes(name, Long.BYTES).getLong(0);
  }

  /** {@return a number, or 0 where the driver does not know the question} */
  long numberOrZero(int name) {
    ByteBuffer answer = allocate(Long.BYTES);
    return query.ask(name, Long.BYTES, Pointer.to(answer), null) == 0 ? answer.getLong(0) : 0;
  }

  boolean flag(int name) {
    return bytes(name, Long.BYTES).getInt(0) != 0;
  }

  /** {@return numbers of 8 bytes} */
  long[] numbers(int name, int count) {
    ByteBuffer answer = bytes(name, count * Long.BYTES);
    long[] numbers = new long[count];
    answer.asLongBuffer().get(numbers);
    return numbers;
  }

  String text(int name) {
    long[] size = new long[1];
    ClError.check(query.ask(name, 0, null, size), call);
    if (size[0] == 0) {
      return "";
    }
    byte[] text = new byte[Math.toIntExact(size[0])];
    bytes(name, text.length).get(text);
    int end = 0;
    while (end < text.length && text[end] != 0) {
      end++;
    }
    return new String(text, 0, end, StandardCharsets.UTF_8).strip();
  }

  private ByteBuffer bytes(int name, int size) {
    ByteBuffer answer = allocate(size);
    ClError.check(query.ask(name, size, Pointer.to(answer), null), call);
    return answer;
  }

  /** {@return memory that is zero, so that a shorter number reads as itself (little-endian)} */
  private static ByteBuffer allocate(int size) {
    return ByteBuffer.allocateDirect(size).order(ByteOrder.nativeOrder());
  }
}
