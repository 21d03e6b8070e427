package dev.heddle.spi.runtime;

import dev.heddle.Buffer;
import dev.heddle.ImageFormat;
import dev.heddle.ImageKind;
import dev.heddle.Origin;
import dev.heddle.Pitch;
import dev.heddle.Region;
import dev.heddle.spi.DriverImage;
import dev.heddle.spi.ImageRequest;
import org.jspecify.annotations.Nullable;

/** The storage behind an image: its own, or a buffer's. */
final class ImageMemory extends RuntimeMemory {
  private final DriverImage driver;
  final ImageKind kind;
  final ImageFormat format;
  final int width;
  final int height;
  final int depth;
  final int layers;
  final @Nullable Buffer madeFrom;
  private final Pitch pitch;

  ImageMemory(
      RuntimeContext context,
      @Nullable BufferMemory parent,
      @Nullable Buffer madeFrom,
      DriverImage driver,
      ImageRequest request,
      String label,
      UseMemory.@Nullable Claim claim) {
    super(
        context,
        parent,
        footprint(parent, request, Origin.ZERO, region(request)),
        size(request),
        request.hostMemory(),
        request.kernelAccess(),
        request.hostAccess(),
        label,
        claim);
    this.driver = driver;
    this.kind = request.kind();
    this.format = request.format();
    this.width = request.width();
    this.height = request.height();
    this.depth = request.depth();
    this.layers = request.arrayLayers();
    this.pitch = request.pitch();
    this.madeFrom = madeFrom;
  }

  private static long size(ImageRequest request) {
    return (long) request.width()
        * request.height()
        * request.depth()
        * request.arrayLayers()
        * request.format().byteSize();
  }

  private static Region region(ImageRequest request) {
    return switch (request.kind()) {
      case IMAGE_1D, IMAGE_1D_BUFFER -> Region.of(request.width());
      case IMAGE_1D_ARRAY -> Region.of(request.width(), request.arrayLayers());
      case IMAGE_2D -> Region.of(request.width(), request.height());
      case IMAGE_2D_ARRAY -> Region.of(request.width(), request.height(), request.arrayLayers());
      case IMAGE_3D -> Region.of(request.width(), request.height(), request.depth());
    };
  }

  private static Footprint footprint(
      @Nullable BufferMemory buffer, ImageRequest request, Origin origin, Region region) {
    if (buffer == null) {
      return new Footprint.Box(origin, region);
    }
    return rows(
        buffer.byteOffset, request.format().byteSize(), request.pitch().rowBytes(), origin, region);
  }

  private static Footprint rows(long base, int texel, long rowPitch, Origin origin, Region region) {
    return new Footprint.Rows(
        base + origin.y() * rowPitch + origin.x() * texel,
        region.width() * texel,
        rowPitch,
        region.height(),
        rowPitch * region.height(),
        1);
  }

  /** {@return a part of it: texels, or the bytes of the buffer that it was made from} */
  Footprint part(Origin origin, Region region) {
    return parent instanceof BufferMemory buffer
        ? rows(buffer.byteOffset, format.byteSize(), pitch.rowBytes(), origin, region)
        : new Footprint.Box(origin, region);
  }

  /** {@return the bytes of a region, packed} */
  long bytesOf(Region region) {
    return region.width() * region.height() * region.depth() * format.byteSize();
  }

  /** {@return a region as rows of bytes in host memory; layers of 1D arrays are slices there} */
  Region hostRows(Region region) {
    long width = region.width() * format.byteSize();
    return kind == ImageKind.IMAGE_1D_ARRAY
        ? Region.of(width, 1, region.height())
        : Region.of(width, region.height(), region.depth());
  }

  /** {@return the whole image, with layers as the coordinate after its dimensions} */
  Region region() {
    return switch (kind) {
      case IMAGE_1D, IMAGE_1D_BUFFER -> Region.of(width);
      case IMAGE_1D_ARRAY -> Region.of(width, layers);
      case IMAGE_2D -> Region.of(width, height);
      case IMAGE_2D_ARRAY -> Region.of(width, height, layers);
      case IMAGE_3D -> Region.of(width, height, depth);
    };
  }

  @Override
  DriverImage driver() {
    return driver;
  }

  @Override
  String noun() {
    return "image";
  }

  /** {@return the bytes from the first to the last of a region in host memory} */
  long span(Region region, Pitch pitch) {
    return Bounds.span(kind, format.byteSize(), region, pitch);
  }
}
