package dev.heddle.tck.contract;

import static dev.heddle.DeviceFeature.IMAGES;
import static dev.heddle.DeviceFeature.JAVA_KERNELS;
import static dev.heddle.Rule.IMG_6;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.heddle.Buffer;
import dev.heddle.ChannelOrder;
import dev.heddle.ChannelType;
import dev.heddle.Image;
import dev.heddle.ImageFormat;
import dev.heddle.ImageKind;
import dev.heddle.KernelAccess;
import dev.heddle.MemoryOptions;
import dev.heddle.NDRange;
import dev.heddle.Region;
import dev.heddle.Sampler;
import dev.heddle.Sampler.Addressing;
import dev.heddle.Sampler.Coordinates;
import dev.heddle.Sampler.Filter;
import dev.heddle.Status;
import dev.heddle.tck.Proves;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.IntToDoubleFunction;

/** What kernels read through samplers: IMG-6, and the table of {@link Sampler}. */
class SamplerTests extends ImageContractTests {
  private static final Set<Addressing> REPEATING =
      EnumSet.of(Addressing.REPEAT, Addressing.MIRRORED_REPEAT);

  /** How many coordinates are read of each image through each sampler. */
  private static final int READS = 120;

  private static final ImageFormat INTS =
      new ImageFormat(ChannelOrder.RGBA, ChannelType.SIGNED_INT32);
  private static final List<ImageFormat> BLENDED =
      List.of(
          ImageFormat.RGBA32F, RGBA8, new ImageFormat(ChannelOrder.RGBA, ChannelType.HALF_FLOAT));

  /** {@return the forms that have samplers} */
  private List<ImageForm> sampledForms() {
    return forms().stream().filter(form -> form != ImageForm.ROW_IN_BUFFER).toList();
  }

  /** {@return the forms but arrays, which have a test of their own, since a driver fails it} */
  private List<ImageForm> normalizedForms() {
    return sampledForms().stream().filter(form -> !form.kind().isArray()).toList();
  }

  @Proves
  void repeatWithoutNormalizedCoordinates_isRefused() {
    for (Addressing addressing : REPEATING) {
      for (Filter filter : Filter.values()) {
        assertViolation(
            IMG_6,
            Status.INVALID_VALUE,
            () -> new Sampler(Coordinates.UNNORMALIZED, addressing, filter));
      }
    }
  }

  @Proves(
      value = IMG_6,
      needs = {IMAGES, JAVA_KERNELS})
  void nearestTexel_isTheSameOnEveryDevice() {
    for (Addressing addressing : EnumSet.complementOf(EnumSet.copyOf(REPEATING))) {
      Sampler sampler = new Sampler(Coordinates.UNNORMALIZED, addressing, Filter.NEAREST);
      for (ImageForm form : sampledForms()) {
        for (ImageFormat format : List.of(ImageFormat.RGBA32F, INTS, RGBA8)) {
          assertSamples(form, format, form.region(), sampler);
        }
      }
    }
  }

  @Proves(
      value = IMG_6,
      needs = {IMAGES, JAVA_KERNELS})
  void nearestTexel_atIntegerCoordinates_isTheSameOnEveryDevice() {
    for (Addressing addressing : EnumSet.complementOf(EnumSet.copyOf(REPEATING))) {
      Sampler sampler = new Sampler(Coordinates.UNNORMALIZED, addressing, Filter.NEAREST);
      for (ImageForm form : sampledForms()) {
        for (ImageFormat format : List.of(ImageFormat.RGBA32F, INTS, RGBA8)) {
          assertPicks(form, format, sampler);
        }
      }
    }
  }

  @Proves(
      value = IMG_6,
      needs = {IMAGES, JAVA_KERNELS})
  void nearestTexel_atNormalizedCoordinates_isWithinItsBound() {
    for (Addressing addressing : Addressing.values()) {
      Sampler sampler = new Sampler(Coordinates.NORMALIZED, addressing, Filter.NEAREST);
      for (ImageForm form : normalizedForms()) {
        for (ImageFormat format : List.of(ImageFormat.RGBA32F, INTS, RGBA8)) {
          assertSamples(form, format, form.region(), sampler);
        }
      }
    }
  }

  @Proves(
      value = IMG_6,
      needs = {IMAGES, JAVA_KERNELS})
  void blendedTexels_areWithinTheirBound() {
    for (Coordinates coordinates : Coordinates.values()) {
      for (Addressing addressing : Addressing.values()) {
        if (coordinates == Coordinates.NORMALIZED || !REPEATING.contains(addressing)) {
          Sampler sampler = new Sampler(coordinates, addressing, Filter.LINEAR);
          for (ImageForm form :
              coordinates == Coordinates.NORMALIZED ? normalizedForms() : sampledForms()) {
            for (ImageFormat format : BLENDED) {
              assertSamples(form, format, form.region(), sampler);
            }
          }
        }
      }
    }
  }

  @Proves(
      value = IMG_6,
      needs = {IMAGES, JAVA_KERNELS})
  void layersOfArrays_atNormalizedCoordinates_areWhole() {
    for (Addressing addressing : Addressing.values()) {
      for (Filter filter : Filter.values()) {
        Sampler sampler = new Sampler(Coordinates.NORMALIZED, addressing, filter);
        for (ImageForm form : List.of(ImageForm.ROWS, ImageForm.PLANES)) {
          assertSamples(form, ImageFormat.RGBA32F, form.region(), sampler);
        }
      }
    }
  }

  @Proves(
      value = IMG_6,
      needs = {IMAGES, JAVA_KERNELS})
  void imageOfOneTexel_isReadEverywhere() {
    for (Addressing addressing : EnumSet.complementOf(EnumSet.of(Addressing.NONE))) {
      for (Filter filter : Filter.values()) {
        Sampler sampler = new Sampler(Coordinates.NORMALIZED, addressing, filter);
        for (ImageForm form : List.of(ImageForm.ROW, ImageForm.PLANE, ImageForm.VOLUME)) {
          assertSamples(form, ImageFormat.RGBA32F, Region.of(1), sampler);
        }
      }
    }
  }

  @Proves(
      value = IMG_6,
      needs = {IMAGES, JAVA_KERNELS})
  void border_isTheOneOfTheFormat() {
    Sampler sampler = new Sampler(Coordinates.UNNORMALIZED, Addressing.CLAMP, Filter.NEAREST);
    for (ImageFormat format : device().imageFormats(ImageKind.IMAGE_2D, KernelAccess.READ_ONLY)) {
      assertPicks(ImageForm.PLANE, format, sampler);
    }
  }

  private void assertSamples(ImageForm form, ImageFormat format, Region region, Sampler sampler) {
    try (Image image = readable(form, format, region)) {
      SamplerModel model = fill(image);
      SampleCoordinates coordinates = new SampleCoordinates(sampler, image, random());
      float[] at = new float[3 * READS];
      for (int i = 0; i < at.length; i++) {
        at[i] = coordinates.next(i / 3, i % 3);
      }
      Buffer.OfFloat places = context().newFloatBuffer(at.length);
      queue().write(places, MemorySegment.ofArray(at));
      double[] read =
          new TexelModel(format).readsAsFloat()
              ? launchFloats(
                  4 * READS,
                  NDRange.of(READS),
                  out -> SamplerKernels.sample(image, sampler, places, out))
              : launchInts(
                  4 * READS,
                  NDRange.of(READS),
                  out -> SamplerKernels.sampleInts(image, sampler, places, out));
      places.close();
      assertAll(model, sampler, i -> at[i], read, form + " of " + format);
    }
  }

  private void assertPicks(ImageForm form, ImageFormat format, Sampler sampler) {
    try (Image image = readable(form, format, form.region())) {
      SamplerModel model = fill(image);
      Random random = random();
      int[] at = new int[3 * READS];
      for (int i = 0; i < at.length; i++) {
        int size = Math.toIntExact(model.size(i % 3));
        boolean inside = sampler.addressing() == Addressing.NONE;
        at[i] = inside ? random.nextInt(size) : random.nextInt(3 * size + 4) - size - 2;
      }
      Buffer.OfInt places = context().newIntBuffer(at.length);
      queue().write(places, MemorySegment.ofArray(at));
      double[] read =
          new TexelModel(format).readsAsFloat()
              ? launchFloats(
                  4 * READS,
                  NDRange.of(READS),
                  out -> SamplerKernels.pick(image, sampler, places, out))
              : launchInts(
                  4 * READS,
                  NDRange.of(READS),
                  out -> SamplerKernels.pickInts(image, sampler, places, out));
      places.close();
      assertAll(model, sampler, i -> at[i], read, form + " of " + format);
    }
  }

  private Image readable(ImageForm form, ImageFormat format, Region region) {
    MemoryOptions options = MemoryOptions.DEFAULT.withKernelAccess(KernelAccess.READ_ONLY);
    return form.make(context(), format, region, options);
  }

  private SamplerModel fill(Image image) {
    byte[] texels = new TexelModel(image.format()).ordinary(texelCount(image), random());
    queue().write(image, MemorySegment.ofArray(texels));
    return new SamplerModel(image, texels);
  }

  private static void assertAll(
      SamplerModel model, Sampler sampler, IntToDoubleFunction at, double[] read, String what) {
    for (int i = 0; i < READS; i++) {
      int first = 3 * i;
      double[] place = {
        at.applyAsDouble(first), at.applyAsDouble(first + 1), at.applyAsDouble(first + 2)
      };
      double[] texel = Arrays.copyOfRange(read, 4 * i, 4 * i + 4);
      assertNull(
          sampler.filter() == Filter.LINEAR
              ? model.linearError(sampler, place, texel)
              : model.nearestError(sampler, place, texel),
          what);
    }
  }
}
