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
import dev.heddle.Sampler;
import dev.heddle.WorkItem;

/**
 * Kernels that read every texel of an image, for each kind: without a sampler, through one at
 * integer coordinates, and through one at the texel's centre. An image in a buffer is read without
 * one each time.
 */
final class ImageReadKernels {
  /** How many times each texel is read, and so how many values there are for it. */
  static final int READS = 3;

  private ImageReadKernels() {}

  /** {@return a kernel that reads floats, {@link #READS} times 4 for each texel} */
  static Kernel floats(Image image, Sampler sampler, Buffer.OfFloat out) {
    return switch (image) {
      case Image1D i -> new ReadFloats1D(i, sampler, out);
      case Image1DBuffer i -> new ReadFloats1DBuffer(i, out);
      case Image1DArray i -> new ReadFloats1DArray(i, sampler, out);
      case Image2D i -> new ReadFloats2D(i, sampler, out);
      case Image2DArray i -> new ReadFloats2DArray(i, sampler, out);
      case Image3D i -> new ReadFloats3D(i, sampler, out);
      default -> throw new AssertionError(image.kind());
    };
  }

  /** {@return a kernel that reads integers, {@link #READS} times 4 for each texel} */
  static Kernel ints(Image image, Sampler sampler, Buffer.OfInt out) {
    return switch (image) {
      case Image1D i -> new ReadInts1D(i, sampler, out);
      case Image1DBuffer i -> new ReadInts1DBuffer(i, out);
      case Image1DArray i -> new ReadInts1DArray(i, sampler, out);
      case Image2D i -> new ReadInts2D(i, sampler, out);
      case Image2DArray i -> new ReadInts2DArray(i, sampler, out);
      case Image3D i -> new ReadInts3D(i, sampler, out);
      default -> throw new AssertionError(image.kind());
    };
  }

  static void store(Buffer.OfFloat out, int index, Float4 value) {
    out.set(4 * index, value.x());
    out.set(4 * index + 1, value.y());
    out.set(4 * index + 2, value.z());
    out.set(4 * index + 3, value.w());
  }

  static void store(Buffer.OfInt out, int index, Int4 value) {
    out.set(4 * index, value.x());
    out.set(4 * index + 1, value.y());
    out.set(4 * index + 2, value.z());
    out.set(4 * index + 3, value.w());
  }

  record ReadFloats1D(Image1D image, Sampler sampler, Buffer.OfFloat out) implements Kernel {
    @Override
    public void run(WorkItem item) {
      int x = item.globalId(0);
      int at = READS * x;
      store(out, at, image.read(x));
      store(out, at + 1, image.read(sampler, x));
      store(out, at + 2, image.read(sampler, x + 0.5f));
    }
  }

  record ReadFloats1DBuffer(Image1DBuffer image, Buffer.OfFloat out) implements Kernel {
    @Override
    public void run(WorkItem item) {
      int x = item.globalId(0);
      int at = READS * x;
      store(out, at, image.read(x));
      store(out, at + 1, image.read(x));
      store(out, at + 2, image.read(x));
    }
  }

  record ReadFloats1DArray(Image1DArray image, Sampler sampler, Buffer.OfFloat out)
      implements Kernel {
    @Override
    public void run(WorkItem item) {
      int x = item.globalId(0);
      int layer = item.globalId(1);
      int at = READS * (layer * image.width() + x);
      store(out, at, image.read(x, layer));
      store(out, at + 1, image.read(sampler, x, layer));
      store(out, at + 2, image.read(sampler, x + 0.5f, layer));
    }
  }

  record ReadFloats2D(Image2D image, Sampler sampler, Buffer.OfFloat out) implements Kernel {
    @Override
    public void run(WorkItem item) {
      int x = item.globalId(0);
      int y = item.globalId(1);
      int at = READS * (y * image.width() + x);
      store(out, at, image.read(x, y));
      store(out, at + 1, image.read(sampler, x, y));
      store(out, at + 2, image.read(sampler, x + 0.5f, y + 0.5f));
    }
  }

  record ReadFloats2DArray(Image2DArray image, Sampler sampler, Buffer.OfFloat out)
      implements Kernel {
    @Override
    public void run(WorkItem item) {
      int x = item.globalId(0);
      int y = item.globalId(1);
      int layer = item.globalId(2);
      int at = READS * ((layer * image.height() + y) * image.width() + x);
      store(out, at, image.read(x, y, layer));
      store(out, at + 1, image.read(sampler, x, y, layer));
      store(out, at + 2, image.read(sampler, x + 0.5f, y + 0.5f, layer));
    }
  }

  record ReadFloats3D(Image3D image, Sampler sampler, Buffer.OfFloat out) implements Kernel {
    @Override
    public void run(WorkItem item) {
      int x = item.globalId(0);
      int y = item.globalId(1);
      int z = item.globalId(2);
      int at = READS * ((z * image.height() + y) * image.width() + x);
      store(out, at, image.read(x, y, z));
      store(out, at + 1, image.read(sampler, x, y, z));
      store(out, at + 2, image.read(sampler, x + 0.5f, y + 0.5f, z + 0.5f));
    }
  }

  record ReadInts1D(Image1D image, Sampler sampler, Buffer.OfInt out) implements Kernel {
    @Override
    public void run(WorkItem item) {
      int x = item.globalId(0);
      int at = READS * x;
      store(out, at, image.readInt(x));
      store(out, at + 1, image.readInt(sampler, x));
      store(out, at + 2, image.readInt(sampler, x + 0.5f));
    }
  }

  record ReadInts1DBuffer(Image1DBuffer image, Buffer.OfInt out) implements Kernel {
    @Override
    public void run(WorkItem item) {
      int x = item.globalId(0);
      int at = READS * x;
      store(out, at, image.readInt(x));
      store(out, at + 1, image.readInt(x));
      store(out, at + 2, image.readInt(x));
    }
  }

  record ReadInts1DArray(Image1DArray image, Sampler sampler, Buffer.OfInt out) implements Kernel {
    @Override
    public void run(WorkItem item) {
      int x = item.globalId(0);
      int layer = item.globalId(1);
      int at = READS * (layer * image.width() + x);
      store(out, at, image.readInt(x, layer));
      store(out, at + 1, image.readInt(sampler, x, layer));
      store(out, at + 2, image.readInt(sampler, x + 0.5f, layer));
    }
  }

  record ReadInts2D(Image2D image, Sampler sampler, Buffer.OfInt out) implements Kernel {
    @Override
    public void run(WorkItem item) {
      int x = item.globalId(0);
      int y = item.globalId(1);
      int at = READS * (y * image.width() + x);
      store(out, at, image.readInt(x, y));
      store(out, at + 1, image.readInt(sampler, x, y));
      store(out, at + 2, image.readInt(sampler, x + 0.5f, y + 0.5f));
    }
  }

  record ReadInts2DArray(Image2DArray image, Sampler sampler, Buffer.OfInt out) implements Kernel {
    @Override
    public void run(WorkItem item) {
      int x = item.globalId(0);
      int y = item.globalId(1);
      int layer = item.globalId(2);
      int at = READS * ((layer * image.height() + y) * image.width() + x);
      store(out, at, image.readInt(x, y, layer));
      store(out, at + 1, image.readInt(sampler, x, y, layer));
      store(out, at + 2, image.readInt(sampler, x + 0.5f, y + 0.5f, layer));
    }
  }

  record ReadInts3D(Image3D image, Sampler sampler, Buffer.OfInt out) implements Kernel {
    @Override
    public void run(WorkItem item) {
      int x = item.globalId(0);
      int y = item.globalId(1);
      int z = item.globalId(2);
      int at = READS * ((z * image.height() + y) * image.width() + x);
      store(out, at, image.readInt(x, y, z));
      store(out, at + 1, image.readInt(sampler, x, y, z));
      store(out, at + 2, image.readInt(sampler, x + 0.5f, y + 0.5f, z + 0.5f));
    }
  }
}
