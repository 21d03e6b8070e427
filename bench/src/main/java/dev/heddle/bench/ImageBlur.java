package dev.heddle.bench;

import dev.heddle.DeviceFeature;
import dev.heddle.Float4;
import dev.heddle.Image2D;
import dev.heddle.ImageFormat;
import dev.heddle.Kernel;
import dev.heddle.NDRange;
import dev.heddle.Origin;
import dev.heddle.Sampler;
import dev.heddle.WorkItem;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * A Gaussian blur of a square image: each work item reads 25 texels through a sampler that clamps
 * to the edge, and writes one.
 *
 * <p>It stands for kernels whose time is that of image reads: addressing, and the conversion of a
 * texel's channels to floats. RGBA8 converts, RGBA32F only loads.
 */
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Needs({DeviceFeature.JAVA_KERNELS, DeviceFeature.IMAGES})
public class ImageBlur extends BenchmarkDefaults {
  /** For JMH. */
  public ImageBlur() {}

  record Blur(Image2D source, Image2D target) implements Kernel {
    /** A row of Pascal's triangle. */
    private static final float[] WEIGHTS = {1f / 16, 4f / 16, 6f / 16, 4f / 16, 1f / 16};

    @Override
    public void run(WorkItem item) {
      int x = item.globalId(0);
      int y = item.globalId(1);
      Float4 sum = Float4.ZERO;
      for (int j = 0; j < 5; j++) {
        for (int i = 0; i < 5; i++) {
          Float4 texel = source.read(Sampler.NEAREST, x + i - 2, y + j - 2);
          sum = sum.plus(texel.times(WEIGHTS[i] * WEIGHTS[j]));
        }
      }
      target.write(x, y, sum);
    }
  }

  /** What a texel is made of. */
  @SuppressWarnings("ImmutableEnumChecker") // a record of two enums
  public enum Texel {
    /** Four normalized bytes. */
    RGBA8(ImageFormat.RGBA8),
    /** Four floats. */
    RGBA32F(ImageFormat.RGBA32F);

    private final ImageFormat format;

    Texel(ImageFormat format) {
      this.format = format;
    }
  }

  /** The image and its blurred form. */
  @State(Scope.Thread)
  @SuppressWarnings("NullAway.Init")
  public static class Images extends DeviceState {
    /** The width and height. */
    @Param("512")
    int size;

    /** The format of both images. */
    @Param({"RGBA8", "RGBA32F"})
    Texel texel;

    Image2D source;
    Image2D target;
    Kernel kernel;
    NDRange range;

    /** For JMH. */
    public Images() {}

    /** Makes both images. */
    @Setup
    public void setUp() {
      open();
      source = context.newImage2D(texel.format, size, size);
      target = context.newImage2D(texel.format, size, size);
      queue.fill(source, new Float4(0.2f, 0.4f, 0.6f, 1), Origin.ZERO, source.region());
      kernel = new Blur(source, target);
      range = NDRange.of(size, size);
    }

    /**
     * Closes the images and the device.
     *
     * @throws Exception never, but for a bug
     */
    @TearDown
    public void tearDown() throws Exception {
      close(source, target);
    }
  }

  /**
   * The blur of the whole image, and a wait for it.
   *
   * @param state the images
   */
  @Benchmark
  public void blur(Images state) {
    state.queue.launch(state.kernel, state.range).await();
  }
}
