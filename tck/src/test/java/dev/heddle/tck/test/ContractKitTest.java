package dev.heddle.tck.test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.tck.ContractKit;
import java.io.File;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The kit as a program. */
class ContractKitTest {
  @Test
  void run_endsWithCountsRulesAndReasonsOfSkips() {
    StringWriter printed = new StringWriter();
    int code = ContractKit.run("toy", 0, new PrintWriter(printed));
    String text = printed.toString();
    assertEquals(0, code, text);
    assertTrue(text.contains("contract tests on Toy (backend toy)"), text);
    assertTrue(text.contains("device \"Toy\" lacks IMAGES"), text);
    assertTrue(text.matches("(?s).*\\d+ passed, 0 failed, \\d+ skipped\\R.*"), text);
    assertTrue(text.matches("(?s).*rules: \\d+ of 64 covered\\R.*"), text);
    assertTrue(text.contains("not covered: "), text);
    assertTrue(text.contains("IMG-6"), text);
  }

  @Test
  void program_runsEveryClassThatASuiteFinds() throws Exception {
    Path kit = Path.of(ContractKit.class.getResource("ContractKit.class").toURI()).getParent();
    try (Stream<Path> files = Files.walk(kit.resolve("contract"))) {
      Set<String> found =
          files
              .map(file -> kit.relativize(file).toString())
              .filter(name -> name.endsWith("Tests.class"))
              .map(name -> name.replace(".class", "").replace(File.separatorChar, '.'))
              .map(name -> "dev.heddle.tck." + name)
              .filter(name -> !isAbstract(name))
              .collect(Collectors.toCollection(TreeSet::new));
      Set<String> listed =
          ContractKit.classes().stream()
              .map(Class::getName)
              .collect(Collectors.toCollection(TreeSet::new));
      assertEquals(found, listed);
    }
  }

  private static boolean isAbstract(String name) {
    try {
      Class<?> type = Class.forName(ContractKit.class.getModule(), name);
      return type == null
          || Modifier.isAbstract(type.getModifiers())
          || Modifier.isPublic(type.getModifiers());
    } catch (LinkageError e) {
      throw new AssertionError(name, e);
    }
  }

  @Test
  void run_onWhatIsNotThere_saysWhatIs() {
    PrintWriter nowhere = new PrintWriter(new StringWriter());
    IllegalArgumentException backend =
        assertThrows(IllegalArgumentException.class, () -> ContractKit.run("loom", 0, nowhere));
    assertTrue(backend.getMessage().contains("[toy]"), backend::getMessage);
    IllegalArgumentException device =
        assertThrows(IllegalArgumentException.class, () -> ContractKit.run("toy", 1, nowhere));
    assertTrue(device.getMessage().contains("1 device(s)"), device::getMessage);
  }
}
