package dev.heddle.tck.contract;

import static dev.heddle.DeviceFeature.FP64;
import static dev.heddle.DeviceFeature.OPENCL_C;
import static dev.heddle.Rule.CMD_1;
import static dev.heddle.Rule.CMD_4;
import static dev.heddle.Rule.CMD_5;
import static dev.heddle.Rule.CMD_7;
import static dev.heddle.Rule.CMD_8;
import static dev.heddle.Rule.MAP_7;
import static dev.heddle.Rule.MAP_9;
import static dev.heddle.Rule.USE_1;
import static dev.heddle.Rule.USE_2;
import static dev.heddle.Rule.USE_5;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.Buffer;
import dev.heddle.CommandFailedException;
import dev.heddle.Context;
import dev.heddle.DeviceLimit;
import dev.heddle.Double2;
import dev.heddle.Double4;
import dev.heddle.Event;
import dev.heddle.EventStatus;
import dev.heddle.Float2;
import dev.heddle.Float4;
import dev.heddle.Int2;
import dev.heddle.Int4;
import dev.heddle.KernelAccess;
import dev.heddle.KernelCall;
import dev.heddle.KernelCompilationException;
import dev.heddle.Local;
import dev.heddle.MapMode;
import dev.heddle.Mapping;
import dev.heddle.MemoryOptions;
import dev.heddle.NDRange;
import dev.heddle.OutOfDeviceMemoryException;
import dev.heddle.Program;
import dev.heddle.ProgramKernel;
import dev.heddle.Sampler;
import dev.heddle.Status;
import dev.heddle.UserEvent;
import dev.heddle.tck.ContractTests;
import dev.heddle.tck.Proves;
import java.util.List;
import java.util.Set;

/**
 * Programs in OpenCL C: builds, kernels and their arguments, launches, and the contract's rules.
 */
class ProgramTests extends ContractTests {
  private static final String ADD =
      """
      kernel void add(global int *target, global const int *source) {
        size_t i = get_global_id(0);
        target[i] += source[i];
      }

      kernel void set(global int *target, int value) {
        target[get_global_id(0)] = value;
      }
      """;

  private ProgramKernel kernel(String source) {
    Program program = context().newProgram(source);
    return program.kernel(program.kernelNames().getFirst());
  }

  private int[] ints(String source, int length, Object... arguments) {
    Buffer.OfInt out = context().newIntBuffer(new int[length]);
    Object[] all = new Object[arguments.length + 1];
    all[0] = out;
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    queue().launch(kernel(source).with(all), NDRange.of(length));
    return queue().toArray(out);
  }

  // --- programs ---

  @Proves(needs = OPENCL_C)
  void program_hasTheKernelsOfItsSource() {
    Program program = context().newProgram(ADD);
    assertEquals(Set.of("add", "set"), Set.copyOf(program.kernelNames()));
    ProgramKernel add = program.kernel("add");
    assertEquals("add", add.name());
    assertEquals(2, add.argumentCount());
    assertEquals(program, add.program());
    assertEquals(context(), program.context());
    IllegalArgumentException error =
        assertThrows(IllegalArgumentException.class, () -> program.kernel("subtract"));
    assertTrue(error.getMessage().contains("add"), error::getMessage);
  }

  @Proves(needs = OPENCL_C)
  void sourceThatDoesNotBuild_isQuotedBesideTheLog() {
    String source =
        """
        kernel void fine(global int *out) { out[0] = 1; }
        kernel void broken(global int *out) {
          out[0] = neverDeclared;
        }
        """;
    for (int round = 0; round < 2; round++) {
      KernelCompilationException error =
          assertThrows(
              KernelCompilationException.class, () -> context().newProgram(source, "-DX=1"));
      assertEquals(Status.BUILD_PROGRAM_FAILURE, error.status());
      assertTrue(error.getMessage().contains("3 |   out[0] = neverDeclared;"), error::getMessage);
      assertTrue(error.getMessage().contains("-DX=1"), error::getMessage);
    }
    assertThrows(KernelCompilationException.class, () -> context().newProgram("no C at all"));
  }

  @Proves(needs = OPENCL_C)
  void options_reachTheCompiler() {
    String source = "kernel void k(global int *out) { out[get_global_id(0)] = FACTOR; }";
    for (int factor : new int[] {3, 5, 3}) {
      Program program = context().newProgram(source, "-DFACTOR=" + factor, "-cl-mad-enable");
      Buffer.OfInt out = context().newIntBuffer(2);
      queue().launch(program.kernel("k").with(out), NDRange.of(2));
      assertArrayEquals(new int[] {factor, factor}, queue().toArray(out));
      program.close();
      program.close();
    }
  }

  @Proves(value = CMD_5, needs = OPENCL_C)
  void closedProgram_takesNoNewLaunchAndFinishesThoseUnderWay() {
    Buffer.OfInt out = context().newIntBuffer(new int[4]);
    Program program = context().newProgram(ADD);
    ProgramKernel set = program.kernel("set");
    KernelCall call = set.with(out, 7);
    UserEvent gate = gate();
    Event held = queue().launch(call, NDRange.of(4), gate);
    program.close();
    assertViolation(CMD_5, Status.INVALID_PROGRAM, () -> program.kernel("set"));
    assertViolation(CMD_5, Status.INVALID_PROGRAM, () -> queue().launch(call, NDRange.of(4)));
    gate.complete();
    held.await();
    assertArrayEquals(new int[] {7, 7, 7, 7}, queue().toArray(out));
  }

  @Proves(value = CMD_1, needs = OPENCL_C)
  void programAndQueueOfDifferentContexts_doNotGoTogether() {
    Context other = newContext(options());
    Buffer.OfInt foreign = other.newIntBuffer(4);
    Buffer.OfInt own = context().newIntBuffer(4);
    ProgramKernel set = other.newProgram(ADD).kernel("set");
    assertViolation(
        CMD_1, Status.INVALID_CONTEXT, () -> queue().launch(set.with(foreign, 1), NDRange.of(4)));
    assertViolation(
        CMD_1,
        Status.INVALID_CONTEXT,
        () -> other.newQueue().launch(set.with(own, 1), NDRange.of(4)));
  }

  // --- arguments ---

  @Proves(needs = OPENCL_C)
  void scalars_ofEveryType() {
    String source =
        """
        kernel void k(global int *out, char a, uchar b, short c, ushort d, int e, uint f, long g,
                      ulong h, float i) {
          out[0] = a;
          out[1] = b;
          out[2] = c;
          out[3] = d;
          out[4] = e;
          out[5] = (int) (f >> 1);
          out[6] = (int) (g >> 32);
          out[7] = (int) (h >> 33);
          out[8] = (int) (i * 2.0f);
          out[9] = (int) g;
        }
        """;
    Buffer.OfInt out = context().newIntBuffer(10);
    queue()
        .launch(
            kernel(source)
                .with(
                    out,
                    (byte) -3,
                    (byte) -3,
                    (short) -300,
                    '\ufed4',
                    -70_000,
                    -2,
                    (-5L << 32) + 11,
                    -1L,
                    1.5f),
            NDRange.of(1));
    assertArrayEquals(
        new int[] {-3, 253, -300, 0xfed4, -70_000, 0x7fffffff, -5, 0x7fffffff, 3, 11},
        queue().toArray(out));
  }

  @Proves(needs = OPENCL_C)
  void vectors_ofFloatAndInt() {
    String source =
        """
        kernel void k(global int *out, float2 a, float4 b, int2 c, uint4 d) {
          out[0] = (int) a.x; out[1] = (int) a.y;
          out[2] = (int) b.x; out[3] = (int) b.y; out[4] = (int) b.z; out[5] = (int) b.w;
          out[6] = c.x; out[7] = c.y;
          out[8] = (int) d.x; out[9] = (int) d.y; out[10] = (int) d.z; out[11] = (int) d.w;
        }
        """;
    Buffer.OfInt out = context().newIntBuffer(12);
    queue()
        .launch(
            kernel(source)
                .with(
                    out,
                    new Float2(1, 2),
                    new Float4(3, 4, 5, 6),
                    new Int2(7, 8),
                    new Int4(9, 10, 11, 12)),
            NDRange.of(1));
    assertArrayEquals(new int[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12}, queue().toArray(out));
  }

  @Proves(needs = {OPENCL_C, FP64})
  void values_ofDouble() {
    String source =
        """
        #pragma OPENCL EXTENSION cl_khr_fp64 : enable
        kernel void k(global double *out, double a, double2 b, double4 c) {
          out[0] = a + b.x * b.y;
          out[1] = c.x + c.y + c.z + c.w;
        }
        """;
    Buffer.OfDouble out = context().newDoubleBuffer(2);
    queue()
        .launch(
            kernel(source).with(out, 0.125, new Double2(1.5, 2), new Double4(1e-300, 0.25, 0.5, 0)),
            NDRange.of(1));
    assertArrayEquals(new double[] {3.125, 0.75}, queue().toArray(out));
  }

  @Proves(needs = OPENCL_C)
  void buffers_typedUntypedAndInPart() {
    String source =
        """
        kernel void k(global int *out, global const float *a, constant short *b,
                      global const uchar *c) {
          size_t i = get_global_id(0);
          out[i] = (int) a[i] + b[i] + c[i];
        }
        """;
    int unit = Math.toIntExact(device().limit(DeviceLimit.BASE_ALIGNMENT_BYTES) / Integer.BYTES);
    Buffer.OfInt whole = context().newIntBuffer(new int[unit + 3]);
    Buffer part = whole.newSubBuffer((long) unit * Integer.BYTES, 3 * Integer.BYTES);
    KernelCall call =
        kernel(source)
            .with(
                part,
                context().newFloatBuffer(new float[] {1, 2, 3}),
                context().newShortBuffer(new short[] {10, 20, -30}),
                context().newByteBuffer(new byte[] {100, -1, 0}));
    queue().launch(call, NDRange.of(3));
    int[] expected = new int[unit + 3];
    expected[unit] = 111;
    expected[unit + 1] = 277;
    expected[unit + 2] = -27;
    assertArrayEquals(expected, queue().toArray(whole));
  }

  @Proves(needs = OPENCL_C)
  void localMemory_isSharedByAGroup() {
    String source =
        """
        kernel void k(global int *out, global const int *in, local int *tile) {
          size_t i = get_local_id(0);
          size_t n = get_local_size(0);
          tile[i] = in[get_global_id(0)];
          barrier(CLK_LOCAL_MEM_FENCE);
          out[get_global_id(0)] = tile[n - 1 - i];
        }
        """;
    Buffer.OfInt in = context().newIntBuffer(new int[] {1, 2, 3, 4, 5, 6, 7, 8});
    Buffer.OfInt out = context().newIntBuffer(8);
    queue().launch(kernel(source).with(out, in, Local.ofInts(4)), NDRange.of(8).withLocalSize(4));
    assertArrayEquals(new int[] {4, 3, 2, 1, 8, 7, 6, 5}, queue().toArray(out));
  }

  @Proves(value = CMD_7, needs = OPENCL_C)
  void localMemoryThatTheDeviceDoesNotHave_isRefused() {
    ProgramKernel kernel =
        kernel(
            "kernel void k(global int *out, local char *tile) { tile[0] = 1; out[0] = tile[0]; }");
    Buffer.OfInt out = context().newIntBuffer(1);
    long tooMuch = device().limit(DeviceLimit.LOCAL_MEMORY_BYTES) + 1;
    KernelCall call = kernel.with(out, Local.ofBytes(Math.toIntExact(tooMuch)));
    OutOfDeviceMemoryException error =
        assertThrows(OutOfDeviceMemoryException.class, () -> queue().launch(call, NDRange.of(1)));
    assertEquals(Status.OUT_OF_RESOURCES, error.status());
    queue().launch(kernel.with(out, Local.ofBytes(64)), NDRange.of(1)).await();
  }

  @Proves(value = CMD_7, needs = OPENCL_C)
  void localMemoryOfAKernelsOwn_countsAsWell() {
    long words = device().limit(DeviceLimit.LOCAL_MEMORY_BYTES) / Integer.BYTES;
    Program program =
        context()
            .newProgram(
                """
                kernel void k(global int *out, int last, local int *more) {
                  local int own[OWN];
                  for (int i = get_local_id(0); i < OWN; i += get_local_size(0)) {
                    own[i] = i;
                  }
                  more[get_local_id(0)] = 6;
                  barrier(CLK_LOCAL_MEM_FENCE);
                  out[0] = own[OWN - 1 - last] + more[0];
                }
                """,
                "-DOWN=" + words / 2);
    Buffer.OfInt out = context().newIntBuffer(new int[1]);
    ProgramKernel kernel = program.kernel("k");
    OutOfDeviceMemoryException error =
        assertThrows(
            OutOfDeviceMemoryException.class,
            () ->
                queue()
                    .launch(kernel.with(out, 0, Local.ofInts((int) words / 2 + 1)), NDRange.of(1)));
    assertEquals(Status.OUT_OF_RESOURCES, error.status());
    queue().launch(kernel.with(out, (int) words / 2 - 3, Local.ofInts(4)), NDRange.of(1));
    assertArrayEquals(new int[] {8}, queue().toArray(out));
  }

  @Proves(needs = OPENCL_C)
  void argumentsThatDoNotFitTheParameters_areRefused() {
    ProgramKernel kernel =
        kernel(
            """
            kernel void k(global float *a, int b, local int *c, float4 d) {
              a[0] = b + d.x; c[0] = b;
            }
            """);
    Buffer.OfFloat a = context().newFloatBuffer(4);
    Buffer.OfInt ints = context().newIntBuffer(4);
    Local.OfInt c = Local.ofInts(4);
    Float4 d = new Float4(1, 2, 3, 4);
    List<Object[]> unfit =
        List.of(
            new Object[] {},
            new Object[] {a, 1, c},
            new Object[] {a, 1, c, d, d},
            new Object[] {1, 1, c, d},
            new Object[] {c, 1, c, d},
            new Object[] {ints, 1, c, d},
            new Object[] {a, a, c, d},
            new Object[] {a, 1L, c, d},
            new Object[] {a, 1f, c, d},
            new Object[] {a, c, c, d},
            new Object[] {a, 1, a, d},
            new Object[] {a, 1, 5, d},
            new Object[] {a, 1, c, 1f},
            new Object[] {a, 1, c, new Float2(1, 2)},
            new Object[] {a, 1, c, new Int4(1, 2, 3, 4)},
            new Object[] {a, 1, c, Sampler.NEAREST},
            new Object[] {a, "1", c, d},
            new Object[] {a, true, c, d});
    for (Object[] arguments : unfit) {
      IllegalArgumentException error =
          assertThrows(
              IllegalArgumentException.class,
              () -> kernel.with(arguments),
              () -> List.of(arguments).toString());
      assertTrue(error.getMessage().contains("kernel k"), error::getMessage);
    }
    assertThrows(NullPointerException.class, () -> kernel.with(a, 1, c, null));
    queue().launch(kernel.with(a, 1, c, d), NDRange.of(1)).await();
    queue().launch(kernel.with(a.asBytes(), 1, c, d), NDRange.of(1)).await();
  }

  @Proves(value = CMD_5, needs = OPENCL_C)
  void closedBuffer_isNoArgument() {
    Buffer.OfInt out = context().newIntBuffer(4);
    KernelCall call = context().newProgram(ADD).kernel("set").with(out, 1);
    out.close();
    assertViolation(CMD_5, Status.INVALID_MEM_OBJECT, () -> queue().launch(call, NDRange.of(4)));
  }

  @Proves(value = USE_5, needs = OPENCL_C)
  void kernelAccess_holdsForPointers() {
    Program program = context().newProgram(ADD);
    ProgramKernel add = program.kernel("add");
    Buffer.OfInt both = context().newIntBuffer(new int[4]);
    Buffer.OfInt readOnly =
        context()
            .newIntBuffer(
                new int[] {1, 2, 3, 4},
                MemoryOptions.DEFAULT.withKernelAccess(KernelAccess.READ_ONLY));
    Buffer.OfInt writeOnly =
        context().newIntBuffer(4, MemoryOptions.DEFAULT.withKernelAccess(KernelAccess.WRITE_ONLY));
    assertViolation(
        USE_5,
        Status.INVALID_ARG_VALUE,
        () -> queue().launch(add.with(both, writeOnly), NDRange.of(4)));
    assertViolation(
        USE_5,
        Status.INVALID_ARG_VALUE,
        () -> queue().launch(add.with(readOnly, both), NDRange.of(4)));
    queue().launch(add.with(both, readOnly), NDRange.of(4));
    queue().launch(program.kernel("set").with(writeOnly, 9), NDRange.of(4));
    assertArrayEquals(new int[] {1, 2, 3, 4}, queue().toArray(both));
    assertArrayEquals(new int[] {9, 9, 9, 9}, queue().toArray(writeOnly));
  }

  @Proves(value = USE_5, needs = OPENCL_C)
  void argumentsThatOverlap_areRefusedWhereOneIsWritten() {
    long unit = device().limit(DeviceLimit.BASE_ALIGNMENT_BYTES);
    Buffer.OfInt whole = context().newIntBuffer(new int[(int) unit]);
    Buffer first = whole.newSubBuffer(0, 2 * unit);
    Buffer second = whole.newSubBuffer(unit, 2 * unit);
    Buffer third = whole.newSubBuffer(2 * unit, 2 * unit);
    ProgramKernel add = context().newProgram(ADD).kernel("add");
    NDRange one = NDRange.of(1);
    for (Buffer[] pair : new Buffer[][] {{whole, whole}, {whole, third}, {first, second}}) {
      assertViolation(
          USE_5, Status.INVALID_OPERATION, () -> queue().launch(add.with(pair[0], pair[1]), one));
    }
    queue().launch(add.with(first, third), one).await();
    ProgramKernel sum =
        kernel(
            """
            kernel void sum(global int *out, global const int *a, global const int *b) {
              out[0] = a[0] + b[0];
            }
            """);
    queue().launch(sum.with(third, first, first), one).await();
  }

  // --- launches ---

  @Proves(needs = OPENCL_C)
  void everyIdOfARange_occursOnce() {
    String source =
        """
        kernel void k(global int *out, int width, int depth) {
          size_t x = get_global_id(0) - get_global_offset(0);
          size_t y = get_global_id(1) - get_global_offset(1);
          size_t z = get_global_id(2) - get_global_offset(2);
          atomic_add(&out[(z * depth + y) * width + x],
              1 + (int) (get_global_offset(0) + 10 * get_global_offset(1) + 100 * get_local_size(0)));
        }
        """;
    Program program = context().newProgram(source);
    Buffer.OfInt out = context().newIntBuffer(new int[6 * 4 * 2]);
    NDRange range = NDRange.of(6, 4, 2).withLocalSize(3, 2, 1).withOffset(5, 7, 0);
    queue().launch(program.kernel("k").with(out, 6, 4), range);
    int[] expected = new int[6 * 4 * 2];
    java.util.Arrays.fill(expected, 1 + 5 + 70 + 300);
    assertArrayEquals(expected, queue().toArray(out));
    for (int length : new int[] {1, 97, 1009}) {
      assertArrayEquals(
          java.util.stream.IntStream.range(0, length).toArray(),
          ints(
              "kernel void k(global int *out) { out[get_global_id(0)] += get_global_id(0); }",
              length));
    }
  }

  @Proves(value = CMD_8, needs = OPENCL_C)
  void emptyRange_runsNothingAndCompletes() {
    Buffer.OfInt out = context().newIntBuffer(new int[4]);
    KernelCall call = context().newProgram(ADD).kernel("set").with(out, 1);
    for (NDRange range :
        List.of(NDRange.of(0), NDRange.of(0).withLocalSize(4), NDRange.of(4, 0, 2))) {
      Event event = queue().launch(call, range);
      event.await();
      assertEquals(EventStatus.COMPLETE, event.status(), range::toString);
    }
    assertArrayEquals(new int[4], queue().toArray(out));
  }

  @Proves(value = CMD_8, needs = OPENCL_C)
  void localSizeThatIsNoneOfTheDevices_isRefused() {
    Buffer.OfInt out = context().newIntBuffer(new int[4]);
    KernelCall call = context().newProgram(ADD).kernel("set").with(out, 1);
    long most = device().limit(DeviceLimit.MAX_LOCAL_SIZE_X);
    int tooMany = Math.toIntExact(most + 1);
    assertViolation(
        CMD_8,
        Status.INVALID_WORK_GROUP_SIZE,
        () -> queue().launch(call, NDRange.of(4).withLocalSize(3)));
    assertViolation(
        CMD_8,
        Status.INVALID_WORK_ITEM_SIZE,
        () -> queue().launch(call, NDRange.of(tooMany).withLocalSize(tooMany)));
    ProgramKernel fixed =
        kernel(
            """
            kernel __attribute__((reqd_work_group_size(2, 1, 1))) void k(global int *out) {
              out[get_global_id(0)] = 2;
            }
            """);
    assertViolation(
        CMD_8,
        Status.INVALID_WORK_GROUP_SIZE,
        () -> queue().launch(fixed.with(out), NDRange.of(4).withLocalSize(4)));
    queue().launch(fixed.with(out), NDRange.of(4).withLocalSize(2));
    assertArrayEquals(new int[] {2, 2, 2, 2}, queue().toArray(out));
  }

  @Proves(value = CMD_4, needs = OPENCL_C)
  void launchThatWaitedForAFailure_doesNotRun() {
    Buffer.OfInt out = context().newIntBuffer(new int[] {1, 1, 1, 1});
    KernelCall call = context().newProgram(ADD).kernel("set").with(out, 7);
    UserEvent gate = gate();
    Event launch = queue().launch(call, NDRange.of(4), gate);
    gate.fail(-77);
    CommandFailedException error = assertThrows(CommandFailedException.class, launch::await);
    assertEquals(-77, error.executionStatus());
    assertArrayEquals(new int[] {1, 1, 1, 1}, queue().toArray(out));
  }

  @Proves(needs = OPENCL_C)
  void manyLaunchesInOrder_seeEachOthersResults() {
    Buffer.OfInt sum = context().newIntBuffer(new int[256]);
    Buffer.OfInt one = context().newIntBuffer(256);
    Program program = context().newProgram(ADD);
    queue().launch(program.kernel("set").with(one, 1), NDRange.of(256));
    KernelCall add = program.kernel("add").with(sum, one);
    for (int i = 0; i < 500; i++) {
      queue().launch(add, NDRange.of(256));
    }
    int[] expected = new int[256];
    java.util.Arrays.fill(expected, 500);
    assertArrayEquals(expected, queue().toArray(sum));
  }

  // --- mapped memory ---

  @Proves(value = USE_1, needs = OPENCL_C)
  void kernelOnWhatIsMappedForWriting_isRefused() {
    Buffer.OfInt mapped = context().newIntBuffer(new int[4]);
    Buffer.OfInt other = context().newIntBuffer(new int[4]);
    ProgramKernel add = context().newProgram(ADD).kernel("add");
    try (Mapping mapping = queue().map(mapped, MapMode.WRITE)) {
      assertViolation(
          USE_1,
          Status.INVALID_OPERATION,
          () -> queue().launch(add.with(mapped, other), NDRange.of(4)));
      assertViolation(
          USE_1,
          Status.INVALID_OPERATION,
          () -> queue().launch(add.with(other, mapped), NDRange.of(4)));
      mapping.segment().setAtIndex(JAVA_INT, 2, 5);
    }
    queue().launch(add.with(other, mapped), NDRange.of(4));
    assertEquals(5, queue().toArray(other)[2]);
  }

  @Proves(
      value = {USE_2, MAP_7},
      needs = OPENCL_C)
  void whatIsMappedForReading_isReadByKernelsAndNotWritten() {
    Buffer.OfInt mapped = context().newIntBuffer(new int[] {1, 2, 3, 4});
    Buffer.OfInt other = context().newIntBuffer(new int[4]);
    ProgramKernel add = context().newProgram(ADD).kernel("add");
    try (Mapping mapping = queue().map(mapped, MapMode.READ)) {
      assertViolation(
          USE_2,
          Status.INVALID_OPERATION,
          () -> queue().launch(add.with(mapped, other), NDRange.of(4)));
      queue().launch(add.with(other, mapped), NDRange.of(4)).await();
      assertEquals(3, mapping.segment().getAtIndex(JAVA_INT, 2));
    }
    assertArrayEquals(new int[] {1, 2, 3, 4}, queue().toArray(other));
  }

  @Proves(value = MAP_9, needs = OPENCL_C)
  void mapThatIsNotOrderedAfterAKernelsWrite_isRefused() {
    Buffer.OfInt out = context().newIntBuffer(new int[4]);
    KernelCall call = context().newProgram(ADD).kernel("set").with(out, 6);
    Event launch = queue().launch(call, NDRange.of(4));
    assertViolation(MAP_9, Status.INVALID_OPERATION, () -> outOfOrder().map(out, MapMode.READ));
    try (Mapping mapping = outOfOrder().map(out, MapMode.READ, launch)) {
      assertEquals(6, mapping.segment().getAtIndex(JAVA_INT, 3));
    }
  }
}
