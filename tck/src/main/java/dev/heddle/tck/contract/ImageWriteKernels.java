package dev.heddle.tck.contract;

import dev.heddle.Buffer;
import dev.heddle.Float4;
import dev.heddle.Image;
import dev.heddle.Image1D;
import dev.heddle.Image1DArray;
import dev.heddle.Image1DBuffer;
import dev.heddle.Image2D;
import dev.heddle.Image2DArray;
import dev.heddle.Image3D;
import dev.heddle.Int4;
import dev.heddle.Kernel;
import dev.heddle.WorkItem;

/** Kernels that write every texel of an image from a buffer, 4 values for each, for each kind. */
final class ImageWriteKernels {
  private ImageWriteKernels() {}

  /** {@return a kernel that writes floats} */
  static Kernel floats(Image image, Buffer.OfFloat in) {
    return switch (image) {
      case Image1D i -> new WriteFloats1D(i, in);
      case Image1DBuffer i -> new WriteFloats1DBuffer(i, in);
      case Image1DArray i -> new WriteFloats1DArray(i, in);
      case Image2D i -> new WriteFloats2D(i, in);
      case Image2DArray i -> new WriteFloats2DArray(i, in);
      case Image3D i -> new WriteFloats3D(i, in);
      default -> throw new AssertionError(image.kind());
    };
  }

  /** {@return a kernel that writes integers} */
  static Kernel ints(Image image, Buffer.OfInt in) {
    return switch (image) {
      case Image1D i -> new WriteInts1D(i, in);
      case Image1DBuffer i -> new WriteInts1DBuffer(i, in);
      case Image1DArray i -> new WriteInts1DArray(i, in);
      case Image2D i -> new WriteInts2D(i, in);
      case Image2DArray i -> new WriteInts2DArray(i, in);
      case Image3D i -> new WriteInts3D(i, in);
      default -> throw new AssertionError(image.kind());
    };
  }

  private static Float4 float4(Buffer.OfFloat in, int index) {
    return new Float4(
        in.get(4 * index), in.get(4 * index + 1), in.get(4 * index + 2), in.get(4 * index + 3));
  }

  private static Int4 int4(Buffer.OfInt in, int index) {
    return new Int4(
        in.get(4 * index), in.get(4 * index + 1), in.get(4 * index + 2), in.get(4 * index + 3));
  }

  record WriteFloats1D(Image1D image, Buffer.OfFloat in) implements Kernel {
    @Override
    public void run(WorkItem item) {
      int x = item.globalId(0);
      image.write(x, float4(in, x));
    }
  }

  record WriteFloats1DBuffer(Image1DBuffer image, Buffer.OfFloat in) implements Kernel {
    @Override
    public void run(WorkItem item) {
      int x = item.globalId(0);
      image.write(x, float4(in, x));
    }
  }

  record WriteFloats1DArray(Image1DArray image, Buffer.OfFloat in) implements Kernel {
    @Override
    public void run(WorkItem item) {
      int x = item.globalId(0);
      int layer = item.globalId(1);
      image.write(x, layer, float4(in, layer * image.width() + x));
    }
  }

  record WriteFloats2D(Image2D image, Buffer.OfFloat in) implements Kernel {
    @Override
    public void run(WorkItem item) {
      int x = item.globalId(0);
      int y = item.globalId(1);
      image.write(x, y, float4(in, y * image.width() + x));
    }
  }

  record WriteFloats2DArray(Image2DArray image, Buffer.OfFloat in) implements Kernel {
    @Override
    public void run(WorkItem item) {
      int x = item.globalId(0);
      int y = item.globalId(1);
      int layer = item.globalId(2);
      image.write(x, y, layer, float4(in, (layer * image.height() + y) * image.width() + x));
    }
  }

  record WriteFloats3D(Image3D image, Buffer.OfFloat in) implements Kernel {
    @Override
    public void run(WorkItem item) {
      int x = item.globalId(0);
      int y = item.globalId(1);
      int z = item.globalId(2);
      image.write(x, y, z, float4(in, (z * image.height() + y) * image.width() + x));
    }
  }

  record WriteInts1D(Image1D image, Buffer.OfInt in) implements Kernel {
    @Override
    public void run(WorkItem item) {
      int x = item.globalId(0);
      image.write(x, int4(in, x));
    }
  }

  record WriteInts1DBuffer(Image1DBuffer image, Buffer.OfInt in) implements Kernel {
    @Override
    public void run(WorkItem item) {
      int x = item.globalId(0);
      image.write(x, int4(in, x));
    }
  }

  record WriteInts1DArray(Image1DArray image, Buffer.OfInt in) implements Kernel {
    @Override
    public void run(WorkItem item) {
      int x = item.globalId(0);
      int layer = item.globalId(1);
      image.write(x, layer, int4(in, layer * image.width() + x));
    }
  }

  record WriteInts2D(Image2D image, Buffer.OfInt in) implements Kernel {
    @Override
    public void run(WorkItem item) {
      int x = item.globalId(0);
      int y = item.globalId(1);
      image.write(x, y, int4(in, y * image.width() + x));
    }
  }

  record WriteInts2DArray(Image2DArray image, Buffer.OfInt in) implements Kernel {
    @Override
    public void run(WorkItem item) {
      int x = item.globalId(0);
      int y = item.globalId(1);
      int layer = item.globalId(2);
      image.write(x, y, layer, int4(in, (layer * image.height() + y) * image.width() + x));
    }
  }

  record WriteInts3D(Image3D image, Buffer.OfInt in) implements Kernel {
    @Override
    public void run(WorkItem item) {
      int x = item.globalId(0);
      int y = item.globalId(1);
      int z = item.globalId(2);
      image.write(x, y, z, int4(in, (z * image.height() + y) * image.width() + x));
    }
  }
}
