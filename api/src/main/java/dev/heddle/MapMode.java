package dev.heddle;

/**
 * What a mapping is for ({@link Rule#MAP_4}).
 *
 * <table>
 * <caption>Map modes</caption>
 * <tr><th>mode</th><th>shows</th><th>takes writes</th><th>OpenCL</th></tr>
 * <tr><td>READ</td><td>the latest contents</td><td>no</td><td>{@code CL_MAP_READ}</td></tr>
 * <tr><td>WRITE</td><td>the latest contents</td><td>yes</td><td>{@code CL_MAP_WRITE}</td></tr>
 * <tr><td>READ_WRITE</td><td>the latest contents</td><td>yes</td><td>both</td></tr>
 * <tr><td>WRITE_INVALIDATE</td><td>unspecified bytes</td><td>yes, every byte</td>
 * <td>{@code CL_MAP_WRITE_INVALIDATE_REGION}</td></tr>
 * </table>
 */
public enum MapMode {
  /** To read; the segment refuses writes. */
  READ,
  /** To write parts of the region; the rest keeps its contents. */
  WRITE,
  /** To read and to write. */
  READ_WRITE,
  /** To write the whole region: nothing is copied in, and bytes not written are unspecified. */
  WRITE_INVALIDATE;

  /** {@return whether the mapping may change the region} */
  public boolean writes() {
    return this != READ;
  }
}
