package dev.heddle.compiler.interpreter;

import java.util.Arrays;
import java.util.Objects;

/** A toy image of 4 by 4 by 4 texels, or layers, which samplers clamp and do not blend. */
public final class Texels {
  /** Its size along each axis. */
  public static final int SIZE = 4;

  private final int[][] texels = new int[SIZE * SIZE * SIZE][4];

  /** Makes it with texels that are told apart. */
  public Texels() {
    for (int i = 0; i < texels.length; i++) {
      Arrays.setAll(texels[i], channel -> 0);
      texels[i][0] = i;
      texels[i][1] = -i;
      texels[i][2] = 3 * i;
      texels[i][3] = 1;
    }
  }

  /** {@return the texel at whole or broken coordinates} */
  int[] read(double[] at) {
    return texels[place(at)];
  }

  /** {@return the texel at coordinates that are inside} */
  int[] fetch(double[] at) {
    requireInside(at);
    return read(at);
  }

  private static void requireInside(double[] at) {
    for (double coordinate : at) {
      Objects.checkIndex((int) coordinate, SIZE);
    }
  }

  void write(double[] at, int[] texel) {
    requireInside(at);
    texels[place(at)] = texel;
  }

  private static int place(double[] at) {
    int place = 0;
    for (int d = at.length - 1; d >= 0; d--) {
      place = place * SIZE + Math.clamp((long) Math.floor(at[d]), 0, SIZE - 1);
    }
    return place;
  }

  long[] all() {
    return Arrays.stream(texels).flatMapToInt(Arrays::stream).asLongStream().toArray();
  }
}
