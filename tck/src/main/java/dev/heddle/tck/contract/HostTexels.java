package dev.heddle.tck.contract;

import dev.heddle.Origin;
import dev.heddle.Region;
import java.util.Arrays;

/** Packed texels on the host: the plain model that images are compared with. */
final class HostTexels {
  private final Region region;
  private final int texelBytes;
  private final byte[] bytes;

  private HostTexels(Region region, int texelBytes, byte[] bytes) {
    this.region = region;
    this.texelBytes = texelBytes;
    this.bytes = bytes;
  }

  /** {@return texels that differ from their neighbours} */
  static HostTexels distinct(Region region, int texelBytes, int first) {
    return new HostTexels(region, texelBytes, distinctBytes(count(region) * texelBytes, first));
  }

  /**
   * {@return bytes that are a finite, normal number in every format, whatever four or two of them
   * are read together, so that a device may move them as it likes}
   *
   * @param first with which one to start
   */
  static byte[] distinctBytes(int count, int first) {
    byte[] bytes = new byte[count];
    for (int i = 0; i < count; i++) {
      bytes[i] = (byte) (4 + (first + i) % 107);
    }
    return bytes;
  }

  private static int count(Region region) {
    return Math.toIntExact(region.width() * region.height() * region.depth());
  }

  /** {@return all of them; not a copy} */
  byte[] bytes() {
    return bytes;
  }

  /** {@return where the bytes of a texel start} */
  int at(long x, long y, long z) {
    return Math.toIntExact(((z * region.height() + y) * region.width() + x) * texelBytes);
  }

  /** {@return a part, packed} */
  byte[] part(Origin origin, Region part) {
    byte[] packed = new byte[count(part) * texelBytes];
    int row = Math.toIntExact(part.width() * texelBytes);
    int to = 0;
    for (long z = 0; z < part.depth(); z++) {
      for (long y = 0; y < part.height(); y++) {
        int from = at(origin.x(), origin.y() + y, origin.z() + z);
        System.arraycopy(bytes, from, packed, to, row);
        to += row;
      }
    }
    return packed;
  }

  /** Replaces a part by packed texels. */
  void set(Origin origin, Region part, byte[] packed) {
    int row = Math.toIntExact(part.width() * texelBytes);
    int from = 0;
    for (long z = 0; z < part.depth(); z++) {
      for (long y = 0; y < part.height(); y++) {
        int to = at(origin.x(), origin.y() + y, origin.z() + z);
        System.arraycopy(packed, from, bytes, to, row);
        from += row;
      }
    }
  }

  /** {@return the packed texels of a region that are all the same} */
  static byte[] repeated(Region part, byte[] texel) {
    byte[] packed = new byte[count(part) * texel.length];
    for (int i = 0; i < packed.length; i++) {
      packed[i] = texel[i % texel.length];
    }
    return packed;
  }

  @Override
  public String toString() {
    return region + " texels " + Arrays.toString(bytes);
  }
}
