package dev.heddle;

/**
 * Rows of texels, each a layer of its own.
 *
 * <p>The methods that read and write texels are for kernels: see {@link Image}.
 */
public interface Image1DArray extends Image {
  /**
   * {@return the texel at integer coordinates, through a sampler, as floats}
   *
   * @param sampler how to read; coordinates that are not normalized
   * @param x texel along x
   * @param layer layer of the array
   */
  Float4 read(Sampler sampler, int x, int layer);

  /**
   * {@return the texel or blend of texels at float coordinates, through a sampler, as floats}
   *
   * @param sampler how to read
   * @param x coordinate along x
   * @param layer layer of the array
   */
  Float4 read(Sampler sampler, float x, int layer);

  /**
   * {@return the texel at integer coordinates, through a sampler, as integers}
   *
   * @param sampler how to read; coordinates that are not normalized
   * @param x texel along x
   * @param layer layer of the array
   */
  Int4 readInt(Sampler sampler, int x, int layer);

  /**
   * {@return the texel or blend of texels at float coordinates, through a sampler, as integers}
   *
   * @param sampler how to read
   * @param x coordinate along x
   * @param layer layer of the array
   */
  Int4 readInt(Sampler sampler, float x, int layer);

  /**
   * {@return the texel at a place inside the image, as floats}
   *
   * @param x texel along x
   * @param layer layer of the array
   */
  Float4 read(int x, int layer);

  /**
   * {@return the texel at a place inside the image, as integers}
   *
   * @param x texel along x
   * @param layer layer of the array
   */
  Int4 readInt(int x, int layer);

  /**
   * Sets a texel inside the image, from floats.
   *
   * @param x texel along x
   * @param layer layer of the array
   * @param texel its new value
   */
  void write(int x, int layer, Float4 texel);

  /**
   * Sets a texel inside the image, from integers.
   *
   * @param x texel along x
   * @param layer layer of the array
   * @param texel its new value
   */
  void write(int x, int layer, Int4 texel);
}
