package dev.heddle;

/**
 * 2D images of one size, each a layer of its own.
 *
 * <p>The methods that read and write texels are for kernels: see {@link Image}.
 */
public interface Image2DArray extends Image {
  /**
   * {@return the texel at integer coordinates, through a sampler, as floats}
   *
   * @param sampler how to read; coordinates that are not normalized
   * @param x texel along x
   * @param y texel along y
   * @param layer layer of the array
   */
  Float4 read(Sampler sampler, int x, int y, int layer);

  /**
   * {@return the texel or blend of texels at float coordinates, through a sampler, as floats}
   *
   * @param sampler how to read
   * @param x coordinate along x
   * @param y coordinate along y
   * @param layer layer of the array
   */
  Float4 read(Sampler sampler, float x, float y, int layer);

  /**
   * {@return the texel at integer coordinates, through a sampler, as integers}
   *
   * @param sampler how to read; coordinates that are not normalized
   * @param x texel along x
   * @param y texel along y
   * @param layer layer of the array
   */
  Int4 readInt(Sampler sampler, int x, int y, int layer);

  /**
   * {@return the texel or blend of texels at float coordinates, through a sampler, as integers}
   *
   * @param sampler how to read
   * @param x coordinate along x
   * @param y coordinate along y
   * @param layer layer of the array
   */
  Int4 readInt(Sampler sampler, float x, float y, int layer);

  /**
   * {@return the texel at a place inside the image, as floats}
   *
   * @param x texel along x
   * @param y texel along y
   * @param layer layer of the array
   */
  Float4 read(int x, int y, int layer);

  /**
   * {@return the texel at a place inside the image, as integers}
   *
   * @param x texel along x
   * @param y texel along y
   * @param layer layer of the array
   */
  Int4 readInt(int x, int y, int layer);

  /**
   * Sets a texel inside the image, from floats.
   *
   * @param x texel along x
   * @param y texel along y
   * @param layer layer of the array
   * @param texel its new value
   */
  void write(int x, int y, int layer, Float4 texel);

  /**
   * Sets a texel inside the image, from integers.
   *
   * @param x texel along x
   * @param y texel along y
   * @param layer layer of the array
   * @param texel its new value
   */
  void write(int x, int y, int layer, Int4 texel);
}
