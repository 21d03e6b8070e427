package dev.heddle.tck.contract;

import dev.heddle.Buffer;
import dev.heddle.Image;
import dev.heddle.Image1D;
import dev.heddle.Image1DArray;
import dev.heddle.Image1DBuffer;
import dev.heddle.Image2D;
import dev.heddle.Image2DArray;
import dev.heddle.Image3D;
import dev.heddle.Kernel;
import dev.heddle.WorkItem;

/** Kernels that ask an image for its sizes, for each kind: width, height, depth, layers. */
final class ImageSizeKernels {
  private ImageSizeKernels() {}

  /** {@return a kernel that stores the four sizes} */
  static Kernel sizes(Image image, Buffer.OfInt out) {
    return switch (image) {
      case Image1D i -> new Size1D(i, out);
      case Image1DBuffer i -> new Size1DBuffer(i, out);
      case Image1DArray i -> new Size1DArray(i, out);
      case Image2D i -> new Size2D(i, out);
      case Image2DArray i -> new Size2DArray(i, out);
      case Image3D i -> new Size3D(i, out);
      default -> throw new AssertionError(image.kind());
    };
  }

  record Size1D(Image1D image, Buffer.OfInt out) implements Kernel {
    @Override
    public void run(WorkItem item) {
      out.set(0, image.width());
      out.set(1, image.height());
      out.set(2, image.depth());
      out.set(3, image.arrayLayers());
    }
  }

  record Size1DBuffer(Image1DBuffer image, Buffer.OfInt out) implements Kernel {
    @Override
    public void run(WorkItem item) {
      out.set(0, image.width());
      out.set(1, image.height());
      out.set(2, image.depth());
      out.set(3, image.arrayLayers());
    }
  }

  record Size1DArray(Image1DArray image, Buffer.OfInt out) implements Kernel {
    @Override
    public void run(WorkItem item) {
      out.set(0, image.width());
      out.set(1, image.height());
      out.set(2, image.depth());
      out.set(3, image.arrayLayers());
    }
  }

  record Size2D(Image2D image, Buffer.OfInt out) implements Kernel {
    @Override
    public void run(WorkItem item) {
      out.set(0, image.width());
      out.set(1, image.height());
      out.set(2, image.depth());
      out.set(3, image.arrayLayers());
    }
  }

  record Size2DArray(Image2DArray image, Buffer.OfInt out) implements Kernel {
    @Override
    public void run(WorkItem item) {
      out.set(0, image.width());
      out.set(1, image.height());
      out.set(2, image.depth());
      out.set(3, image.arrayLayers());
    }
  }

  record Size3D(Image3D image, Buffer.OfInt out) implements Kernel {
    @Override
    public void run(WorkItem item) {
      out.set(0, image.width());
      out.set(1, image.height());
      out.set(2, image.depth());
      out.set(3, image.arrayLayers());
    }
  }
}
