package dev.heddle.spi.host;

import dev.heddle.ChannelOrder;
import dev.heddle.ChannelType;
import dev.heddle.Float4;
import dev.heddle.ImageFormat;
import dev.heddle.Int4;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads and writes the texels of a format, with OpenCL's conversions (OpenCL C 3.0, section 8.3):
 * normalized types are scaled and rounded to the nearest even, integers saturate, NaN becomes 0.
 */
public final class TexelCodec {
  private static final ValueLayout.OfShort SHORT = ValueLayout.JAVA_SHORT_UNALIGNED;
  private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED;
  private static final ValueLayout.OfFloat FLOAT = ValueLayout.JAVA_FLOAT_UNALIGNED;

  private static final List<ImageFormat> FORMATS = allFormats();

  private final ChannelOrder order;
  private final ChannelType type;
  private final int size;

  private TexelCodec(ImageFormat format) {
    this.order = format.order();
    this.type = format.type();
    this.size = type.byteSize();
  }

  /**
   * {@return the codec of a format}
   *
   * @param format how a texel lies in memory
   */
  public static TexelCodec of(ImageFormat format) {
    return new TexelCodec(format);
  }

  /** {@return the formats that there are codecs of} */
  public static List<ImageFormat> formats() {
    return FORMATS;
  }

  private static List<ImageFormat> allFormats() {
    List<ImageFormat> formats = new ArrayList<>();
    for (ChannelOrder order : ChannelOrder.values()) {
      for (ChannelType type : ChannelType.values()) {
        boolean exists =
            switch (order) {
              case BGRA, ARGB -> type.byteSize() == 1;
              case INTENSITY, LUMINANCE -> type.sample() == ChannelType.Sample.FLOAT;
              default -> true;
            };
        if (exists) {
          formats.add(new ImageFormat(order, type));
        }
      }
    }
    return List.copyOf(formats);
  }

  /** {@return what kernels read and write} */
  public ChannelType.Sample sample() {
    return type.sample();
  }

  /** {@return the border colour of CLAMP: 0, with alpha 1 for formats without alpha} */
  public Float4 border() {
    return switch (order) {
      case R, RG, LUMINANCE -> new Float4(0, 0, 0, 1);
      default -> Float4.ZERO;
    };
  }

  /** {@return the border colour of CLAMP, for formats that read as integers} */
  public Int4 borderInt() {
    return switch (order) {
      case R, RG, LUMINANCE -> new Int4(0, 0, 0, 1);
      default -> Int4.ZERO;
    };
  }

  /**
   * {@return a texel of a format that reads as float}
   *
   * @param memory where it is
   * @param offset its first byte
   */
  public Float4 read(MemorySegment memory, long offset) {
    return switch (order) {
      case R -> new Float4(channel(memory, offset, 0), 0, 0, 1);
      case A -> new Float4(0, 0, 0, channel(memory, offset, 0));
      case INTENSITY -> Float4.of(channel(memory, offset, 0));
      case LUMINANCE -> {
        float l = channel(memory, offset, 0);
        yield new Float4(l, l, l, 1);
      }
      case RG -> new Float4(channel(memory, offset, 0), channel(memory, offset, 1), 0, 1);
      case RA -> new Float4(channel(memory, offset, 0), 0, 0, channel(memory, offset, 1));
      case RGBA -> four(memory, offset, 0, 1, 2, 3);
      case BGRA -> four(memory, offset, 2, 1, 0, 3);
      case ARGB -> four(memory, offset, 1, 2, 3, 0);
    };
  }

  private Float4 four(MemorySegment memory, long offset, int r, int g, int b, int a) {
    return new Float4(
        channel(memory, offset, r),
        channel(memory, offset, g),
        channel(memory, offset, b),
        channel(memory, offset, a));
  }

  /**
   * {@return a texel of a format that reads as integers}
   *
   * @param memory where it is
   * @param offset its first byte
   */
  public Int4 readInt(MemorySegment memory, long offset) {
    return switch (order) {
      case R, INTENSITY, LUMINANCE -> new Int4(integer(memory, offset, 0), 0, 0, 1);
      case A -> new Int4(0, 0, 0, integer(memory, offset, 0));
      case RG -> new Int4(integer(memory, offset, 0), integer(memory, offset, 1), 0, 1);
      case RA -> new Int4(integer(memory, offset, 0), 0, 0, integer(memory, offset, 1));
      case RGBA -> fourInts(memory, offset, 0, 1, 2, 3);
      case BGRA -> fourInts(memory, offset, 2, 1, 0, 3);
      case ARGB -> fourInts(memory, offset, 1, 2, 3, 0);
    };
  }

  private Int4 fourInts(MemorySegment memory, long offset, int r, int g, int b, int a) {
    return new Int4(
        integer(memory, offset, r),
        integer(memory, offset, g),
        integer(memory, offset, b),
        integer(memory, offset, a));
  }

  /**
   * Writes a texel of a format that reads as float.
   *
   * @param memory where it goes
   * @param offset its first byte
   * @param texel its red, green, blue and alpha
   */
  public void write(MemorySegment memory, long offset, Float4 texel) {
    switch (order) {
      case R, INTENSITY, LUMINANCE -> put(memory, offset, 0, texel.x());
      case A -> put(memory, offset, 0, texel.w());
      case RG -> {
        put(memory, offset, 0, texel.x());
        put(memory, offset, 1, texel.y());
      }
      case RA -> {
        put(memory, offset, 0, texel.x());
        put(memory, offset, 1, texel.w());
      }
      case RGBA -> put(memory, offset, texel.x(), texel.y(), texel.z(), texel.w());
      case BGRA -> put(memory, offset, texel.z(), texel.y(), texel.x(), texel.w());
      case ARGB -> put(memory, offset, texel.w(), texel.x(), texel.y(), texel.z());
    }
  }

  private void put(MemorySegment memory, long offset, float a, float b, float c, float d) {
    put(memory, offset, 0, a);
    put(memory, offset, 1, b);
    put(memory, offset, 2, c);
    put(memory, offset, 3, d);
  }

  /**
   * Writes a texel of a format that reads as integers.
   *
   * @param memory where it goes
   * @param offset its first byte
   * @param texel its red, green, blue and alpha
   */
  public void write(MemorySegment memory, long offset, Int4 texel) {
    switch (order) {
      case R, INTENSITY, LUMINANCE -> put(memory, offset, 0, texel.x());
      case A -> put(memory, offset, 0, texel.w());
      case RG -> {
        put(memory, offset, 0, texel.x());
        put(memory, offset, 1, texel.y());
      }
      case RA -> {
        put(memory, offset, 0, texel.x());
        put(memory, offset, 1, texel.w());
      }
      case RGBA -> put(memory, offset, texel.x(), texel.y(), texel.z(), texel.w());
      case BGRA -> put(memory, offset, texel.z(), texel.y(), texel.x(), texel.w());
      case ARGB -> put(memory, offset, texel.w(), texel.x(), texel.y(), texel.z());
    }
  }

  private void put(MemorySegment memory, long offset, int a, int b, int c, int d) {
    put(memory, offset, 0, a);
    put(memory, offset, 1, b);
    put(memory, offset, 2, c);
    put(memory, offset, 3, d);
  }

  private float channel(MemorySegment memory, long offset, int channel) {
    long at = offset + (long) channel * size;
    return switch (type) {
      case UNORM_INT8 -> (memory.get(ValueLayout.JAVA_BYTE, at) & 0xff) / 255f;
      case UNORM_INT16 -> (memory.get(SHORT, at) & 0xffff) / 65535f;
      case SNORM_INT8 -> Math.max(memory.get(ValueLayout.JAVA_BYTE, at) / 127f, -1f);
      case SNORM_INT16 -> Math.max(memory.get(SHORT, at) / 32767f, -1f);
      case HALF_FLOAT -> Float.float16ToFloat(memory.get(SHORT, at));
      case FLOAT -> memory.get(FLOAT, at);
      case SIGNED_INT8, SIGNED_INT16, SIGNED_INT32, UNSIGNED_INT8, UNSIGNED_INT16, UNSIGNED_INT32 ->
          throw new AssertionError(type);
    };
  }

  private int integer(MemorySegment memory, long offset, int channel) {
    long at = offset + (long) channel * size;
    return switch (type) {
      case SIGNED_INT8 -> memory.get(ValueLayout.JAVA_BYTE, at);
      case SIGNED_INT16 -> memory.get(SHORT, at);
      case UNSIGNED_INT8 -> memory.get(ValueLayout.JAVA_BYTE, at) & 0xff;
      case UNSIGNED_INT16 -> memory.get(SHORT, at) & 0xffff;
      case SIGNED_INT32, UNSIGNED_INT32 -> memory.get(INT, at);
      case UNORM_INT8, UNORM_INT16, SNORM_INT8, SNORM_INT16, HALF_FLOAT, FLOAT ->
          throw new AssertionError(type);
    };
  }

  private void put(MemorySegment memory, long offset, int channel, float value) {
    long at = offset + (long) channel * size;
    switch (type) {
      case UNORM_INT8 -> memory.set(ValueLayout.JAVA_BYTE, at, (byte) scaled(value, 255f, 0));
      case UNORM_INT16 -> memory.set(SHORT, at, (short) scaled(value, 65535f, 0));
      case SNORM_INT8 -> memory.set(ValueLayout.JAVA_BYTE, at, (byte) scaled(value, 127f, -127));
      case SNORM_INT16 -> memory.set(SHORT, at, (short) scaled(value, 32767f, -32767));
      case HALF_FLOAT -> memory.set(SHORT, at, Float.floatToFloat16(value));
      case FLOAT -> memory.set(FLOAT, at, value);
      case SIGNED_INT8, SIGNED_INT16, SIGNED_INT32, UNSIGNED_INT8, UNSIGNED_INT16, UNSIGNED_INT32 ->
          throw new AssertionError(type);
    }
  }

  /** NaN becomes 0, as the cast says. */
  private static int scaled(float value, float scale, int lowest) {
    return (int) Math.rint(Math.clamp((double) value * scale, lowest, (double) scale));
  }

  private void put(MemorySegment memory, long offset, int channel, int value) {
    long at = offset + (long) channel * size;
    switch (type) {
      case SIGNED_INT8 ->
          memory.set(ValueLayout.JAVA_BYTE, at, (byte) Math.clamp(value, -128, 127));
      case SIGNED_INT16 -> memory.set(SHORT, at, (short) Math.clamp(value, -32768, 32767));
      case UNSIGNED_INT8 -> memory.set(ValueLayout.JAVA_BYTE, at, (byte) unsigned(value, 0xff));
      case UNSIGNED_INT16 -> memory.set(SHORT, at, (short) unsigned(value, 0xffff));
      case SIGNED_INT32, UNSIGNED_INT32 -> memory.set(INT, at, value);
      case UNORM_INT8, UNORM_INT16, SNORM_INT8, SNORM_INT16, HALF_FLOAT, FLOAT ->
          throw new AssertionError(type);
    }
  }

  private static int unsigned(int value, int largest) {
    return Integer.compareUnsigned(value, largest) > 0 ? largest : value;
  }
}
