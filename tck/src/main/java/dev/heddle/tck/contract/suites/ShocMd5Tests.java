package dev.heddle.tck.contract.suites;

import static dev.heddle.DeviceFeature.JAVA_KERNELS;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import dev.heddle.Buffer;
import dev.heddle.Kernel;
import dev.heddle.NDRange;
import dev.heddle.WorkItem;
import dev.heddle.tck.Proves;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** SHOC: MD5Hash, which looks for the key of a digest; the JDK's digest is the check. */
class ShocMd5Tests extends SuiteTests {
  /** Keys of 4 bytes, each one of 7 values. */
  private static final int BYTES = 4;

  private static final int VALUES = 7;

  @Proves(language = "SHOC MD5Hash: FindKeyWithDigest", needs = JAVA_KERNELS)
  void search_findsTheKeyOfADigest() throws NoSuchAlgorithmException {
    int keys = VALUES * VALUES * VALUES * VALUES;
    int wanted = random().nextInt(keys);
    byte[] key = new byte[BYTES];
    for (int i = 0, rest = wanted; i < BYTES; i++, rest /= VALUES) {
      key[i] = (byte) (rest % VALUES);
    }
    ByteBuffer digest =
        ByteBuffer.wrap(MessageDigest.getInstance("MD5").digest(key))
            .order(ByteOrder.LITTLE_ENDIAN);
    Buffer.OfInt found = buffer(new int[] {-1, -1, 0, 0, 0, 0});
    int a = digest.getInt(0);
    int b = digest.getInt(4);
    int c = digest.getInt(8);
    int d = digest.getInt(12);
    run(new FindKey(found, a, b, c, d), NDRange.of(keys));
    int word = ByteBuffer.wrap(key).order(ByteOrder.LITTLE_ENDIAN).getInt();
    assertArrayEquals(
        new int[] {wanted, word, a, b, c, d}, queue().toArray(found), seeded("index, key, digest"));
  }

  /** A digest. */
  record Digest(int a, int b, int c, int d) {}

  /** SHOC's {@code FindKeyWithDigest_Kernel}. */
  record FindKey(Buffer.OfInt found, int a, int b, int c, int d) implements Kernel {
    static final int[] SINES = sines();
    static final int[] SHIFTS = {7, 12, 17, 22, 5, 9, 14, 20, 4, 11, 16, 23, 6, 10, 15, 21};

    private static int[] sines() {
      int[] sines = new int[64];
      for (int i = 0; i < sines.length; i++) {
        sines[i] = (int) (long) Math.floor(Math.abs(Math.sin(i + 1)) * 0x1p32);
      }
      return sines;
    }

    /** RFC 1321, for a message of one block. */
    static Digest md5(int word) {
      int[] block = new int[16];
      block[0] = word;
      block[1] = 0x80;
      block[14] = 8 * BYTES;
      int a = 0x67452301;
      int b = 0xefcdab89;
      int c = 0x98badcfe;
      int d = 0x10325476;
      for (int i = 0; i < 64; i++) {
        int mixed;
        int from;
        switch (i >> 4) {
          case 0 -> {
            mixed = b & c | ~b & d;
            from = i;
          }
          case 1 -> {
            mixed = d & b | ~d & c;
            from = 5 * i + 1;
          }
          case 2 -> {
            mixed = b ^ c ^ d;
            from = 3 * i + 5;
          }
          default -> {
            mixed = c ^ (b | ~d);
            from = 7 * i;
          }
        }
        int sum = a + mixed + SINES[i] + block[from & 15];
        a = d;
        d = c;
        c = b;
        b += Integer.rotateLeft(sum, SHIFTS[i >> 4 << 2 | i & 3]);
      }
      return new Digest(a + 0x67452301, b + 0xefcdab89, c + 0x98badcfe, d + 0x10325476);
    }

    @Override
    public void run(WorkItem item) {
      int index = item.globalId(0);
      int word = 0;
      int rest = index;
      for (int i = 0; i < BYTES; i++) {
        word |= rest % VALUES << 8 * i;
        rest /= VALUES;
      }
      Digest digest = md5(word);
      if (digest.a() == a && digest.b() == b && digest.c() == c && digest.d() == d) {
        found.set(0, index);
        found.set(1, word);
        found.set(2, digest.a());
        found.set(3, digest.b());
        found.set(4, digest.c());
        found.set(5, digest.d());
      }
    }
  }
}
