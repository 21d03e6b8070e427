package dev.heddle.cli.demo;

import dev.heddle.Buffer;
import dev.heddle.ChannelOrder;
import dev.heddle.ChannelType;
import dev.heddle.CommandQueue;
import dev.heddle.Context;
import dev.heddle.Device;
import dev.heddle.DeviceLimit;
import dev.heddle.Image2D;
import dev.heddle.ImageFormat;
import dev.heddle.Local;
import dev.heddle.MapMode;
import dev.heddle.Mapping;
import dev.heddle.MemObject;
import dev.heddle.MemoryOptions;
import dev.heddle.NDRange;
import dev.heddle.Sampler;
import dev.heddle.cli.demo.kernels.BlurColumns;
import dev.heddle.cli.demo.kernels.BlurRows;
import dev.heddle.cli.demo.kernels.Histogram;
import dev.heddle.cli.demo.kernels.LuminanceSum;
import dev.heddle.cli.demo.kernels.Mandelbrot;
import dev.heddle.cli.demo.kernels.Sobel;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.stream.Stream;

/**
 * The stages that work on the picture as images.
 *
 * <p>Texels are integers, and not numbers from 0 to 1: what a device makes of a byte as a fraction
 * may be off by a rounding, what it makes of it as an integer may not, so that results can be
 * compared bit by bit.
 */
final class ImageStages implements AutoCloseable {
  private static final ImageFormat BYTES =
      new ImageFormat(ChannelOrder.RGBA, ChannelType.UNSIGNED_INT8);

  /** Enough to fill a large device, and few enough that their sums are added up by the host. */
  private static final int MAX_GROUPS = 256;

  private final CommandQueue queue;
  private final int width;
  private final int height;
  private final int groupSize;
  private final int groups;
  private final Image2D source;
  private final Image2D rows;
  private final Image2D blurred;
  private final Image2D edges;
  private final Buffer.OfFloat weights;
  private final Buffer.OfInt bins;
  private final Buffer.OfLong partials;
  private Picture picture;

  ImageStages(CommandQueue queue, Workload work) {
    this.queue = queue;
    picture = work.picture();
    width = picture.width();
    height = picture.height();
    Context context = queue.context();
    Device device = context.device();
    groupSize = Math.min(64, (int) Long.highestOneBit(largestGroup(device)));
    groups = Math.clamp(4 * device.limit(DeviceLimit.COMPUTE_UNITS), 1, MAX_GROUPS);
    source = newImage(context, BYTES, "source");
    rows = newImage(context, ImageFormat.RGBA32F, "blurred rows");
    blurred = newImage(context, BYTES, "blurred");
    edges = newImage(context, BYTES, "edges");
    weights = context.newFloatBuffer(Gaussian.weights(), MemoryOptions.labelled("weights"));
    bins = context.newIntBuffer(Histogram.BINS, MemoryOptions.labelled("bins"));
    partials = context.newLongBuffer(groups, MemoryOptions.labelled("partial sums"));
  }

  private static long largestGroup(Device device) {
    return Math.min(
        device.limit(DeviceLimit.MAX_WORK_GROUP_SIZE), device.limit(DeviceLimit.MAX_LOCAL_SIZE_X));
  }

  private Image2D newImage(Context context, ImageFormat format, String label) {
    return context.newImage2D(format, width, height, MemoryOptions.labelled(label));
  }

  void run(Stage stage) {
    NDRange texels = NDRange.of(width, height);
    switch (stage) {
      case MANDELBROT ->
          queue.launch(new Mandelbrot(source, Workload.LEFT, Workload.TOP, Workload.STEP), texels);
      case UPLOAD -> upload();
      case BLUR -> {
        int radius = Gaussian.RADIUS;
        queue.launch(new BlurRows(source, rows, Sampler.NEAREST, weights, radius), texels);
        queue.launch(new BlurColumns(rows, blurred, Sampler.NEAREST, weights, radius), texels);
      }
      case EDGES -> queue.launch(new Sobel(blurred, edges, Sampler.NEAREST), texels);
      case HISTOGRAM -> {
        queue.fill(bins, 0);
        queue.launch(new Histogram(source, bins), texels);
      }
      case MEAN ->
          queue.launch(
              new LuminanceSum(source, Local.ofLongs(groupSize), partials),
              NDRange.of(groups * groupSize).withLocalSize(groupSize));
      case HEAT -> throw new IllegalArgumentException("the heat is no picture");
    }
    queue.finish();
  }

  private void upload() {
    try (Mapping mapping = queue.map(source, MapMode.WRITE_INVALIDATE)) {
      MemorySegment from = MemorySegment.ofArray(picture.rgba());
      long rowBytes = (long) Picture.TEXEL_BYTES * width;
      for (int y = 0; y < height; y++) {
        long to = y * mapping.pitch().rowBytes();
        MemorySegment.copy(from, y * rowBytes, mapping.segment(), to, rowBytes);
      }
    }
  }

  Result result(Stage stage) {
    return switch (stage) {
      case MANDELBROT -> {
        picture = read(source); // what the next stage uploads
        yield picture;
      }
      case UPLOAD -> read(source);
      case BLUR -> read(blurred);
      case EDGES -> read(edges);
      case HISTOGRAM -> Counts.of(queue.toArray(bins));
      case MEAN -> Counts.of(Arrays.stream(queue.toArray(partials)).sum());
      case HEAT -> throw new IllegalArgumentException("the heat is no picture");
    };
  }

  private Picture read(Image2D image) {
    Picture read = new Picture(width, height);
    queue.read(image, MemorySegment.ofArray(read.rgba()));
    return read;
  }

  @Override
  public void close() {
    Stream.of(source, rows, blurred, edges, weights, bins, partials).forEach(MemObject::close);
  }
}
