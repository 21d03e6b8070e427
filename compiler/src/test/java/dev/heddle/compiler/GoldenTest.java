package dev.heddle.compiler;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.heddle.compiler.ir.KernelCode;
import dev.heddle.compiler.ir.TextForm;
import dev.heddle.compiler.opencl.OpenClGenerator;
import dev.heddle.compiler.opencl.OpenClOptions;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The intermediate form and the OpenCL C of a kernel for each construct, against files. After a
 * change that is meant, {@code -Dheddle.golden=<folder of the resources>} writes them anew.
 */
class GoldenTest {
  private static final String KERNELS = "dev.heddle.compiler.kernels.TestKernels#all";

  @ParameterizedTest
  @MethodSource(KERNELS)
  void intermediateForm_isThatOfTheFile(Class<?> kernel) throws IOException {
    assertGolden("ir/%s.txt".formatted(kernel.getSimpleName()), TextForm.of(lift(kernel)));
  }

  @ParameterizedTest
  @MethodSource(KERNELS)
  void openClC_isThatOfTheFile(Class<?> kernel) throws IOException {
    assertGolden("opencl/%s.cl".formatted(kernel.getSimpleName()), openCl(lift(kernel)));
  }

  @ParameterizedTest
  @MethodSource(KERNELS)
  void uncheckedOpenClC_isThatOfTheFile(Class<?> kernel) throws IOException {
    assertGolden(
        "opencl/%s.unchecked.cl".formatted(kernel.getSimpleName()),
        openCl(KernelCompiler.unchecked(lift(kernel))));
  }

  private static KernelCode lift(Class<?> kernel) {
    return KernelCompiler.lift(kernel);
  }

  private static String openCl(KernelCode kernel) {
    return OpenClGenerator.generate(kernel, OpenClOptions.STRICT).text();
  }

  private static void assertGolden(String file, String actual) throws IOException {
    String folder = System.getProperty("heddle.golden");
    if (folder != null) {
      Path path = Path.of(folder, file);
      Files.createDirectories(path.getParent());
      Files.writeString(path, actual);
      return;
    }
    try (InputStream in = GoldenTest.class.getResourceAsStream("/" + file)) {
      String expected =
          in == null ? "no such file" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
      assertEquals(expected, actual, file);
    }
  }
}
