package dev.heddle.spi.host;

import dev.heddle.HostMemory;
import dev.heddle.ImageKind;
import dev.heddle.Origin;
import dev.heddle.Pitch;
import dev.heddle.Region;
import dev.heddle.spi.DriverImage;
import dev.heddle.spi.ImageRequest;
import dev.heddle.spi.StridedCopy;
import java.lang.foreign.MemorySegment;
import java.util.function.LongFunction;

/** An image's texels: rows in memory of its own, in host memory in place, or in a buffer. */
public final class HostImage implements DriverImage {
  private final HostBuffer storage;
  private final ImageRequest request;
  private final int texel;
  private final Pitch pitch;

  private HostImage(HostBuffer storage, ImageRequest request, Pitch own) {
    this.storage = storage;
    this.request = request;
    this.texel = request.format().byteSize();
    this.pitch = own;
  }

  /**
   * {@return an image over its buffer or its host memory, or with memory of its own}
   *
   * @param request what the image was asked to be
   * @param memory gives memory of a size
   */
  public static HostImage of(ImageRequest request, LongFunction<HostBuffer> memory) {
    if (request.buffer() instanceof HostBuffer buffer) {
      return new HostImage(buffer.part(0, buffer.memory().byteSize()), request, request.pitch());
    }
    return switch (request.hostMemory()) {
      case HostMemory.Use use ->
          new HostImage(HostBuffer.over(use.segment()), request, request.pitch());
      case HostMemory.Copy copy -> copy(request, copy.segment(), memory);
      case HostMemory.None none -> allocate(request, memory);
      case HostMemory.Allocate allocate -> allocate(request, memory);
    };
  }

  /**
   * {@return an image with memory of its own and given texels}
   *
   * @param request what the image was asked to be, with the pitch of the texels
   * @param texels its first contents
   * @param memory gives memory of a size
   */
  public static HostImage copy(
      ImageRequest request, MemorySegment texels, LongFunction<HostBuffer> memory) {
    Region region = rows(request.format().byteSize(), whole(request));
    Pitch given = strides(request.kind(), request.pitch());
    HostImage image = allocate(request, memory);
    try {
      StridedCopy.copy(texels, 0, given, image.memory(), 0, image.strides(), region);
    } catch (RuntimeException | Error e) {
      image.release();
      throw e;
    }
    return image;
  }

  /**
   * {@return an image with memory of its own} That is packed, whatever the pitches of the memory
   * that it is copied from.
   *
   * @param request what the image was asked to be
   * @param memory gives memory of a size
   */
  public static HostImage allocate(ImageRequest request, LongFunction<HostBuffer> memory) {
    long row = (long) request.width() * request.format().byteSize();
    long slice = request.kind() == ImageKind.IMAGE_1D_ARRAY ? row : row * request.height();
    boolean slices = request.kind().isArray() || request.kind() == ImageKind.IMAGE_3D;
    long bytes = row * request.height() * request.depth() * request.arrayLayers();
    return new HostImage(memory.apply(bytes), request, new Pitch(row, slices ? slice : 0));
  }

  private static Region whole(ImageRequest request) {
    return request.kind() == ImageKind.IMAGE_1D_ARRAY
        ? Region.of(request.width(), request.arrayLayers())
        : Region.of(
            request.width(), request.height(), Math.max(request.depth(), request.arrayLayers()));
  }

  /**
   * {@return whether other texels of the image lie between the first and the last of a region}
   *
   * @param region texels
   */
  public boolean hasTexelsBetweenRowsOf(Region region) {
    Region all = whole(request);
    boolean rows = region.height() * region.depth() > 1;
    boolean slices = region.depth() > 1;
    return rows && region.width() < all.width() || slices && region.height() < all.height();
  }

  /** {@return the memory that the texels are in} */
  public HostBuffer storage() {
    return storage;
  }

  /** {@return all bytes of the image's storage, gaps between rows included} */
  public MemorySegment memory() {
    return storage.memory();
  }

  /** {@return what the image was asked to be} */
  public ImageRequest request() {
    return request;
  }

  /** {@return the bytes of a texel} */
  public int texelBytes() {
    return texel;
  }

  /** {@return from row to row, and from slice to slice; 0 where there are none} */
  public Pitch pitch() {
    return pitch;
  }

  /** {@return the distances along y and z; a 1D array's layers go along y} */
  public Pitch strides() {
    return strides(request.kind(), pitch);
  }

  /**
   * {@return the distances along y and z of memory with a pitch}
   *
   * @param kind the image's shape
   * @param pitch from row to row, and from slice to slice
   */
  public static Pitch strides(ImageKind kind, Pitch pitch) {
    return kind == ImageKind.IMAGE_1D_ARRAY ? new Pitch(pitch.sliceBytes(), 0) : pitch;
  }

  /**
   * {@return a region with its width in bytes}
   *
   * @param region texels
   */
  public Region rows(Region region) {
    return rows(texel, region);
  }

  private static Region rows(int texel, Region region) {
    return Region.of(region.width() * texel, region.height(), region.depth());
  }

  /**
   * {@return where a texel starts}
   *
   * @param origin which one
   */
  public long offset(Origin origin) {
    Pitch strides = strides();
    return origin.z() * strides.sliceBytes() + origin.y() * strides.rowBytes() + origin.x() * texel;
  }

  @Override
  public void release() {
    storage.release();
  }
}
