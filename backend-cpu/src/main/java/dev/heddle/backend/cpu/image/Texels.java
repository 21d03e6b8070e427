package dev.heddle.backend.cpu.image;

import dev.heddle.ChannelType;
import dev.heddle.Float4;
import dev.heddle.Image;
import dev.heddle.ImageKind;
import dev.heddle.Int4;
import dev.heddle.KernelAccess;
import dev.heddle.Pitch;
import dev.heddle.Sampler;
import dev.heddle.spi.host.HostImage;
import dev.heddle.spi.host.TexelCodec;
import java.lang.foreign.MemorySegment;

/**
 * An image as a kernel reads and writes it: texels by place, and through samplers (OpenCL C 3.0,
 * section 8.2). Every kind is three-dimensional here; a layer of an array is a coordinate that is
 * not blended.
 */
public final class Texels {
  private final MemorySegment memory;
  private final TexelCodec codec;
  private final int texel;
  private final long rowStride;
  private final long sliceStride;
  private final int width;
  private final int height;
  private final int depth;
  private final int dimensions;
  private final boolean layersAlongY;
  private final boolean layersAlongZ;
  private final KernelAccess access;
  private final String name;

  /**
   * Gives a kernel an image.
   *
   * @param image its storage
   * @param shape its kind and sizes
   * @param access what the kernel may do with it
   * @param name what faults call it
   */
  public Texels(HostImage image, Image shape, KernelAccess access, String name) {
    this.memory = image.memory();
    this.codec = TexelCodec.of(shape.format());
    this.texel = image.texelBytes();
    Pitch strides = image.strides();
    this.rowStride = strides.rowBytes();
    this.sliceStride = strides.sliceBytes();
    this.width = shape.width();
    this.dimensions = shape.kind().dimensions();
    this.layersAlongY = shape.kind() == ImageKind.IMAGE_1D_ARRAY;
    this.layersAlongZ = shape.kind() == ImageKind.IMAGE_2D_ARRAY;
    this.height = layersAlongY ? shape.arrayLayers() : shape.height();
    this.depth = layersAlongZ ? shape.arrayLayers() : shape.depth();
    this.access = access;
    this.name = name;
  }

  Float4 read(int x, int y, int z) {
    checkSample(ChannelType.Sample.FLOAT, "readInt");
    return codec.read(memory, inside(x, y, z));
  }

  Int4 readInt(int x, int y, int z) {
    checkSample(ChannelType.Sample.INT, "read");
    return codec.readInt(memory, inside(x, y, z));
  }

  void write(int x, int y, int z, Float4 value) {
    checkWrite(ChannelType.Sample.FLOAT, "Int4");
    codec.write(memory, inside(x, y, z), value);
  }

  void write(int x, int y, int z, Int4 value) {
    checkWrite(ChannelType.Sample.INT, "Float4");
    codec.write(memory, inside(x, y, z), value);
  }

  Float4 read(Sampler sampler, float x, float y, float z) {
    checkSample(ChannelType.Sample.FLOAT, "readInt");
    if (sampler.filter() == Sampler.Filter.LINEAR) {
      return linear(sampler, x, y, z);
    }
    long at =
        place(
            nearest(sampler, x, width, false),
            nearest(sampler, y, height, layersAlongY),
            nearest(sampler, z, depth, layersAlongZ));
    return at < 0 ? codec.border() : codec.read(memory, at);
  }

  Int4 readInt(Sampler sampler, float x, float y, float z) {
    checkSample(ChannelType.Sample.INT, "read");
    long at =
        place(
            nearest(sampler, x, width, false),
            nearest(sampler, y, height, layersAlongY),
            nearest(sampler, z, depth, layersAlongZ));
    return at < 0 ? codec.borderInt() : codec.readInt(memory, at);
  }

  Float4 read(Sampler sampler, int x, int y, int z) {
    checkSample(ChannelType.Sample.FLOAT, "readInt");
    long at = place(sampler, x, y, z);
    return at < 0 ? codec.border() : codec.read(memory, at);
  }

  Int4 readInt(Sampler sampler, int x, int y, int z) {
    checkSample(ChannelType.Sample.INT, "read");
    long at = place(sampler, x, y, z);
    return at < 0 ? codec.borderInt() : codec.readInt(memory, at);
  }

  /** Integer coordinates address texels, whatever the filter. */
  private long place(Sampler sampler, int x, int y, int z) {
    if (sampler.coordinates() == Sampler.Coordinates.NORMALIZED) {
      throw new IllegalArgumentException(
          "integer coordinates need a sampler with coordinates that are not normalized");
    }
    return place(
        addressed(sampler, x, width),
        layersAlongY ? clamp(y, height) : addressed(sampler, y, height),
        layersAlongZ ? clamp(z, depth) : addressed(sampler, z, depth));
  }

  /** {@return where a texel is, or -1 if a coordinate is in the border} */
  private long place(int x, int y, int z) {
    return (x | y | z) < 0 ? -1 : z * sliceStride + y * rowStride + (long) x * texel;
  }

  /** {@return the texel along one dimension, or -1 for the border} */
  private static int nearest(Sampler sampler, float coordinate, int size, boolean layer) {
    if (layer) {
      return clamp((int) coordinate, size);
    }
    return switch (sampler.addressing()) {
      case REPEAT -> {
        float u = (coordinate - (float) Math.floor(coordinate)) * size;
        int i = (int) Math.floor(u);
        yield i > size - 1 ? Math.max(i - size, 0) : Math.max(i, 0);
      }
      case MIRRORED_REPEAT -> clamp((int) Math.floor(mirrored(coordinate) * size), size);
      default -> addressed(sampler, (int) Math.floor(texels(sampler, coordinate, size)), size);
    };
  }

  private static float texels(Sampler sampler, float coordinate, int size) {
    return sampler.coordinates() == Sampler.Coordinates.NORMALIZED ? coordinate * size : coordinate;
  }

  private static float mirrored(float coordinate) {
    return Math.abs(coordinate - 2f * (float) Math.rint(0.5f * coordinate));
  }

  private static int addressed(Sampler sampler, int i, int size) {
    return sampler.addressing() == Sampler.Addressing.CLAMP
        ? (i < 0 || i >= size ? -1 : i)
        : clamp(i, size);
  }

  private static int clamp(int i, int size) {
    return Math.clamp(i, 0, size - 1);
  }

  private Float4 linear(Sampler sampler, float x, float y, float z) {
    Line alongX = Line.of(sampler, x, width, false, true);
    Line alongY = Line.of(sampler, y, height, layersAlongY, dimensions > 1);
    Line alongZ = Line.of(sampler, z, depth, layersAlongZ, dimensions > 2);
    Float4 sum = Float4.ZERO;
    for (int k = 0; k < alongZ.taps; k++) {
      for (int j = 0; j < alongY.taps; j++) {
        for (int i = 0; i < alongX.taps; i++) {
          long at = place(alongX.texel(i), alongY.texel(j), alongZ.texel(k));
          Float4 value = at < 0 ? codec.border() : codec.read(memory, at);
          sum = sum.plus(value.times(alongX.weight(i) * alongY.weight(j) * alongZ.weight(k)));
        }
      }
    }
    return sum;
  }

  /** The one or two texels that are blended along a dimension, and how. */
  private record Line(int taps, int first, int second, float blend) {
    static Line of(Sampler sampler, float coordinate, int size, boolean layer, boolean exists) {
      if (layer || !exists) {
        return new Line(1, clamp((int) coordinate, size), 0, 0);
      }
      return switch (sampler.addressing()) {
        case REPEAT -> {
          float u = (coordinate - (float) Math.floor(coordinate)) * size - 0.5f;
          int i = (int) Math.floor(u);
          int first = i < 0 ? i + size : i;
          int second = i + 1 > size - 1 ? i + 1 - size : i + 1;
          yield new Line(2, clamp(first, size), clamp(second, size), fraction(u));
        }
        case MIRRORED_REPEAT -> {
          float u = mirrored(coordinate) * size - 0.5f;
          int i = (int) Math.floor(u);
          yield new Line(2, clamp(i, size), clamp(i + 1, size), fraction(u));
        }
        default -> {
          float u = texels(sampler, coordinate, size) - 0.5f;
          int i = (int) Math.floor(u);
          // Far outside i + 1 would wrap; both taps are beyond the edge then.
          int next = i == Integer.MAX_VALUE ? i : i + 1;
          yield new Line(
              2, addressed(sampler, i, size), addressed(sampler, next, size), fraction(u));
        }
      };
    }

    private static float fraction(float u) {
      float fraction = u - (float) Math.floor(u);
      return fraction >= 0 && fraction <= 1 ? fraction : 0;
    }

    int texel(int tap) {
      return tap == 0 ? first : second;
    }

    float weight(int tap) {
      return taps == 1 ? 1 : tap == 0 ? 1 - blend : blend;
    }
  }

  private long inside(int x, int y, int z) {
    if (x < 0 || x >= width || y < 0 || y >= height || z < 0 || z >= depth) {
      throw new IndexOutOfBoundsException(
          "texel (%d, %d, %d) is outside of image %s, whose size is %d x %d x %d"
              .formatted(x, y, z, name, width, height, depth));
    }
    return z * sliceStride + y * rowStride + (long) x * texel;
  }

  private void checkSample(ChannelType.Sample wanted, String other) {
    boolean floats = codec.sample() == ChannelType.Sample.FLOAT;
    if (floats != (wanted == ChannelType.Sample.FLOAT)) {
      throw new IllegalArgumentException(
          "image %s reads as %s; use %s".formatted(name, floats ? "floats" : "integers", other));
    }
    if (!access.reads()) {
      throw new IllegalStateException("image " + name + " is WRITE_ONLY for kernels");
    }
  }

  private void checkWrite(ChannelType.Sample wanted, String other) {
    boolean floats = codec.sample() == ChannelType.Sample.FLOAT;
    if (floats != (wanted == ChannelType.Sample.FLOAT)) {
      throw new IllegalArgumentException("image %s is written as %s".formatted(name, other));
    }
    if (!access.writes()) {
      throw new IllegalStateException("image " + name + " is READ_ONLY for kernels");
    }
  }
}
