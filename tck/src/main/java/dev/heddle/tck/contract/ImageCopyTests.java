package dev.heddle.tck.contract;

import static dev.heddle.DeviceFeature.IMAGES;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import dev.heddle.Buffer;
import dev.heddle.Float4;
import dev.heddle.Image;
import dev.heddle.ImageFormat;
import dev.heddle.Origin;
import dev.heddle.Region;
import dev.heddle.tck.Proves;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Copies between images, and between images and buffers: what they move. IMG-4. */
class ImageCopyTests extends ImageContractTests {
  @Proves(needs = IMAGES)
  void copyBetweenKinds_movesTheRegionThatBothHave() {
    for (ImageForm from : forms()) {
      for (ImageForm to : forms()) {
        for (ImageFormat format : SOME_FORMATS) {
          try (Image source = from.make(context(), format);
              Image target = to.make(context(), format)) {
            HostTexels read = writeDistinct(source, 0);
            HostTexels written = writeDistinct(target, 50);
            Region region = common(source.region(), target.region());
            Origin start = end(source.region(), region);
            queue().copy(source, start, target, Origin.ZERO, region);
            written.set(Origin.ZERO, region, read.part(start, region));
            assertTexels(written, target, region + " from " + from);
            assertTexels(read, source, region + " to " + to);
          }
        }
      }
    }
  }

  /** The largest region that fits into both and leaves something of each out. */
  private static Region common(Region one, Region other) {
    return new Region(
        Math.min(one.width(), other.width()) - 1,
        Math.min(one.height(), other.height()),
        Math.min(one.depth(), other.depth()));
  }

  private static Origin end(Region all, Region region) {
    return new Origin(
        all.width() - region.width(), all.height() - region.height(), all.depth() - region.depth());
  }

  @Proves(needs = IMAGES)
  void copyToABuffer_packsTheRegion() {
    for (ImageForm form : forms()) {
      for (ImageFormat format : SOME_FORMATS) {
        try (Image image = form.make(context(), format)) {
          HostTexels texels = writeDistinct(image, 0);
          for (Box part : Box.within(image)) {
            byte[] packed = texels.part(part.origin(), part.region());
            int offset = 3 * format.byteSize();
            byte[] expected = new byte[packed.length + 4 * format.byteSize()];
            Buffer buffer = context().newBuffer(expected.length);
            queue().write(buffer, MemorySegment.ofArray(expected));
            queue().copy(image, part.origin(), part.region(), buffer, offset);
            System.arraycopy(packed, 0, expected, offset, packed.length);
            assertArrayEquals(expected, contents(buffer), () -> form + ", " + part);
            buffer.close();
          }
        }
      }
    }
  }

  @Proves(needs = IMAGES)
  void copyFromABuffer_unpacksTheRegion() {
    for (ImageForm form : forms()) {
      for (ImageFormat format : SOME_FORMATS) {
        try (Image image = form.make(context(), format)) {
          HostTexels texels = writeDistinct(image, 0);
          for (Box part : Box.within(image)) {
            byte[] packed = HostTexels.distinct(part.region(), format.byteSize(), 31).bytes();
            int offset = 3 * format.byteSize();
            Buffer buffer = context().newBuffer(packed.length + 4L * format.byteSize());
            queue().write(buffer, offset, MemorySegment.ofArray(packed));
            queue().copy(buffer, offset, image, part.origin(), part.region());
            texels.set(part.origin(), part.region(), packed);
            assertTexels(texels, image, "a copy to " + part + " of " + form);
            buffer.close();
          }
        }
      }
    }
  }

  @Proves(needs = IMAGES)
  void randomTransfers_agreeWithPlainArrays() {
    Random random = random();
    for (ImageForm form : forms()) {
      new Transfers(form, random).run(60);
    }
  }

  /** Two images and a buffer, with what they should hold. */
  private final class Transfers {
    private final ImageForm form;
    private final Random random;
    private final List<Image> images;
    private final List<HostTexels> texels;
    private final Buffer buffer;
    private final byte[] bytes;

    Transfers(ImageForm form, Random random) {
      this.form = form;
      this.random = random;
      this.images = List.of(form.make(context(), RGBA8), form.make(context(), RGBA8));
      this.texels = List.of(writeDistinct(images.get(0), 0), writeDistinct(images.get(1), 60));
      this.bytes = HostTexels.distinctBytes(Math.toIntExact(images.get(0).byteSize()), 20);
      this.buffer = context().newBuffer(bytes.length);
      queue().write(buffer, MemorySegment.ofArray(bytes));
    }

    void run(int count) {
      for (int i = 0; i < count; i++) {
        String what = step();
        String where = form + ", step " + i + ", " + what + ", seed " + seed();
        assertTexels(texels.get(0), images.get(0), where);
        assertTexels(texels.get(1), images.get(1), where);
        assertArrayEquals(bytes, contents(buffer), where);
      }
    }

    private String step() {
      int one = random.nextInt(2);
      Image image = images.get(one);
      HostTexels model = texels.get(one);
      Box part = anyPart(image.region());
      Origin at = part.origin();
      Region region = part.region();
      byte[] packed = HostTexels.distinct(region, 4, random.nextInt(100)).bytes();
      int offset = random.nextInt(bytes.length - packed.length + 1);
      switch (random.nextInt(5)) {
        case 0 -> {
          HostLayout layout = HostLayout.gapped(form, region, 4, random.nextInt(3));
          byte[] memory = layout.spread(packed, layout.span(), (byte) 1);
          queue().writeAsync(image, at, region, MemorySegment.ofArray(memory), layout.pitch());
          model.set(at, region, packed);
          return "write " + part;
        }
        case 1 -> {
          Image other = images.get(1 - one);
          queue().copy(image, at, other, at, region);
          texels.get(1 - one).set(at, region, model.part(at, region));
          return "copy " + part;
        }
        case 2 -> {
          queue().copy(image, at, region, buffer, offset);
          System.arraycopy(model.part(at, region), 0, bytes, offset, packed.length);
          return "copy " + part + " to byte " + offset;
        }
        case 3 -> {
          queue().copy(buffer, offset, image, at, region);
          model.set(at, region, Arrays.copyOfRange(bytes, offset, offset + packed.length));
          return "copy byte " + offset + " to " + part;
        }
        default -> {
          int level = random.nextInt(256);
          queue().fill(image, Float4.of(level / 255f), at, region);
          model.set(at, region, HostTexels.repeated(region, gray(level)));
          return "fill " + part;
        }
      }
    }

    private static byte[] gray(int level) {
      byte[] texel = new byte[4];
      Arrays.fill(texel, (byte) level);
      return texel;
    }

    private Box anyPart(Region all) {
      Region region = new Region(any(all.width()) + 1, any(all.height()) + 1, any(all.depth()) + 1);
      Origin at =
          new Origin(
              any(all.width() - region.width() + 1),
              any(all.height() - region.height() + 1),
              any(all.depth() - region.depth() + 1));
      return new Box(at, region);
    }

    private long any(long bound) {
      return random.nextInt(Math.toIntExact(bound));
    }
  }
}
