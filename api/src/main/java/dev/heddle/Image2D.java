package dev.heddle;

/**
 * Rows and columns of texels.
 *
 * <p>The methods that read and write texels are for kernels: see {@link Image}.
 */
public interface Image2D extends Image {
  /**
   * {@return the texel at integer coordinates, through a sampler, as floats}
   *
   * @param sampler how to read; coordinates that are not normalized
   * @param x texel along x
   * @param y texel along y
   */
  Float4 read(Sampler sampler, int x, int y);

  /**
   * {@return the texel or blend of texels at float coordinates, through a sampler, as floats}
   *
   * @param sampler how to read
   * @param x coordinate along x
   * @param y coordinate along y
   */
  Float4 read(Sampler sampler, float x, float y);

  /**
   * {@return the texel at integer coordinates, through a sampler, as integers}
   *
   * @param sampler how to read; coordinates that are not normalized
   * @param x texel along x
   * @param y texel along y
   */
  Int4 readInt(Sampler sampler, int x, int y);

  /**
   * {@return the texel or blend of texels at float coordinates, through a sampler, as integers}
   *
   * @param sampler how to read
   * @param x coordinate along x
   * @param y coordinate along y
   */
  Int4 readInt(Sampler sampler, float x, float y);

  /**
   * {@return the texel at a place inside the image, as floats}
   *
   * @param x texel along x
   * @param y texel along y
   */
  Float4 read(int x, int y);

  /**
   * {@return the texel at a place inside the image, as integers}
   *
   * @param x texel along x
   * @param y texel along y
   */
  Int4 readInt(int x, int y);

  /**
   * Sets a texel inside the image, from floats.
   *
   * @param x texel along x
   * @param y texel along y
   * @param texel its new value
   */
  void write(int x, int y, Float4 texel);

  /**
   * Sets a texel inside the image, from integers.
   *
   * @param x texel along x
   * @param y texel along y
   * @param texel its new value
   */
  void write(int x, int y, Int4 texel);
}
