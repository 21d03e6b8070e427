package dev.heddle.backend.cpu.image;

import dev.heddle.Buffer;
import dev.heddle.Context;
import dev.heddle.Float4;
import dev.heddle.HostAccess;
import dev.heddle.HostMemory;
import dev.heddle.Image;
import dev.heddle.Image1D;
import dev.heddle.Image1DArray;
import dev.heddle.Image1DBuffer;
import dev.heddle.Image2D;
import dev.heddle.Image2DArray;
import dev.heddle.Image3D;
import dev.heddle.ImageFormat;
import dev.heddle.ImageKind;
import dev.heddle.Int4;
import dev.heddle.KernelAccess;
import dev.heddle.Sampler;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** The images of the API, by kind, inside a kernel: texels for all, the host's calls for none. */
public final class KernelImages {
  private KernelImages() {}

  /**
   * {@return an image for a kernel}
   *
   * @param shape the image as the host knows it
   * @param texels its texels
   */
  public static Image view(Image shape, Texels texels) {
    return switch (shape.kind()) {
      case IMAGE_1D -> new Of1D(shape, texels);
      case IMAGE_1D_BUFFER -> new Of1DBuffer(shape, texels);
      case IMAGE_1D_ARRAY -> new Of1DArray(shape, texels);
      case IMAGE_2D -> new Of2D(shape, texels);
      case IMAGE_2D_ARRAY -> new Of2DArray(shape, texels);
      case IMAGE_3D -> new Of3D(shape, texels);
    };
  }

  /** What all kinds have in common. */
  private abstract static class View implements Image {
    private final Image shape;
    final Texels texels;

    View(Image shape, Texels texels) {
      this.shape = shape;
      this.texels = texels;
    }

    private static IllegalStateException hosts(String what) {
      return new IllegalStateException(what + " is the host's, and not for kernels");
    }

    @Override
    public ImageKind kind() {
      return shape.kind();
    }

    @Override
    public ImageFormat format() {
      return shape.format();
    }

    @Override
    public int width() {
      return shape.width();
    }

    @Override
    public int height() {
      return shape.height();
    }

    @Override
    public int depth() {
      return shape.depth();
    }

    @Override
    public int arrayLayers() {
      return shape.arrayLayers();
    }

    @Override
    public String label() {
      return shape.label();
    }

    @Override
    public long byteSize() {
      return shape.byteSize();
    }

    @Override
    public KernelAccess kernelAccess() {
      return shape.kernelAccess();
    }

    @Override
    public HostAccess hostAccess() {
      return shape.hostAccess();
    }

    @Override
    public Optional<Buffer> buffer() {
      throw hosts("the buffer of an image");
    }

    @Override
    public Context context() {
      throw hosts("the context");
    }

    @Override
    public HostMemory hostMemory() {
      throw hosts("host memory");
    }

    @Override
    public int mapCount() {
      throw hosts("the map count");
    }

    @Override
    public boolean isClosed() {
      throw hosts("the life of an image");
    }

    @Override
    public CompletableFuture<Void> released() {
      throw hosts("the life of an image");
    }

    @Override
    public void close() {
      throw hosts("the life of an image");
    }
  }

  private static final class Of1D extends View implements Image1D {
    Of1D(Image shape, Texels texels) {
      super(shape, texels);
    }

    @Override
    public Float4 read(Sampler sampler, int x) {
      return texels.read(sampler, x, 0, 0);
    }

    @Override
    public Float4 read(Sampler sampler, float x) {
      return texels.read(sampler, x, 0f, 0f);
    }

    @Override
    public Int4 readInt(Sampler sampler, int x) {
      return texels.readInt(sampler, x, 0, 0);
    }

    @Override
    public Int4 readInt(Sampler sampler, float x) {
      return texels.readInt(sampler, x, 0f, 0f);
    }

    @Override
    public Float4 read(int x) {
      return texels.read(x, 0, 0);
    }

    @Override
    public Int4 readInt(int x) {
      return texels.readInt(x, 0, 0);
    }

    @Override
    public void write(int x, Float4 texel) {
      texels.write(x, 0, 0, texel);
    }

    @Override
    public void write(int x, Int4 texel) {
      texels.write(x, 0, 0, texel);
    }
  }

  private static final class Of1DBuffer extends View implements Image1DBuffer {
    Of1DBuffer(Image shape, Texels texels) {
      super(shape, texels);
    }

    @Override
    public Float4 read(int x) {
      return texels.read(x, 0, 0);
    }

    @Override
    public Int4 readInt(int x) {
      return texels.readInt(x, 0, 0);
    }

    @Override
    public void write(int x, Float4 texel) {
      texels.write(x, 0, 0, texel);
    }

    @Override
    public void write(int x, Int4 texel) {
      texels.write(x, 0, 0, texel);
    }
  }

  private static final class Of1DArray extends View implements Image1DArray {
    Of1DArray(Image shape, Texels texels) {
      super(shape, texels);
    }

    @Override
    public Float4 read(Sampler sampler, int x, int layer) {
      return texels.read(sampler, x, layer, 0);
    }

    @Override
    public Float4 read(Sampler sampler, float x, int layer) {
      return texels.read(sampler, x, (float) layer, 0f);
    }

    @Override
    public Int4 readInt(Sampler sampler, int x, int layer) {
      return texels.readInt(sampler, x, layer, 0);
    }

    @Override
    public Int4 readInt(Sampler sampler, float x, int layer) {
      return texels.readInt(sampler, x, (float) layer, 0f);
    }

    @Override
    public Float4 read(int x, int layer) {
      return texels.read(x, layer, 0);
    }

    @Override
    public Int4 readInt(int x, int layer) {
      return texels.readInt(x, layer, 0);
    }

    @Override
    public void write(int x, int layer, Float4 texel) {
      texels.write(x, layer, 0, texel);
    }

    @Override
    public void write(int x, int layer, Int4 texel) {
      texels.write(x, layer, 0, texel);
    }
  }

  private static final class Of2D extends View implements Image2D {
    Of2D(Image shape, Texels texels) {
      super(shape, texels);
    }

    @Override
    public Float4 read(Sampler sampler, int x, int y) {
      return texels.read(sampler, x, y, 0);
    }

    @Override
    public Float4 read(Sampler sampler, float x, float y) {
      return texels.read(sampler, x, y, 0f);
    }

    @Override
    public Int4 readInt(Sampler sampler, int x, int y) {
      return texels.readInt(sampler, x, y, 0);
    }

    @Override
    public Int4 readInt(Sampler sampler, float x, float y) {
      return texels.readInt(sampler, x, y, 0f);
    }

    @Override
    public Float4 read(int x, int y) {
      return texels.read(x, y, 0);
    }

    @Override
    public Int4 readInt(int x, int y) {
      return texels.readInt(x, y, 0);
    }

    @Override
    public void write(int x, int y, Float4 texel) {
      texels.write(x, y, 0, texel);
    }

    @Override
    public void write(int x, int y, Int4 texel) {
      texels.write(x, y, 0, texel);
    }
  }

  private static final class Of2DArray extends View implements Image2DArray {
    Of2DArray(Image shape, Texels texels) {
      super(shape, texels);
    }

    @Override
    public Float4 read(Sampler sampler, int x, int y, int layer) {
      return texels.read(sampler, x, y, layer);
    }

    @Override
    public Float4 read(Sampler sampler, float x, float y, int layer) {
      return texels.read(sampler, x, y, (float) layer);
    }

    @Override
    public Int4 readInt(Sampler sampler, int x, int y, int layer) {
      return texels.readInt(sampler, x, y, layer);
    }

    @Override
    public Int4 readInt(Sampler sampler, float x, float y, int layer) {
      return texels.readInt(sampler, x, y, (float) layer);
    }

    @Override
    public Float4 read(int x, int y, int layer) {
      return texels.read(x, y, layer);
    }

    @Override
    public Int4 readInt(int x, int y, int layer) {
      return texels.readInt(x, y, layer);
    }

    @Override
    public void write(int x, int y, int layer, Float4 texel) {
      texels.write(x, y, layer, texel);
    }

    @Override
    public void write(int x, int y, int layer, Int4 texel) {
      texels.write(x, y, layer, texel);
    }
  }

  private static final class Of3D extends View implements Image3D {
    Of3D(Image shape, Texels texels) {
      super(shape, texels);
    }

    @Override
    public Float4 read(Sampler sampler, int x, int y, int z) {
      return texels.read(sampler, x, y, z);
    }

    @Override
    public Float4 read(Sampler sampler, float x, float y, float z) {
      return texels.read(sampler, x, y, z);
    }

    @Override
    public Int4 readInt(Sampler sampler, int x, int y, int z) {
      return texels.readInt(sampler, x, y, z);
    }

    @Override
    public Int4 readInt(Sampler sampler, float x, float y, float z) {
      return texels.readInt(sampler, x, y, z);
    }

    @Override
    public Float4 read(int x, int y, int z) {
      return texels.read(x, y, z);
    }

    @Override
    public Int4 readInt(int x, int y, int z) {
      return texels.readInt(x, y, z);
    }

    @Override
    public void write(int x, int y, int z, Float4 texel) {
      texels.write(x, y, z, texel);
    }

    @Override
    public void write(int x, int y, int z, Int4 texel) {
      texels.write(x, y, z, texel);
    }
  }
}
