package dev.heddle;

/** The shapes of images ({@link Rule#IMG_1}). */
public enum ImageKind {
  /** A row of texels. */
  IMAGE_1D(1, false),
  /** A row of texels in a buffer's storage. */
  IMAGE_1D_BUFFER(1, false),
  /** Rows of texels, each a layer of its own. */
  IMAGE_1D_ARRAY(1, true),
  /** Rows and columns. */
  IMAGE_2D(2, false),
  /** 2D images, each a layer of its own. */
  IMAGE_2D_ARRAY(2, true),
  /** Rows, columns and slices. */
  IMAGE_3D(3, false);

  private final int dimensions;
  private final boolean array;

  ImageKind(int dimensions, boolean array) {
    this.dimensions = dimensions;
    this.array = array;
  }

  /** {@return the dimensions of one layer: 1 to 3} */
  public int dimensions() {
    return dimensions;
  }

  /** {@return whether the image has layers, addressed by the coordinate after its dimensions} */
  public boolean isArray() {
    return array;
  }

  /** {@return how many coordinates of an {@link Origin} and a {@link Region} are used: 1 to 3} */
  public int coordinates() {
    return array ? dimensions + 1 : dimensions;
  }
}
