package dev.heddle;

import java.util.Optional;

/**
 * Texels in one of the shapes of {@link ImageKind}, read through samplers.
 *
 * <p>The host asks for its shape and format and transfers it with a {@link CommandQueue}. Kernels
 * read and write texels by the methods of {@link Image1D}, {@link Image1DBuffer}, {@link
 * Image1DArray}, {@link Image2D}, {@link Image2DArray} and {@link Image3D}; outside a kernel these
 * throw {@link IllegalStateException}.
 *
 * <ul>
 *   <li>{@code read} and {@code write(…, Float4)} are for formats whose {@link
 *       ChannelType#sample()} is FLOAT, {@code readInt} and {@code write(…, Int4)} for the others;
 *       the wrong one is a {@link KernelFaultException}.
 *   <li>Components come as red, green, blue, alpha whatever the order in memory; missing ones read
 *       as 0, alpha as 1.
 *   <li>Writes convert: normalized and integer types saturate, and round to the nearest even.
 *   <li>A read without a sampler, or a write, outside the image is a {@link KernelFaultException}.
 *   <li>A kernel reads an image or writes it; what it reads of an image that it also writes is
 *       specified only for texels that the same work item wrote.
 * </ul>
 */
public interface Image extends MemObject {
  /** {@return the image's shape} */
  ImageKind kind();

  /** {@return how a texel lies in memory} */
  ImageFormat format();

  /** {@return the width in texels} */
  int width();

  /** {@return the height in texels; 1 for 1D images} */
  int height();

  /** {@return the depth in texels; 1 but for 3D images} */
  int depth();

  /** {@return the number of layers; 1 but for arrays} */
  int arrayLayers();

  /** {@return the buffer that the image was made from} */
  Optional<Buffer> buffer();

  /** {@return the whole image, with layers as the coordinate after its dimensions} */
  default Region region() {
    return switch (kind()) {
      case IMAGE_1D, IMAGE_1D_BUFFER -> Region.of(width());
      case IMAGE_1D_ARRAY -> Region.of(width(), arrayLayers());
      case IMAGE_2D -> Region.of(width(), height());
      case IMAGE_2D_ARRAY -> Region.of(width(), height(), arrayLayers());
      case IMAGE_3D -> Region.of(width(), height(), depth());
    };
  }
}
