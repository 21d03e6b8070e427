package dev.heddle.compiler;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.heddle.Kernel;
import dev.heddle.compiler.ir.KernelCode;
import dev.heddle.compiler.ir.TextForm;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The same source gives the same code, whatever release it was compiled for, with names or not. */
class CompilerReleaseTest {
  private static final String SOURCE =
      """
      package released;

      import dev.heddle.Buffer;
      import dev.heddle.Float2;
      import dev.heddle.Kernel;
      import dev.heddle.Local;
      import dev.heddle.WorkItem;

      public record Released(int n, boolean mirrored, Buffer.OfFloat x, Local.OfInt part)
          implements Kernel {
        private static final float[] WEIGHTS = {0.25f, 0.5f};

        private record Pair(float a, int b) {
          private Pair next() {
            return new Pair(a * 2, b + 1);
          }
        }

        private float weight(int i) {
          return WEIGHTS[i & 1];
        }

        @Override
        public void run(WorkItem item) {
          int i = item.globalId(0);
          if (i >= n || i < 0) {
            return;
          }
          Pair pair = new Pair(x.get(i), i);
          int[] counts = new int[4];
          loop:
          for (int k = 0; k < n; k += 2) {
            pair = pair.next();
            switch (pair.b() % 5) {
              case 0, 1 -> counts[k & 3]++;
              case 2 -> {
                break loop;
              }
              default -> counts[0] = mirrored ? n - 1 - k : k;
            }
            int added = switch (k) {
              case 3 -> 7;
              case 1000 -> {
                int sum = 0;
                for (int c : counts) {
                  sum += c;
                }
                yield sum;
              }
              default -> Math.max(k, 2);
            };
            part.getAndAdd(0, added);
            item.barrier();
          }
          Float2 both = new Float2(pair.a(), weight(i)).plus(Float2.of(counts[2]));
          x.set(mirrored ? n - 1 - i : i, both.x() + both.y());
        }
      }
      """;

  private static KernelCode compiled(Path folder, List<String> options) throws IOException {
    Path source = Files.writeString(folder.resolve("Released.java"), SOURCE);
    List<String> all = new ArrayList<>(options);
    String path =
        System.getProperty("jdk.module.path", "")
            + System.getProperty("path.separator")
            + System.getProperty("java.class.path");
    all.addAll(List.of("-d", folder.toString(), "-proc:none", "-cp", path, source.toString()));
    StringWriter messages = new StringWriter();
    PrintWriter out = new PrintWriter(messages);
    ToolProvider javac = ToolProvider.findFirst("javac").orElseThrow();
    assertEquals(0, javac.run(out, out, all.toArray(String[]::new)), messages::toString);
    ClassFiles files =
        name -> {
          Path file = folder.resolve(name + ".class");
          try {
            return Files.exists(file)
                ? Optional.of(Files.readAllBytes(file))
                : ClassFiles.of(Kernel.class).read(name);
          } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
          }
        };
    Constants constants =
        new Constants() {
          @Override
          public Object read(String className, String field) {
            return new float[] {0.25f, 0.5f};
          }

          @Override
          public Object component(Record value, String component) {
            throw new AssertionError(component);
          }
        };
    return KernelCompiler.lift("released.Released", files, constants);
  }

  @ParameterizedTest
  @CsvSource({"17, -g", "17, -g:none", "21, -g", "21, -g:none", "25, -g:none", "25, -g:lines"})
  void release_changesNothing(int release, String debug, @TempDir Path one, @TempDir Path other)
      throws IOException {
    KernelCode expected = compiled(one, List.of("--release", "25", debug));
    KernelCode actual = compiled(other, List.of("--release", Integer.toString(release), debug));
    assertEquals(TextForm.of(expected), TextForm.of(actual));
  }

  @ParameterizedTest
  @CsvSource({"-g:none", "-g:lines"})
  void names_changeNothingElse(String debug, @TempDir Path one, @TempDir Path other)
      throws IOException {
    String named = TextForm.of(compiled(one, List.of("-g")));
    String plain = TextForm.of(compiled(other, List.of(debug)));
    assertEquals(shape(named), shape(plain));
  }

  /** {@return a text without the names of variables and without lines} */
  private static String shape(String text) {
    return text.replaceAll(" *;.*", "").replaceAll("\\b[a-z]\\w*\\b", "_");
  }
}
