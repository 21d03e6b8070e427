package dev.heddle.samples.test;

import static org.junit.jupiter.api.Assertions.assertLinesMatch;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.heddle.samples.ChooseBackend;
import dev.heddle.samples.Images;
import dev.heddle.samples.MapUnmap;
import dev.heddle.samples.MatrixProduct;
import dev.heddle.samples.NBody;
import dev.heddle.samples.OutOfOrder;
import dev.heddle.samples.SaxpyProgram;
import dev.heddle.samples.SubBuffers;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Each sample, started as a user starts it; a line is expected as it is or as a pattern. */
class ProgramsTest {
  @TestFactory
  Stream<DynamicTest> programs_printWhatTheyFound() {
    return Stream.of(
        prints("SaxpyProgram", SaxpyProgram::main, "y[0] = 2.0"),
        prints(
            "MapUnmap",
            MapUnmap::main,
            "sum after filling: 2147450880",
            "sum after editing: 2147451760",
            "after the unmap:   IllegalStateException: .*"),
        prints(
            "SubBuffers",
            SubBuffers::main,
            "two halves of \\d+ elements meet as 2.0 \\| -3.0",
            "one element further on: BUF-4 MISALIGNED_SUB_BUFFER_OFFSET: .*"),
        prints("Images", Images::main, "a row: 0 0 0 85 170 255 255 255"),
        prints(
            "OutOfOrder",
            OutOfOrder::main,
            "total 10737254400",
            "before the start: (QUEUED|SUBMITTED)",
            "the last kernel ran for \\d+ microseconds",
            "a run that was called off ended with -1"),
        prints(
            "ChooseBackend",
            ChooseBackend::main,
            "cpu: CPU .*",
            "preferred: CPU .*",
            "with images and double: CPU .*"),
        prints("MatrixProduct", MatrixProduct::main, "100 x 70 times 70 x 90: equals plain Java"),
        prints(
            "NBody", NBody::main, "256 bodies, 100 steps: energy -\\d[.,]\\d+, then -\\d[.,]\\d+"));
  }

  private static DynamicTest prints(String name, Program program, String... lines) {
    return dynamicTest(
        name, () -> assertLinesMatch(List.of(lines), program.output().lines().toList()));
  }
}
