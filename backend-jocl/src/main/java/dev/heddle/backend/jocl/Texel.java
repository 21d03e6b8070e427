package dev.heddle.backend.jocl;

import dev.heddle.ChannelType;
import dev.heddle.Float4;
import dev.heddle.ImageFormat;
import dev.heddle.Int4;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * A colour as the bytes of a texel, as a kernel writes it: to nearest even, and saturated. With it
 * a 1D image from a buffer is filled as the buffer that it is.
 */
final class Texel {
  private Texel() {}

  static ByteBuffer of(ImageFormat format, Float4 colour) {
    ByteBuffer texel = allocate(format);
    float[] rgba = {colour.x(), colour.y(), colour.z(), colour.w()};
    for (int channel : channels(format)) {
      put(texel, format.type(), rgba[channel]);
    }
    return texel.flip();
  }

  static ByteBuffer of(ImageFormat format, Int4 colour) {
    ByteBuffer texel = allocate(format);
    int[] rgba = {colour.x(), colour.y(), colour.z(), colour.w()};
    for (int channel : channels(format)) {
      put(texel, format.type(), rgba[channel]);
    }
    return texel.flip();
  }

  /**
   * {@return a colour that becomes the same texel whether the driver rounds to nearest or towards
   * zero} PoCL does the latter, by more than OpenCL allows.
   */
  static Float4 settled(ImageFormat format, Float4 colour) {
    return switch (format.type()) {
      case SNORM_INT8 -> settled(colour, -1, 127);
      case SNORM_INT16 -> settled(colour, -1, 32767);
      case UNORM_INT8 -> settled(colour, 0, 255);
      case UNORM_INT16 -> settled(colour, 0, 65535);
      case HALF_FLOAT ->
          new Float4(half(colour.x()), half(colour.y()), half(colour.z()), half(colour.w()));
      default -> colour;
    };
  }

  private static Float4 settled(Float4 colour, float least, int most) {
    return new Float4(
        settled(colour.x(), least, most),
        settled(colour.y(), least, most),
        settled(colour.z(), least, most),
        settled(colour.w(), least, most));
  }

  private static float settled(float value, float least, int most) {
    int number = normalized(value, least, most);
    float beyond = Math.signum((float) number) * 0.25f; // on the far side of the number
    return Math.clamp((number + beyond) / most, -1f, 1f);
  }

  static boolean isHalf(ImageFormat format) {
    return format.type() == ChannelType.HALF_FLOAT;
  }

  /** Whether a value is neither infinite nor NaN as a half. */
  static boolean isFiniteHalf(float value) {
    return Float.isFinite(half(value));
  }

  private static float half(float value) {
    return Float.float16ToFloat(Float.floatToFloat16(value));
  }

  private static ByteBuffer allocate(ImageFormat format) {
    return ByteBuffer.allocateDirect(format.byteSize()).order(ByteOrder.nativeOrder());
  }

  /** {@return which of red, green, blue and alpha lie in memory, in their order there} */
  private static int[] channels(ImageFormat format) {
    return switch (format.order()) {
      case R, INTENSITY, LUMINANCE -> new int[] {0};
      case A -> new int[] {3};
      case RG -> new int[] {0, 1};
      case RA -> new int[] {0, 3};
      case RGBA -> new int[] {0, 1, 2, 3};
      case BGRA -> new int[] {2, 1, 0, 3};
      case ARGB -> new int[] {3, 0, 1, 2};
    };
  }

  private static void put(ByteBuffer texel, ChannelType type, float value) {
    switch (type) {
      case SNORM_INT8 -> texel.put((byte) normalized(value, -1, 127));
      case SNORM_INT16 -> texel.putShort((short) normalized(value, -1, 32767));
      case UNORM_INT8 -> texel.put((byte) normalized(value, 0, 255));
      case UNORM_INT16 -> texel.putShort((short) normalized(value, 0, 65535));
      case HALF_FLOAT -> texel.putShort(Float.floatToFloat16(value));
      case FLOAT -> texel.putFloat(value);
      default -> throw new AssertionError("the colour of a format that reads as float: " + type);
    }
  }

  private static int normalized(float value, float least, int most) {
    double clamped = Float.isNaN(value) ? 0 : Math.clamp(value, least, 1f);
    return (int) Math.rint(clamped * most);
  }

  private static void put(ByteBuffer texel, ChannelType type, int value) {
    switch (type) {
      case SIGNED_INT8 -> texel.put((byte) Math.clamp(value, Byte.MIN_VALUE, Byte.MAX_VALUE));
      case SIGNED_INT16 ->
          texel.putShort((short) Math.clamp(value, Short.MIN_VALUE, Short.MAX_VALUE));
      case UNSIGNED_INT8 -> texel.put((byte) Math.min(Integer.toUnsignedLong(value), 0xff));
      case UNSIGNED_INT16 ->
          texel.putShort((short) Math.min(Integer.toUnsignedLong(value), 0xffff));
      case SIGNED_INT32, UNSIGNED_INT32 -> texel.putInt(value);
      default -> throw new AssertionError("the colour of a format that reads as int: " + type);
    }
  }
}
