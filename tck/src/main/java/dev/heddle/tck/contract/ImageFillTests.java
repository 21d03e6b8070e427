package dev.heddle.tck.contract;

import static dev.heddle.DeviceFeature.IMAGES;
import static dev.heddle.Rule.IMG_5;

import dev.heddle.ChannelOrder;
import dev.heddle.ChannelType;
import dev.heddle.Event;
import dev.heddle.Float4;
import dev.heddle.Image;
import dev.heddle.ImageFormat;
import dev.heddle.Int4;
import dev.heddle.MemoryOptions;
import dev.heddle.Origin;
import dev.heddle.Region;
import dev.heddle.Status;
import dev.heddle.tck.Proves;
import java.util.Arrays;

/** Fills of images: IMG-5. What a kernel writes is held against the same model elsewhere. */
class ImageFillTests extends ImageContractTests {
  private Event fill(Image image, double[] colour, Box part) {
    return new TexelModel(image.format()).readsAsFloat()
        ? queue()
            .fill(
                image,
                new Float4(
                    (float) colour[0], (float) colour[1], (float) colour[2], (float) colour[3]),
                part.origin(),
                part.region())
        : queue()
            .fill(
                image,
                new Int4((int) colour[0], (int) colour[1], (int) colour[2], (int) colour[3]),
                part.origin(),
                part.region());
  }

  @Proves(needs = IMAGES)
  void colour_isConvertedAndSaturates() {
    for (ImageForm form : forms()) {
      for (ImageFormat format : formats(form.kind())) {
        TexelModel model = new TexelModel(format);
        int colours = model.components().length;
        Region region = new Region(colours, form.region().height(), form.region().depth());
        try (Image image = form.make(context(), format, region, MemoryOptions.DEFAULT)) {
          for (int i = 0; i < colours; i++) {
            fill(image, model.colour(i), new Box(Origin.of(i), Region.of(1)));
          }
          byte[] texels = texels(image);
          for (int i = 0; i < colours; i++) {
            double[] colour = model.colour(i);
            model.assertWritten(
                colour,
                texels,
                i * format.byteSize(),
                () -> form + " filled with " + Arrays.toString(colour));
          }
        }
      }
    }
  }

  @Proves(needs = IMAGES)
  void everyTexelOfTheRegion_isFilledAndNoOther() {
    for (ImageForm form : forms()) {
      for (ImageFormat format : SOME_FORMATS) {
        try (Image image = form.make(context(), format)) {
          HostTexels texels = writeDistinct(image, 0);
          int first = 0;
          for (Box part : Box.within(image)) {
            fill(image, new TexelModel(format).colour(first++), part);
            // What the colour became is taken from the first texel; the model checks it elsewhere.
            Origin at = part.origin();
            int start = texels.at(at.x(), at.y(), at.z());
            byte[] texel = Arrays.copyOfRange(texels(image), start, start + format.byteSize());
            texels.set(at, part.region(), HostTexels.repeated(part.region(), texel));
            assertTexels(texels, image, form + " after a fill of " + part);
          }
        }
      }
    }
  }

  @Proves(value = IMG_5, needs = IMAGES)
  void colourOfTheOtherSample_isRefused() {
    ImageFormat unsigned = new ImageFormat(ChannelOrder.RGBA, ChannelType.UNSIGNED_INT8);
    ImageFormat signed = new ImageFormat(ChannelOrder.RGBA, ChannelType.SIGNED_INT32);
    for (ImageForm form : forms()) {
      Region region = Region.of(2);
      for (ImageFormat format : new ImageFormat[] {unsigned, signed}) {
        try (Image image = form.make(context(), format)) {
          HostTexels texels = writeDistinct(image, 0);
          assertViolation(
              IMG_5,
              Status.INVALID_VALUE,
              () -> queue().fill(image, Float4.of(1), Origin.ZERO, region));
          assertTexels(texels, image, "after a refused fill");
        }
      }
      for (ImageFormat format : new ImageFormat[] {RGBA8, ImageFormat.RGBA32F}) {
        try (Image image = form.make(context(), format)) {
          HostTexels texels = writeDistinct(image, 0);
          assertViolation(
              IMG_5,
              Status.INVALID_VALUE,
              () -> queue().fill(image, Int4.of(1), Origin.ZERO, region));
          assertTexels(texels, image, "after a refused fill");
        }
      }
    }
  }
}
