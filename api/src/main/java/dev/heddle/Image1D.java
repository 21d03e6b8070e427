package dev.heddle;

/**
 * A row of texels.
 *
 * <p>The methods that read and write texels are for kernels: see {@link Image}.
 */
public interface Image1D extends Image {
  /**
   * {@return the texel at integer coordinates, through a sampler, as floats}
   *
   * @param sampler how to read; coordinates that are not normalized
   * @param x texel along x
   */
  Float4 read(Sampler sampler, int x);

  /**
   * {@return the texel or blend of texels at float coordinates, through a sampler, as floats}
   *
   * @param sampler how to read
   * @param x coordinate along x
   */
  Float4 read(Sampler sampler, float x);

  /**
   * {@return the texel at integer coordinates, through a sampler, as integers}
   *
   * @param sampler how to read; coordinates that are not normalized
   * @param x texel along x
   */
  Int4 readInt(Sampler sampler, int x);

  /**
   * {@return the texel or blend of texels at float coordinates, through a sampler, as integers}
   *
   * @param sampler how to read
   * @param x coordinate along x
   */
  Int4 readInt(Sampler sampler, float x);

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
