package dev.heddle.tck.contract;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.ChannelOrder;
import dev.heddle.ChannelType;
import dev.heddle.ImageFormat;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.Random;
import java.util.function.Supplier;

/**
 * What the texels of a format read as and become when written, in plain double precision: OpenCL C
 * 3.0, section 8.3, with the distances that it allows a device.
 *
 * <p>Texels are red, green, blue, alpha; integers are whole numbers, those without sign as the bits
 * of an {@code int}.
 */
final class TexelModel {
  /** "The absolute error … must be &lt;= 0.6" of a step, where the rounding is not to nearest. */
  private static final double WRITE_STEPS = 0.6;

  /** "Less than or equal to 1.5 ulp" for what is read of a normalized channel. */
  private static final double READ_ULPS = 1.5;

  /** More than there are special numbers of any format. */
  private static final int SPECIAL = 100;

  private final ImageFormat format;
  private final ChannelType type;

  TexelModel(ImageFormat format) {
    this.format = format;
    this.type = format.type();
  }

  boolean readsAsFloat() {
    return type.sample() == ChannelType.Sample.FLOAT;
  }

  /** {@return which of red, green, blue, alpha each channel in memory takes} */
  private static int[] channels(ChannelOrder order) {
    return switch (order) {
      case R, INTENSITY, LUMINANCE -> new int[] {0};
      case A -> new int[] {3};
      case RG -> new int[] {0, 1};
      case RA -> new int[] {0, 3};
      case RGBA -> new int[] {0, 1, 2, 3};
      case BGRA -> new int[] {2, 1, 0, 3};
      case ARGB -> new int[] {3, 0, 1, 2};
    };
  }

  /** {@return what CLAMP reads outside the image} */
  double[] border() {
    boolean opaque =
        switch (format.order()) {
          case R, RG, LUMINANCE -> true;
          default -> false;
        };
    return new double[] {0, 0, 0, opaque ? 1 : 0};
  }

  /** {@return what the texel that starts at a byte reads as} */
  double[] decode(byte[] texels, int at) {
    MemorySegment memory = MemorySegment.ofArray(texels);
    double[] texel = {0, 0, 0, 1};
    int[] channels = channels(format.order());
    for (int i = 0; i < channels.length; i++) {
      texel[channels[i]] = readChannel(memory, at + i * type.byteSize());
    }
    if (format.order() == ChannelOrder.INTENSITY) {
      Arrays.fill(texel, texel[0]);
    } else if (format.order() == ChannelOrder.LUMINANCE) {
      Arrays.fill(texel, 0, 3, texel[0]);
    }
    return texel;
  }

  private double readChannel(MemorySegment memory, int at) {
    double raw = raw(memory, at);
    return switch (type) {
      case UNORM_INT8, UNORM_INT16 -> raw / largest();
      case SNORM_INT8, SNORM_INT16 -> Math.max(raw / largest(), -1);
      default -> raw;
    };
  }

  /** {@return the number that a channel's bits stand for, not scaled} */
  private double raw(MemorySegment memory, int at) {
    return switch (type) {
      case SNORM_INT8, SIGNED_INT8 -> memory.get(ValueLayout.JAVA_BYTE, at);
      case UNORM_INT8, UNSIGNED_INT8 -> memory.get(ValueLayout.JAVA_BYTE, at) & 0xff;
      case SNORM_INT16, SIGNED_INT16 -> memory.get(ValueLayout.JAVA_SHORT_UNALIGNED, at);
      case UNORM_INT16, UNSIGNED_INT16 -> memory.get(ValueLayout.JAVA_SHORT_UNALIGNED, at) & 0xffff;
      case SIGNED_INT32, UNSIGNED_INT32 -> memory.get(ValueLayout.JAVA_INT_UNALIGNED, at);
      case HALF_FLOAT -> Float.float16ToFloat(memory.get(ValueLayout.JAVA_SHORT_UNALIGNED, at));
      case FLOAT -> memory.get(ValueLayout.JAVA_FLOAT_UNALIGNED, at);
    };
  }

  /** {@return the largest number of a channel of 8 or 16 bits} */
  private double largest() {
    return switch (type) {
      case SNORM_INT8, SIGNED_INT8 -> 127;
      case SNORM_INT16, SIGNED_INT16 -> 32_767;
      case UNORM_INT8, UNSIGNED_INT8 -> 255;
      case UNORM_INT16, UNSIGNED_INT16 -> 65_535;
      case SIGNED_INT32, UNSIGNED_INT32, HALF_FLOAT, FLOAT -> throw new AssertionError(type);
    };
  }

  /** {@return how far from the exact number a device may read a channel} */
  private double readBound(double exact) {
    return switch (type) {
      case UNORM_INT8, UNORM_INT16, SNORM_INT8, SNORM_INT16 ->
          exact == 0 || Math.abs(exact) == 1 ? 0 : READ_ULPS * Math.ulp((float) exact);
      default -> 0;
    };
  }

  /**
   * {@return whether a device may have read a texel so}
   *
   * @param exact the texel
   */
  boolean reads(double[] exact, double[] read) {
    for (int c = 0; c < 4; c++) {
      if (read[c] != exact[c] && !(Math.abs(read[c] - exact[c]) <= readBound(exact[c]))) {
        return false;
      }
    }
    return true;
  }

  /** Asserts that a device read a texel as it may. */
  void assertReads(byte[] texels, int at, double[] read, Supplier<String> what) {
    double[] exact = decode(texels, at);
    assertTrue(
        reads(exact, read),
        () ->
            "%s: a texel of %s, which is %s, was read as %s"
                .formatted(what.get(), format, Arrays.toString(exact), Arrays.toString(read)));
  }

  /** Asserts that a device wrote a colour as it may. */
  void assertWritten(double[] colour, byte[] texels, int at, Supplier<String> what) {
    MemorySegment memory = MemorySegment.ofArray(texels);
    int[] channels = channels(format.order());
    for (int i = 0; i < channels.length; i++) {
      double value = colour[channels[i]];
      double raw = raw(memory, at + i * type.byteSize());
      int channel = i;
      assertTrue(
          mayBecome(value, raw),
          () ->
              "%s: channel %d of %s is %s where %s was written"
                  .formatted(what.get(), channel, format, raw, value));
    }
  }

  private boolean mayBecome(double value, double raw) {
    return switch (type) {
      case UNORM_INT8, UNORM_INT16 -> near(raw, Math.clamp(value, 0, 1) * largest());
      // The two lowest numbers both stand for -1.
      case SNORM_INT8, SNORM_INT16 ->
          near(Math.max(raw, -largest()), Math.clamp(value, -1, 1) * largest());
      case SIGNED_INT8, SIGNED_INT16 -> raw == Math.clamp(value, -largest() - 1, largest());
      case UNSIGNED_INT8, UNSIGNED_INT16 ->
          raw == Math.min((double) Integer.toUnsignedLong((int) value), largest());
      case SIGNED_INT32, UNSIGNED_INT32, FLOAT -> raw == value;
      case HALF_FLOAT -> isHalfOf((float) value, raw);
    };
  }

  private static boolean near(double raw, double exact) {
    return Math.abs(raw - exact) <= WRITE_STEPS;
  }

  /** To the nearest even or towards zero; numbers that are denormal then may become zero. */
  private static boolean isHalfOf(float value, double raw) {
    short nearest = Float.floatToFloat16(value);
    boolean away = Math.abs(Float.float16ToFloat(nearest)) > Math.abs(value);
    short towardsZero = away ? (short) (nearest - 1) : nearest;
    return raw == Float.float16ToFloat(nearest)
        || raw == Float.float16ToFloat(towardsZero)
        || raw == 0 && Math.abs(value) < 0x1p-14;
  }

  /**
   * {@return texels to read: at first the least and largest numbers of the format, then any}
   *
   * @param count how many texels
   */
  byte[] samples(int count, Random random) {
    return samples(count, 0, random);
  }

  /**
   * {@return texels to blend: numbers of about one size}
   *
   * @param count how many texels
   */
  byte[] ordinary(int count, Random random) {
    return samples(count, SPECIAL, random);
  }

  private byte[] samples(int count, int first, Random random) {
    byte[] texels = new byte[count * format.byteSize()];
    MemorySegment memory = MemorySegment.ofArray(texels);
    for (int at = 0; at < texels.length; at += type.byteSize()) {
      int i = first + at / type.byteSize();
      switch (type) {
        case FLOAT -> memory.set(ValueLayout.JAVA_FLOAT_UNALIGNED, at, sample(i, random));
        case HALF_FLOAT ->
            memory.set(
                ValueLayout.JAVA_SHORT_UNALIGNED, at, Float.floatToFloat16(sample(i, random)));
        default -> putBits(memory, at, i, random);
      }
    }
    return texels;
  }

  private static float sample(int i, Random random) {
    float[] special = {0, 1, -1, 0.5f, 65_504, -65_504, 0x1p-14f, Float.POSITIVE_INFINITY};
    return i < special.length ? special[i] : (random.nextFloat() - 0.5f) * 2000;
  }

  private void putBits(MemorySegment memory, int at, int i, Random random) {
    int highest = 1 << (8 * type.byteSize() - 1);
    int[] special = {0, -1, highest, highest - 1, highest + 1, 1};
    int bits = i < special.length ? special[i] : random.nextInt();
    switch (type.byteSize()) {
      case 1 -> memory.set(ValueLayout.JAVA_BYTE, at, (byte) bits);
      case 2 -> memory.set(ValueLayout.JAVA_SHORT_UNALIGNED, at, (short) bits);
      default -> memory.set(ValueLayout.JAVA_INT_UNALIGNED, at, bits);
    }
  }

  /** {@return components to write: inside the range of every type, at its ends, and outside} */
  double[] components() {
    return readsAsFloat()
        ? new double[] {
          0,
          1,
          -1,
          0.5,
          0.25f,
          -0.75f,
          1f / 3,
          0.1f,
          100f / 255,
          2.5,
          -2.5,
          1e-3f,
          65_504,
          65_519,
          -65_519,
          1e10f,
          -1e10f,
          1e-6f,
          Double.POSITIVE_INFINITY,
          Double.NEGATIVE_INFINITY,
          0.9999f
        }
        : new double[] {
          0,
          1,
          -1,
          100,
          127,
          128,
          129,
          -127,
          -128,
          -129,
          255,
          256,
          32_767,
          32_768,
          -32_768,
          -32_769,
          65_535,
          65_536,
          1 << 24,
          Integer.MAX_VALUE,
          Integer.MIN_VALUE
        };
  }

  /** {@return the colour that starts at a component of {@link #components()}, which go round} */
  double[] colour(int first) {
    double[] all = components();
    double[] colour = new double[4];
    for (int c = 0; c < 4; c++) {
      colour[c] = all[(first + c) % all.length];
    }
    return colour;
  }
}
