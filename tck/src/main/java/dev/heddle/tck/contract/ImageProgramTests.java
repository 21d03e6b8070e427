package dev.heddle.tck.contract;

import static dev.heddle.DeviceFeature.IMAGES;
import static dev.heddle.DeviceFeature.IMAGE_3D_WRITES;
import static dev.heddle.DeviceFeature.OPENCL_C;
import static dev.heddle.ImageFormat.RGBA32F;
import static dev.heddle.ImageFormat.RGBA8;
import static dev.heddle.Rule.IMG_6;
import static dev.heddle.Rule.USE_1;
import static dev.heddle.Rule.USE_5;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.heddle.Buffer;
import dev.heddle.ChannelOrder;
import dev.heddle.ChannelType;
import dev.heddle.Image;
import dev.heddle.Image2D;
import dev.heddle.ImageFormat;
import dev.heddle.ImageKind;
import dev.heddle.KernelAccess;
import dev.heddle.MapMode;
import dev.heddle.Mapping;
import dev.heddle.MemoryOptions;
import dev.heddle.NDRange;
import dev.heddle.Program;
import dev.heddle.ProgramKernel;
import dev.heddle.Region;
import dev.heddle.Sampler;
import dev.heddle.Sampler.Addressing;
import dev.heddle.Sampler.Coordinates;
import dev.heddle.Sampler.Filter;
import dev.heddle.Status;
import dev.heddle.tck.Proves;
import java.lang.foreign.MemorySegment;

/** Images and samplers as arguments of kernels in OpenCL C. */
class ImageProgramTests extends ImageContractTests {
  private static final ImageFormat RGBA32U =
      new ImageFormat(ChannelOrder.RGBA, ChannelType.UNSIGNED_INT32);

  private static final Sampler TEXELS =
      new Sampler(Coordinates.UNNORMALIZED, Addressing.CLAMP_TO_EDGE, Filter.NEAREST);

  /** What each kind is called, and how its coordinates come from those of a work item. */
  private static String[] typeAndCoordinates(ImageKind kind) {
    return switch (kind) {
      case IMAGE_1D -> new String[] {"image1d_t", "x"};
      case IMAGE_1D_BUFFER -> new String[] {"image1d_buffer_t", "x"};
      case IMAGE_1D_ARRAY -> new String[] {"image1d_array_t", "(int2)(x, y)"};
      case IMAGE_2D -> new String[] {"image2d_t", "(int2)(x, y)"};
      case IMAGE_2D_ARRAY -> new String[] {"image2d_array_t", "(int4)(x, y, z, 0)"};
      case IMAGE_3D -> new String[] {"image3d_t", "(int4)(x, y, z, 0)"};
    };
  }

  private static NDRange rangeOf(Region region) {
    return NDRange.of((int) region.width(), (int) region.height(), (int) region.depth());
  }

  @Proves(needs = {OPENCL_C, IMAGES})
  void imagesOfEveryKind_areReadByKernels() {
    for (ImageForm form : forms()) {
      String[] names = typeAndCoordinates(form.kind());
      String read =
          form.kind() == ImageKind.IMAGE_1D_BUFFER
              ? "read_imageui(image, %s)".formatted(names[1])
              : "read_imageui(image, texels, %s)".formatted(names[1]);
      Program program =
          context()
              .newProgram(
                  """
                  kernel void k(global uint4 *out, read_only %s image, sampler_t texels) {
                    int x = get_global_id(0), y = get_global_id(1), z = get_global_id(2);
                    size_t i = (z * get_global_size(1) + y) * get_global_size(0) + x;
                    out[i] = %s;
                  }
                  """
                      .formatted(names[0], read));
      try (Image image = form.make(context(), RGBA32U)) {
        HostTexels texels = writeDistinct(image, 0);
        Buffer out = context().newBuffer(image.byteSize());
        queue().launch(program.kernel("k").with(out, image, TEXELS), rangeOf(image.region()));
        assertArrayEquals(texels.bytes(), contents(out), form::name);
      }
    }
  }

  @Proves(needs = {OPENCL_C, IMAGES})
  void imagesOfEveryKind_areWrittenByKernels() {
    for (ImageForm form : forms()) {
      if (form.kind() == ImageKind.IMAGE_3D && !device().has(IMAGE_3D_WRITES)) {
        continue;
      }
      String[] names = typeAndCoordinates(form.kind());
      Program program =
          context()
              .newProgram(
                  """
                  #ifdef cl_khr_3d_image_writes
                  #pragma OPENCL EXTENSION cl_khr_3d_image_writes : enable
                  #endif
                  kernel void k(global const uint4 *in, write_only %s image) {
                    int x = get_global_id(0), y = get_global_id(1), z = get_global_id(2);
                    size_t i = (z * get_global_size(1) + y) * get_global_size(0) + x;
                    write_imageui(image, %s, in[i]);
                  }
                  """
                      .formatted(names[0], names[1]));
      try (Image image = form.make(context(), RGBA32U)) {
        byte[] bytes = HostTexels.distinctBytes(Math.toIntExact(image.byteSize()), 3);
        Buffer in = context().newByteBuffer(bytes);
        queue().launch(program.kernel("k").with(in, image), rangeOf(image.region()));
        assertArrayEquals(bytes, texels(image), form::name);
      }
    }
  }

  @Proves(
      value = IMG_6,
      needs = {OPENCL_C, IMAGES})
  void samplers_decideWhatLiesOutside() {
    ProgramKernel kernel =
        context()
            .newProgram(
                """
                kernel void k(global float *out, read_only image2d_t image, sampler_t sampler) {
                  int i = get_global_id(0);
                  out[i] = read_imagef(image, sampler, (int2)(i - 2, 0)).x;
                }
                """)
            .kernel("k");
    Image2D image = context().newImage2D(RGBA32F, 2, 1);
    queue().write(image, MemorySegment.ofArray(new float[] {3, 3, 3, 3, 5, 5, 5, 5}));
    Buffer.OfFloat out = context().newFloatBuffer(6);
    queue().launch(kernel.with(out, image, TEXELS), NDRange.of(6));
    assertArrayEquals(new float[] {3, 3, 3, 5, 5, 5}, queue().toArray(out));
    Sampler border = new Sampler(Coordinates.UNNORMALIZED, Addressing.CLAMP, Filter.NEAREST);
    queue().launch(kernel.with(out, image, border), NDRange.of(6));
    assertArrayEquals(new float[] {0, 0, 3, 5, 0, 0}, queue().toArray(out));
  }

  @Proves(
      value = IMG_6,
      needs = {OPENCL_C, IMAGES})
  void samplers_repeatAndBlend() {
    ProgramKernel kernel =
        context()
            .newProgram(
                """
                kernel void k(global float *out, read_only image2d_t image, sampler_t sampler) {
                  int i = get_global_id(0);
                  out[i] = read_imagef(image, sampler, (float2)((i + 0.5f) / 4.0f, 0.5f)).x;
                }
                """)
            .kernel("k");
    Image2D image = context().newImage2D(RGBA32F, 4, 1);
    float[] texels = new float[16];
    for (int i = 0; i < texels.length; i++) {
      texels[i] = i / 4 + 1;
    }
    queue().write(image, MemorySegment.ofArray(texels));
    Buffer.OfFloat out = context().newFloatBuffer(8);
    Sampler repeat = new Sampler(Coordinates.NORMALIZED, Addressing.REPEAT, Filter.NEAREST);
    queue().launch(kernel.with(out, image, repeat), NDRange.of(8));
    assertArrayEquals(new float[] {1, 2, 3, 4, 1, 2, 3, 4}, queue().toArray(out));
    Sampler mirror =
        new Sampler(Coordinates.NORMALIZED, Addressing.MIRRORED_REPEAT, Filter.NEAREST);
    queue().launch(kernel.with(out, image, mirror), NDRange.of(8));
    assertArrayEquals(new float[] {1, 2, 3, 4, 4, 3, 2, 1}, queue().toArray(out));
    ProgramKernel between =
        context()
            .newProgram(
                """
                kernel void k(global float *out, read_only image2d_t image, sampler_t sampler) {
                  out[0] = read_imagef(image, sampler, (float2)(0.25f, 0.5f)).x;
                }
                """)
            .kernel("k");
    queue().launch(between.with(out, image, Sampler.LINEAR), NDRange.of(1));
    assertEquals(1.5f, queue().toArray(out)[0], 1f / 256 + 1e-5f);
  }

  @Proves(
      value = USE_5,
      needs = {OPENCL_C, IMAGES})
  void kernelAccess_holdsForImages() {
    Program program =
        context()
            .newProgram(
                """
                kernel void reads(read_only image2d_t image, global float4 *out) {
                  const sampler_t s = CLK_ADDRESS_CLAMP_TO_EDGE | CLK_FILTER_NEAREST;
                  out[0] = read_imagef(image, s, (int2)(0, 0));
                }

                kernel void writes(write_only image2d_t image) {
                  write_imagef(image, (int2)(0, 0), (float4)(1.0f));
                }
                """);
    ProgramKernel reads = program.kernel("reads");
    ProgramKernel writes = program.kernel("writes");
    Buffer out = context().newBuffer(16);
    MemoryOptions options = MemoryOptions.DEFAULT;
    Image2D readOnly =
        context().newImage2D(RGBA8, 4, 4, options.withKernelAccess(KernelAccess.READ_ONLY));
    Image2D writeOnly =
        context().newImage2D(RGBA8, 4, 4, options.withKernelAccess(KernelAccess.WRITE_ONLY));
    assertViolation(
        USE_5,
        Status.INVALID_ARG_VALUE,
        () -> queue().launch(writes.with(readOnly), NDRange.of(1)));
    assertViolation(
        USE_5,
        Status.INVALID_ARG_VALUE,
        () -> queue().launch(reads.with(writeOnly, out), NDRange.of(1)));
    queue().launch(writes.with(writeOnly), NDRange.of(1)).await();
    queue().launch(reads.with(readOnly, out), NDRange.of(1)).await();
  }

  @Proves(needs = {OPENCL_C, IMAGES})
  void imageOfAnotherKind_isNoArgument() {
    ProgramKernel kernel =
        context()
            .newProgram("kernel void k(write_only image2d_t image, sampler_t s) { }")
            .kernel("k");
    for (ImageForm form : forms()) {
      try (Image image = form.make(context(), RGBA8)) {
        if (form.kind() == ImageKind.IMAGE_2D) {
          queue().launch(kernel.with(image, TEXELS), NDRange.of(1)).await();
        } else {
          assertThrows(
              IllegalArgumentException.class, () -> kernel.with(image, TEXELS), form::name);
        }
      }
    }
    Buffer buffer = context().newBuffer(64);
    Image2D image = context().newImage2D(RGBA8, 4, 4);
    assertThrows(IllegalArgumentException.class, () -> kernel.with(buffer, TEXELS));
    assertThrows(IllegalArgumentException.class, () -> kernel.with(image, image));
    assertThrows(IllegalArgumentException.class, () -> kernel.with(image, 1));
    assertThrows(IllegalArgumentException.class, () -> kernel.with(TEXELS, TEXELS));
  }

  @Proves(
      value = USE_1,
      needs = {OPENCL_C, IMAGES})
  void kernelOnAnImageThatIsMappedForWriting_isRefused() {
    ProgramKernel kernel =
        context().newProgram("kernel void k(write_only image2d_t image) { }").kernel("k");
    Image2D image = context().newImage2D(RGBA8, 4, 4);
    try (Mapping mapping = queue().map(image, MapMode.WRITE)) {
      assertViolation(
          USE_1, Status.INVALID_OPERATION, () -> queue().launch(kernel.with(image), NDRange.of(1)));
      mapping.segment().fill((byte) 1);
    }
    queue().launch(kernel.with(image), NDRange.of(1)).await();
  }
}
