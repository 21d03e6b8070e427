package dev.heddle.tck.contract.suites;

import static dev.heddle.DeviceFeature.JAVA_KERNELS;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import dev.heddle.Buffer;
import dev.heddle.Kernel;
import dev.heddle.Local;
import dev.heddle.NDRange;
import dev.heddle.WorkItem;
import dev.heddle.tck.Proves;
import java.util.Random;

/** Parboil: histo, tpacf and sad, which count. */
class ParboilCountTests extends SuiteTests {
  @Proves(language = "Parboil histo", needs = JAVA_KERNELS)
  void histo_saturatesAt255() {
    int bins = 64;
    int[] image = new int[9001];
    Random random = random();
    for (int i = 0; i < image.length; i++) {
      image[i] = (int) Math.min(bins - 1, Math.max(0, bins / 2 + random.nextGaussian() * 7));
    }
    Buffer.OfInt counts = buffer(new int[bins]);
    Buffer.OfByte saturated = context().newByteBuffer(bins);
    run(new Histogram(buffer(image), counts, Local.ofInts(bins)), groups(5 * 32, 32));
    run(new Saturate(counts, saturated), NDRange.of(bins));
    int[] expected = new int[bins];
    for (int value : image) {
      expected[value]++;
    }
    byte[] expectedSaturated = new byte[bins];
    for (int bin = 0; bin < bins; bin++) {
      expectedSaturated[bin] = (byte) Math.min(255, expected[bin]);
    }
    assertArrayEquals(expected, queue().toArray(counts), seeded("counts"));
    assertArrayEquals(expectedSaturated, queue().toArray(saturated), seeded("saturated counts"));
  }

  /** Parboil's {@code histo_main_kernel}: each group counts in local memory, then adds. */
  record Histogram(Buffer.OfInt image, Buffer.OfInt counts, Local.OfInt own) implements Kernel {
    @Override
    public void run(WorkItem item) {
      int bins = (int) counts.length();
      for (int bin = item.localId(0); bin < bins; bin += item.localSize(0)) {
        own.set(bin, 0);
      }
      item.barrier();
      for (int i = item.globalId(0); i < image.length(); i += item.globalSize(0)) {
        own.getAndAdd(image.get(i), 1);
      }
      item.barrier();
      for (int bin = item.localId(0); bin < bins; bin += item.localSize(0)) {
        int count = own.get(bin);
        if (count > 0) {
          counts.getAndAdd(bin, count);
        }
      }
    }
  }

  /** Parboil's {@code histo_final_kernel}. */
  record Saturate(Buffer.OfInt counts, Buffer.OfByte saturated) implements Kernel {
    @Override
    public void run(WorkItem item) {
      int bin = item.globalId(0);
      saturated.set(bin, (byte) Math.min(255, counts.get(bin)));
    }
  }

  @Proves(language = "Parboil tpacf: gen_hists", needs = JAVA_KERNELS)
  void tpacf_countsPairsByAngle() {
    int points = 157;
    int bins = 20;
    Random random = random();
    float[] places = new float[3 * points];
    for (int i = 0; i < points; i++) {
      double longitude = random.nextDouble() * 2 * Math.PI;
      double latitude = Math.asin(random.nextDouble() * 2 - 1);
      places[3 * i] = (float) (Math.cos(longitude) * Math.cos(latitude));
      places[3 * i + 1] = (float) (Math.sin(longitude) * Math.cos(latitude));
      places[3 * i + 2] = (float) Math.sin(latitude);
    }
    float[] limits = new float[bins + 1];
    for (int k = 0; k <= bins; k++) {
      limits[k] = (float) Math.cos(Math.pow(10, Math.log10(0.05) + k * 0.08));
    }
    Buffer.OfInt histogram = buffer(new int[bins + 2]);
    run(
        new Angles(buffer(places), buffer(limits), histogram, Local.ofInts(bins + 2), points),
        groups(points, 32));
    int[] expected = new int[bins + 2];
    for (int i = 0; i < points; i++) {
      for (int j = i + 1; j < points; j++) {
        float cosine =
            places[3 * i] * places[3 * j]
                + places[3 * i + 1] * places[3 * j + 1]
                + places[3 * i + 2] * places[3 * j + 2];
        int bin = 0;
        while (bin <= bins && cosine < limits[bin]) {
          bin++;
        }
        expected[bin]++;
      }
    }
    assertArrayEquals(expected, queue().toArray(histogram), seeded("histogram"));
  }

  /** Parboil's {@code gen_hists}: the bin of a pair is searched by halving. */
  record Angles(
      Buffer.OfFloat places,
      Buffer.OfFloat limits,
      Buffer.OfInt histogram,
      Local.OfInt own,
      int points)
      implements Kernel {
    @Override
    public void run(WorkItem item) {
      int bins = (int) histogram.length();
      for (int bin = item.localId(0); bin < bins; bin += item.localSize(0)) {
        own.set(bin, 0);
      }
      item.barrier();
      int i = item.globalId(0);
      for (int j = i + 1; j < points; j++) {
        float cosine =
            places.get(3 * i) * places.get(3 * j)
                + places.get(3 * i + 1) * places.get(3 * j + 1)
                + places.get(3 * i + 2) * places.get(3 * j + 2);
        int low = 0;
        int high = bins - 1;
        while (low < high) {
          int middle = low + high >>> 1;
          if (cosine >= limits.get(middle)) {
            high = middle;
          } else {
            low = middle + 1;
          }
        }
        own.getAndAdd(low, 1);
      }
      item.barrier();
      for (int bin = item.localId(0); bin < bins; bin += item.localSize(0)) {
        histogram.getAndAdd(bin, own.get(bin));
      }
    }
  }

  @Proves(language = "Parboil sad: mb_sad_calc, larger_sad_calc_8", needs = JAVA_KERNELS)
  void sad_comparesBlocksOfTwoFrames() {
    int width = 24;
    int height = 16;
    Random random = random();
    char[] frame = new char[width * height];
    char[] reference = new char[width * height];
    for (int i = 0; i < frame.length; i++) {
      frame[i] = (char) random.nextInt(256);
      reference[i] = (char) random.nextInt(256);
    }
    int blocks = width / 4 * (height / 4);
    int positions = Sad.SIDE * Sad.SIDE;
    Buffer.OfChar sads = context().newCharBuffer((long) blocks * positions);
    Buffer.OfChar sums = context().newCharBuffer((long) blocks / 4 * positions);
    run(
        new Sad(
            context().newCharBuffer(frame),
            context().newCharBuffer(reference),
            sads,
            width,
            height),
        NDRange.of(positions, width / 4, height / 4));
    run(new Sad8(sads, sums, width), NDRange.of(positions, width / 8, height / 8));
    char[] expected = new char[blocks * positions];
    char[] expectedSums = new char[blocks / 4 * positions];
    for (int block = 0; block < blocks; block++) {
      int blockX = block % (width / 4);
      int blockY = block / (width / 4);
      for (int position = 0; position < positions; position++) {
        int sad = 0;
        for (int y = 4 * blockY; y < 4 * blockY + 4; y++) {
          for (int x = 4 * blockX; x < 4 * blockX + 4; x++) {
            int otherX = clamp(x + position % Sad.SIDE - Sad.RANGE, width);
            int otherY = clamp(y + position / Sad.SIDE - Sad.RANGE, height);
            sad += Math.abs(frame[y * width + x] - reference[otherY * width + otherX]);
          }
        }
        expected[block * positions + position] = (char) sad;
        expectedSums[(blockY / 2 * (width / 8) + blockX / 2) * positions + position] += (char) sad;
      }
    }
    assertArrayEquals(expected, queue().toArray(sads), seeded("blocks of 4 by 4"));
    assertArrayEquals(expectedSums, queue().toArray(sums), seeded("blocks of 8 by 8"));
  }

  private static int clamp(int coordinate, int size) {
    return Math.max(0, Math.min(size - 1, coordinate));
  }

  /** Parboil's {@code mb_sad_calc}: a block of 4 by 4 and a place nearby in the other frame. */
  record Sad(
      Buffer.OfChar frame, Buffer.OfChar reference, Buffer.OfChar sads, int width, int height)
      implements Kernel {
    static final int RANGE = 3;
    static final int SIDE = 2 * RANGE + 1;

    @Override
    public void run(WorkItem item) {
      int position = item.globalId(0);
      int blockX = item.globalId(1);
      int blockY = item.globalId(2);
      int moveX = position % SIDE - RANGE;
      int moveY = position / SIDE - RANGE;
      int sad = 0;
      for (int y = 0; y < 4; y++) {
        for (int x = 0; x < 4; x++) {
          int atX = blockX * 4 + x;
          int atY = blockY * 4 + y;
          char own = frame.get(atY * width + atX);
          char other =
              reference.get(clamp(atY + moveY, height) * width + clamp(atX + moveX, width));
          sad += Math.abs(own - other);
        }
      }
      int block = blockY * item.globalSize(1) + blockX;
      sads.set(block * item.globalSize(0) + position, (char) sad);
    }
  }

  /** Parboil's {@code larger_sad_calc_8}: blocks of 8 by 8 from four of 4 by 4. */
  record Sad8(Buffer.OfChar sads, Buffer.OfChar sums, int width) implements Kernel {
    @Override
    public void run(WorkItem item) {
      int position = item.globalId(0);
      int positions = item.globalSize(0);
      int row = width / 4;
      int block = item.globalId(2) * 2 * row + item.globalId(1) * 2;
      char sum = sads.get(block * positions + position);
      sum += sads.get((block + 1) * positions + position);
      sum += sads.get((block + row) * positions + position);
      sum += sads.get((block + row + 1) * positions + position);
      sums.set(
          (item.globalId(2) * item.globalSize(1) + item.globalId(1)) * positions + position, sum);
    }
  }
}
