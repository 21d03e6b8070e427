package dev.heddle.spi.runtime;

import dev.heddle.Float4;
import dev.heddle.Image1D;
import dev.heddle.Image1DArray;
import dev.heddle.Image1DBuffer;
import dev.heddle.Image2D;
import dev.heddle.Image2DArray;
import dev.heddle.Image3D;
import dev.heddle.Int4;
import dev.heddle.Sampler;

/**
 * The images of the API, by kind: views of one {@link ImageMemory}. Their texels exist in kernels
 * alone, so that every access here throws.
 */
final class ImageKinds {
  private ImageKinds() {}

  static RuntimeImage view(ImageMemory memory) {
    return switch (memory.kind) {
      case IMAGE_1D -> new Of1D(memory);
      case IMAGE_1D_BUFFER -> new Of1DBuffer(memory);
      case IMAGE_1D_ARRAY -> new Of1DArray(memory);
      case IMAGE_2D -> new Of2D(memory);
      case IMAGE_2D_ARRAY -> new Of2DArray(memory);
      case IMAGE_3D -> new Of3D(memory);
    };
  }

  private static final class Of1D extends RuntimeImage implements Image1D {
    Of1D(ImageMemory memory) {
      super(memory);
    }

    @Override
    public Float4 read(Sampler sampler, int x) {
      throw outsideKernel();
    }

    @Override
    public Float4 read(Sampler sampler, float x) {
      throw outsideKernel();
    }

    @Override
    public Int4 readInt(Sampler sampler, int x) {
      throw outsideKernel();
    }

    @Override
    public Int4 readInt(Sampler sampler, float x) {
      throw outsideKernel();
    }

    @Override
    public Float4 read(int x) {
      throw outsideKernel();
    }

    @Override
    public Int4 readInt(int x) {
      throw outsideKernel();
    }

    @Override
    public void write(int x, Float4 texel) {
      throw outsideKernel();
    }

    @Override
    public void write(int x, Int4 texel) {
      throw outsideKernel();
    }
  }

  private static final class Of1DBuffer extends RuntimeImage implements Image1DBuffer {
    Of1DBuffer(ImageMemory memory) {
      super(memory);
    }

    @Override
    public Float4 read(int x) {
      throw outsideKernel();
    }

    @Override
    public Int4 readInt(int x) {
      throw outsideKernel();
    }

    @Override
    public void write(int x, Float4 texel) {
      throw outsideKernel();
    }

    @Override
    public void write(int x, Int4 texel) {
      throw outsideKernel();
    }
  }

  private static final class Of1DArray extends RuntimeImage implements Image1DArray {
    Of1DArray(ImageMemory memory) {
      super(memory);
    }

    @Override
    public Float4 read(Sampler sampler, int x, int layer) {
      throw outsideKernel();
    }

    @Override
    public Float4 read(Sampler sampler, float x, int layer) {
      throw outsideKernel();
    }

    @Override
    public Int4 readInt(Sampler sampler, int x, int layer) {
      throw outsideKernel();
    }

    @Override
    public Int4 readInt(Sampler sampler, float x, int layer) {
      throw outsideKernel();
    }

    @Override
    public Float4 read(int x, int layer) {
      throw outsideKernel();
    }

    @Override
    public Int4 readInt(int x, int layer) {
      throw outsideKernel();
    }

    @Override
    public void write(int x, int layer, Float4 texel) {
      throw outsideKernel();
    }

    @Override
    public void write(int x, int layer, Int4 texel) {
      throw outsideKernel();
    }
  }

  private static final class Of2D extends RuntimeImage implements Image2D {
    Of2D(ImageMemory memory) {
      super(memory);
    }

    @Override
    public Float4 read(Sampler sampler, int x, int y) {
      throw outsideKernel();
    }

    @Override
    public Float4 read(Sampler sampler, float x, float y) {
      throw outsideKernel();
    }

    @Override
    public Int4 readInt(Sampler sampler, int x, int y) {
      throw outsideKernel();
    }

    @Override
    public Int4 readInt(Sampler sampler, float x, float y) {
      throw outsideKernel();
    }

    @Override
    public Float4 read(int x, int y) {
      throw outsideKernel();
    }

    @Override
    public Int4 readInt(int x, int y) {
      throw outsideKernel();
    }

    @Override
    public void write(int x, int y, Float4 texel) {
      throw outsideKernel();
    }

    @Override
    public void write(int x, int y, Int4 texel) {
      throw outsideKernel();
    }
  }

  private static final class Of2DArray extends RuntimeImage implements Image2DArray {
    Of2DArray(ImageMemory memory) {
      super(memory);
    }

    @Override
    public Float4 read(Sampler sampler, int x, int y, int layer) {
      throw outsideKernel();
    }

    @Override
    public Float4 read(Sampler sampler, float x, float y, int layer) {
      throw outsideKernel();
    }

    @Override
    public Int4 readInt(Sampler sampler, int x, int y, int layer) {
      throw outsideKernel();
    }

    @Override
    public Int4 readInt(Sampler sampler, float x, float y, int layer) {
      throw outsideKernel();
    }

    @Override
    public Float4 read(int x, int y, int layer) {
      throw outsideKernel();
    }

    @Override
    public Int4 readInt(int x, int y, int layer) {
      throw outsideKernel();
    }

    @Override
    public void write(int x, int y, int layer, Float4 texel) {
      throw outsideKernel();
    }

    @Override
    public void write(int x, int y, int layer, Int4 texel) {
      throw outsideKernel();
    }
  }

  private static final class Of3D extends RuntimeImage implements Image3D {
    Of3D(ImageMemory memory) {
      super(memory);
    }

    @Override
    public Float4 read(Sampler sampler, int x, int y, int z) {
      throw outsideKernel();
    }

    @Override
    public Float4 read(Sampler sampler, float x, float y, float z) {
      throw outsideKernel();
    }

    @Override
    public Int4 readInt(Sampler sampler, int x, int y, int z) {
      throw outsideKernel();
    }

    @Override
    public Int4 readInt(Sampler sampler, float x, float y, float z) {
      throw outsideKernel();
    }

    @Override
    public Float4 read(int x, int y, int z) {
      throw outsideKernel();
    }

    @Override
    public Int4 readInt(int x, int y, int z) {
      throw outsideKernel();
    }

    @Override
    public void write(int x, int y, int z, Float4 texel) {
      throw outsideKernel();
    }

    @Override
    public void write(int x, int y, int z, Int4 texel) {
      throw outsideKernel();
    }
  }
}
