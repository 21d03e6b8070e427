package dev.heddle;

/**
 * Rows, columns and slices of texels.
 *
 * <p>The methods that read and write texels are for kernels: see {@link Image}.
 */
public interface Image3D extends Image {
  /**
   * {@return the texel at integer coordinates, through a sampler, as floats}
   *
   * @param sampler how to read; coordinates that are not normalized
   * @param x texel along x
   * @param y texel along y
   * @param z texel along z
   */
  Float4 read(Sampler sampler, int x, int y, int z);

  /**
   * {@return the texel or blend of texels at float coordinates, through a sampler, as floats}
   *
   * @param sampler how to read
   * @param x coordinate along x
   * @param y coordinate along y
   * @param z coordinate along z
   */
  Float4 read(Sampler sampler, float x, float y, float z);

  /**
   * {@return the texel at integer coordinates, through a sampler, as integers}
   *
   * @param sampler how to read; coordinates that are not normalized
   * @param x texel along x
   * @param y texel along y
   * @param z texel along z
   */
  Int4 readInt(Sampler sampler, int x, int y, int z);

  /**
   * {@return the texel or blend of texels at float coordinates, through a sampler, as integers}
   *
   * @param sampler how to read
   * @param x coordinate along x
   * @param y coordinate along y
   * @param z coordinate along z
   */
  Int4 readInt(Sampler sampler, float x, float y, float z);

  /**
   * {@return the texel at a place inside the image, as floats}
   *
   * @param x texel along x
   * @param y texel along y
   * @param z texel along z
   */
  Float4 read(int x, int y, int z);

  /**
   * {@return the texel at a place inside the image, as integers}
   *
   * @param x texel along x
   * @param y texel along y
   * @param z texel along z
   */
  Int4 readInt(int x, int y, int z);

  /**
   * Sets a texel inside the image, from floats.
   *
   * @param x texel along x
   * @param y texel along y
   * @param z texel along z
   * @param texel its new value
   */
  void write(int x, int y, int z, Float4 texel);

  /**
   * Sets a texel inside the image, from integers.
   *
   * @param x texel along x
   * @param y texel along y
   * @param z texel along z
   * @param texel its new value
   */
  void write(int x, int y, int z, Int4 texel);
}
