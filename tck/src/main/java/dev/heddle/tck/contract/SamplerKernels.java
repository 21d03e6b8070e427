package dev.heddle.tck.contract;

import dev.heddle.Buffer;
import dev.heddle.Image;
import dev.heddle.Image1D;
import dev.heddle.Image1DArray;
import dev.heddle.Image2D;
import dev.heddle.Image2DArray;
import dev.heddle.Image3D;
import dev.heddle.Kernel;
import dev.heddle.Sampler;
import dev.heddle.WorkItem;

/**
 * Kernels that read an image through a sampler at coordinates from a buffer, three for each work
 * item, for each kind that has samplers. Layers are whole numbers.
 */
final class SamplerKernels {
  private SamplerKernels() {}

  /** {@return a kernel that reads floats at float coordinates} */
  static Kernel sample(Image image, Sampler sampler, Buffer.OfFloat at, Buffer.OfFloat out) {
    return switch (image) {
      case Image1D i -> new Sample1D(i, sampler, at, out);
      case Image1DArray i -> new Sample1DArray(i, sampler, at, out);
      case Image2D i -> new Sample2D(i, sampler, at, out);
      case Image2DArray i -> new Sample2DArray(i, sampler, at, out);
      case Image3D i -> new Sample3D(i, sampler, at, out);
      default -> throw new AssertionError(image.kind());
    };
  }

  /** {@return a kernel that reads floats at integer coordinates} */
  static Kernel pick(Image image, Sampler sampler, Buffer.OfInt at, Buffer.OfFloat out) {
    return switch (image) {
      case Image1D i -> new Pick1D(i, sampler, at, out);
      case Image1DArray i -> new Pick1DArray(i, sampler, at, out);
      case Image2D i -> new Pick2D(i, sampler, at, out);
      case Image2DArray i -> new Pick2DArray(i, sampler, at, out);
      case Image3D i -> new Pick3D(i, sampler, at, out);
      default -> throw new AssertionError(image.kind());
    };
  }

  /** {@return a kernel that reads integers at float coordinates} */
  static Kernel sampleInts(Image image, Sampler sampler, Buffer.OfFloat at, Buffer.OfInt out) {
    return switch (image) {
      case Image1D i -> new SampleInts1D(i, sampler, at, out);
      case Image1DArray i -> new SampleInts1DArray(i, sampler, at, out);
      case Image2D i -> new SampleInts2D(i, sampler, at, out);
      case Image2DArray i -> new SampleInts2DArray(i, sampler, at, out);
      case Image3D i -> new SampleInts3D(i, sampler, at, out);
      default -> throw new AssertionError(image.kind());
    };
  }

  /** {@return a kernel that reads integers at integer coordinates} */
  static Kernel pickInts(Image image, Sampler sampler, Buffer.OfInt at, Buffer.OfInt out) {
    return switch (image) {
      case Image1D i -> new PickInts1D(i, sampler, at, out);
      case Image1DArray i -> new PickInts1DArray(i, sampler, at, out);
      case Image2D i -> new PickInts2D(i, sampler, at, out);
      case Image2DArray i -> new PickInts2DArray(i, sampler, at, out);
      case Image3D i -> new PickInts3D(i, sampler, at, out);
      default -> throw new AssertionError(image.kind());
    };
  }

  record Sample1D(Image1D image, Sampler sampler, Buffer.OfFloat at, Buffer.OfFloat out)
      implements Kernel {
    @Override
    public void run(WorkItem item) {
      int i = item.globalId(0);
      ImageReadKernels.store(out, i, image.read(sampler, at.get(3 * i)));
    }
  }

  record Sample1DArray(Image1DArray image, Sampler sampler, Buffer.OfFloat at, Buffer.OfFloat out)
      implements Kernel {
    @Override
    public void run(WorkItem item) {
      int i = item.globalId(0);
      ImageReadKernels.store(out, i, image.read(sampler, at.get(3 * i), (int) at.get(3 * i + 1)));
    }
  }

  record Sample2D(Image2D image, Sampler sampler, Buffer.OfFloat at, Buffer.OfFloat out)
      implements Kernel {
    @Override
    public void run(WorkItem item) {
      int i = item.globalId(0);
      ImageReadKernels.store(out, i, image.read(sampler, at.get(3 * i), at.get(3 * i + 1)));
    }
  }

  record Sample2DArray(Image2DArray image, Sampler sampler, Buffer.OfFloat at, Buffer.OfFloat out)
      implements Kernel {
    @Override
    public void run(WorkItem item) {
      int i = item.globalId(0);
      ImageReadKernels.store(
          out, i, image.read(sampler, at.get(3 * i), at.get(3 * i + 1), (int) at.get(3 * i + 2)));
    }
  }

  record Sample3D(Image3D image, Sampler sampler, Buffer.OfFloat at, Buffer.OfFloat out)
      implements Kernel {
    @Override
    public void run(WorkItem item) {
      int i = item.globalId(0);
      ImageReadKernels.store(
          out, i, image.read(sampler, at.get(3 * i), at.get(3 * i + 1), at.get(3 * i + 2)));
    }
  }

  record Pick1D(Image1D image, Sampler sampler, Buffer.OfInt at, Buffer.OfFloat out)
      implements Kernel {
    @Override
    public void run(WorkItem item) {
      int i = item.globalId(0);
      ImageReadKernels.store(out, i, image.read(sampler, at.get(3 * i)));
    }
  }

  record Pick1DArray(Image1DArray image, Sampler sampler, Buffer.OfInt at, Buffer.OfFloat out)
      implements Kernel {
    @Override
    public void run(WorkItem item) {
      int i = item.globalId(0);
      ImageReadKernels.store(out, i, image.read(sampler, at.get(3 * i), at.get(3 * i + 1)));
    }
  }

  record Pick2D(Image2D image, Sampler sampler, Buffer.OfInt at, Buffer.OfFloat out)
      implements Kernel {
    @Override
    public void run(WorkItem item) {
      int i = item.globalId(0);
      ImageReadKernels.store(out, i, image.read(sampler, at.get(3 * i), at.get(3 * i + 1)));
    }
  }

  record Pick2DArray(Image2DArray image, Sampler sampler, Buffer.OfInt at, Buffer.OfFloat out)
      implements Kernel {
    @Override
    public void run(WorkItem item) {
      int i = item.globalId(0);
      ImageReadKernels.store(
          out, i, image.read(sampler, at.get(3 * i), at.get(3 * i + 1), at.get(3 * i + 2)));
    }
  }

  record Pick3D(Image3D image, Sampler sampler, Buffer.OfInt at, Buffer.OfFloat out)
      implements Kernel {
    @Override
    public void run(WorkItem item) {
      int i = item.globalId(0);
      ImageReadKernels.store(
          out, i, image.read(sampler, at.get(3 * i), at.get(3 * i + 1), at.get(3 * i + 2)));
    }
  }

  record SampleInts1D(Image1D image, Sampler sampler, Buffer.OfFloat at, Buffer.OfInt out)
      implements Kernel {
    @Override
    public void run(WorkItem item) {
      int i = item.globalId(0);
      ImageReadKernels.store(out, i, image.readInt(sampler, at.get(3 * i)));
    }
  }

  record SampleInts1DArray(Image1DArray image, Sampler sampler, Buffer.OfFloat at, Buffer.OfInt out)
      implements Kernel {
    @Override
    public void run(WorkItem item) {
      int i = item.globalId(0);
      ImageReadKernels.store(
          out, i, image.readInt(sampler, at.get(3 * i), (int) at.get(3 * i + 1)));
    }
  }

  record SampleInts2D(Image2D image, Sampler sampler, Buffer.OfFloat at, Buffer.OfInt out)
      implements Kernel {
    @Override
    public void run(WorkItem item) {
      int i = item.globalId(0);
      ImageReadKernels.store(out, i, image.readInt(sampler, at.get(3 * i), at.get(3 * i + 1)));
    }
  }

  record SampleInts2DArray(Image2DArray image, Sampler sampler, Buffer.OfFloat at, Buffer.OfInt out)
      implements Kernel {
    @Override
    public void run(WorkItem item) {
      int i = item.globalId(0);
      ImageReadKernels.store(
          out,
          i,
          image.readInt(sampler, at.get(3 * i), at.get(3 * i + 1), (int) at.get(3 * i + 2)));
    }
  }

  record SampleInts3D(Image3D image, Sampler sampler, Buffer.OfFloat at, Buffer.OfInt out)
      implements Kernel {
    @Override
    public void run(WorkItem item) {
      int i = item.globalId(0);
      ImageReadKernels.store(
          out, i, image.readInt(sampler, at.get(3 * i), at.get(3 * i + 1), at.get(3 * i + 2)));
    }
  }

  record PickInts1D(Image1D image, Sampler sampler, Buffer.OfInt at, Buffer.OfInt out)
      implements Kernel {
    @Override
    public void run(WorkItem item) {
      int i = item.globalId(0);
      ImageReadKernels.store(out, i, image.readInt(sampler, at.get(3 * i)));
    }
  }

  record PickInts1DArray(Image1DArray image, Sampler sampler, Buffer.OfInt at, Buffer.OfInt out)
      implements Kernel {
    @Override
    public void run(WorkItem item) {
      int i = item.globalId(0);
      ImageReadKernels.store(out, i, image.readInt(sampler, at.get(3 * i), at.get(3 * i + 1)));
    }
  }

  record PickInts2D(Image2D image, Sampler sampler, Buffer.OfInt at, Buffer.OfInt out)
      implements Kernel {
    @Override
    public void run(WorkItem item) {
      int i = item.globalId(0);
      ImageReadKernels.store(out, i, image.readInt(sampler, at.get(3 * i), at.get(3 * i + 1)));
    }
  }

  record PickInts2DArray(Image2DArray image, Sampler sampler, Buffer.OfInt at, Buffer.OfInt out)
      implements Kernel {
    @Override
    public void run(WorkItem item) {
      int i = item.globalId(0);
      ImageReadKernels.store(
          out, i, image.readInt(sampler, at.get(3 * i), at.get(3 * i + 1), at.get(3 * i + 2)));
    }
  }

  record PickInts3D(Image3D image, Sampler sampler, Buffer.OfInt at, Buffer.OfInt out)
      implements Kernel {
    @Override
    public void run(WorkItem item) {
      int i = item.globalId(0);
      ImageReadKernels.store(
          out, i, image.readInt(sampler, at.get(3 * i), at.get(3 * i + 1), at.get(3 * i + 2)));
    }
  }
}
