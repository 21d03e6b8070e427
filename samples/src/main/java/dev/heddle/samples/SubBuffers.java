package dev.heddle.samples;

import dev.heddle.Buffer;
import dev.heddle.CommandQueue;
import dev.heddle.Context;
import dev.heddle.ContractViolationException;
import dev.heddle.Device;
import dev.heddle.DeviceLimit;
import dev.heddle.Event;
import dev.heddle.Kernel;
import dev.heddle.NDRange;
import dev.heddle.WorkItem;
import java.util.Arrays;

/**
 * Sub-buffers: parts of a buffer that are worked on independently of each other.
 *
 * <p>Two queues change the two halves of one buffer at once. A sub-buffer starts at a multiple of
 * the device's base alignment; {@link #alignedLength} finds a length at which the second half does.
 */
public final class SubBuffers {
  private SubBuffers() {}

  /** {@code data[i] = factor * data[i]}. */
  record Scale(float factor, Buffer.OfFloat data) implements Kernel {
    @Override
    public void run(WorkItem item) {
      int i = item.globalId(0);
      data.set(i, factor * data.get(i));
    }
  }

  /**
   * Scales the halves of a buffer, and prints where they meet.
   *
   * @param args not used
   */
  public static void main(String[] args) {
    try (Context context = Context.open()) {
      int half = alignedLength(context.device(), 1_000);
      float[] ones = new float[2 * half];
      Arrays.fill(ones, 1f);
      float[] scaled = scaleHalves(context, ones, 2f, -3f);
      System.out.println(
          "two halves of %d elements meet as %s | %s"
              .formatted(half, scaled[half - 1], scaled[half]));
      System.out.println("one element further on: " + misaligned(context, ones));
    }
  }

  /**
   * {@return a number of floats after which a sub-buffer may start}
   *
   * @param device whose alignment counts
   * @param atLeast the least number to return
   */
  public static int alignedLength(Device device, int atLeast) {
    long alignment = device.limit(DeviceLimit.BASE_ALIGNMENT_BYTES);
    long bytes = Math.ceilDiv((long) atLeast * Float.BYTES, alignment) * alignment;
    return Math.toIntExact(bytes / Float.BYTES);
  }

  /**
   * {@return an array with its first half multiplied by one number and its second by another}
   *
   * @param context whose device does it
   * @param data the array; half its length is an {@link #alignedLength}
   * @param first the first half's factor
   * @param second the second half's factor
   */
  public static float[] scaleHalves(Context context, float[] data, float first, float second) {
    int half = data.length / 2;
    long halfBytes = (long) half * Float.BYTES;
    try (CommandQueue one = context.newQueue();
        CommandQueue two = context.newQueue();
        Buffer.OfFloat whole = context.newFloatBuffer(data);
        Buffer.OfFloat left = whole.newSubBuffer(0, halfBytes);
        Buffer.OfFloat right = whole.newSubBuffer(halfBytes, halfBytes)) {
      // Halves that do not overlap are independent: nothing has to order these two.
      Event leftScaled = one.launch(new Scale(first, left), NDRange.of(half));
      Event rightScaled = two.launch(new Scale(second, right), NDRange.of(half));
      // The whole overlaps both, so reading it waits for both.
      return one.toArray(whole, leftScaled, rightScaled);
    }
  }

  /**
   * {@return what a sub-buffer that does not start at the alignment is refused with}
   *
   * @param context whose device refuses
   * @param data contents of at least two floats
   */
  public static String misaligned(Context context, float[] data) {
    try (Buffer.OfFloat whole = context.newFloatBuffer(data);
        Buffer.OfFloat part = whole.newSubBuffer(Float.BYTES, Float.BYTES)) {
      return "a part at byte " + part.byteOffset();
    } catch (ContractViolationException refused) {
      return String.valueOf(refused.getMessage());
    }
  }
}
