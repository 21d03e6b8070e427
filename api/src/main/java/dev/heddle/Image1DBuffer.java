package dev.heddle;

/**
 * A row of texels in the storage of a buffer; it is read without a sampler.
 *
 * <p>The methods that read and write texels are for kernels: see {@link Image}.
 */
public interface Image1DBuffer extends Image {
  /**
   * {@return the texel at a place inside the image, as floats}
   *
   * @param x texel along x
   */
  Float4 read(int x);

  /**
   * {@return the texel at a place inside the image, as integers}
   *
   * @param x texel along x
   */
  Int4 readInt(int x);

  /**
   * Sets a texel inside the image, from floats.
   *
   * @param x texel along x
   * @param texel its new value
   */
  void write(int x, Float4 texel);

  /**
   * Sets a texel inside the image, from integers.
   *
   * @param x texel along x
   * @param texel its new value
   */
  void write(int x, Int4 texel);
}
