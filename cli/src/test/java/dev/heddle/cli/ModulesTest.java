package dev.heddle.cli;

import static org.junit.jupiter.api.Assertions.fail;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Pins what every module of Heddle requires, exports, opens, uses and provides: no arrow and no
 * package becomes public by accident. It lives here because the command line sees all modules.
 */
class ModulesTest {
  private static final String PINNED = "/modules.txt";

  @Test
  void descriptors_areThePinnedOnes() throws IOException {
    String built =
        ModuleFinder.of(path()).findAll().stream()
            .map(ModuleReference::descriptor)
            .filter(module -> module.name().startsWith("dev.heddle"))
            .sorted(Comparator.comparing(ModuleDescriptor::name))
            .map(ModulesTest::describe)
            .collect(Collectors.joining("\n"));
    Path written = Files.writeString(Path.of("target", "modules.txt"), built);

    String difference = difference(pinned(), built);
    if (!difference.isEmpty()) {
      fail(
          """
          the modules are not those of cli/src/test/resources/modules.txt.
          %s
          If the change is meant: cp cli/%s cli/src/test/resources/modules.txt
          """
              .formatted(difference, written));
    }
  }

  /** What is there of everything on either path. */
  private static Path[] path() {
    return Stream.of("jdk.module.path", "java.class.path")
        .flatMap(
            property ->
                Arrays.stream(System.getProperty(property, "").split(File.pathSeparator, -1)))
        .filter(entry -> !entry.isEmpty())
        .map(Path::of)
        .filter(Files::exists)
        .toArray(Path[]::new);
  }

  private static String pinned() {
    try (InputStream text = ModulesTest.class.getResourceAsStream(PINNED)) {
      return text == null ? "" : new String(text.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new AssertionError("cannot read " + PINNED, e);
    }
  }

  private static String describe(ModuleDescriptor module) {
    Stream<String> lines =
        Stream.of(
                module.requires().stream()
                    .filter(r -> !r.name().equals("java.base"))
                    .map(r -> "requires " + modifiers(r.modifiers()) + r.name()),
                module.exports().stream()
                    .map(e -> "exports " + modifiers(e.modifiers()) + e.source() + to(e.targets())),
                module.opens().stream()
                    .map(o -> "opens " + modifiers(o.modifiers()) + o.source() + to(o.targets())),
                module.uses().stream().map(service -> "uses " + service),
                module.provides().stream()
                    .map(p -> "provides " + p.service() + list(" with ", p.providers())))
            .flatMap(Stream::sorted)
            .map(line -> "  " + line + "\n");
    return modifiers(module.modifiers())
        + "module "
        + module.name()
        + "\n"
        + lines.collect(Collectors.joining());
  }

  /** The modifiers that a descriptor's source spells out, each with a space behind it. */
  private static String modifiers(Set<? extends Enum<?>> modifiers) {
    return modifiers.stream()
        .map(Enum::name)
        .filter(name -> !name.equals("MANDATED") && !name.equals("SYNTHETIC"))
        .sorted()
        .map(name -> name.toLowerCase(Locale.ROOT) + " ")
        .collect(Collectors.joining());
  }

  private static String to(Set<String> targets) {
    return list(" to ", targets);
  }

  private static String list(String word, Collection<String> names) {
    return names.isEmpty()
        ? ""
        : names.stream().sorted().collect(Collectors.joining(", ", word, ""));
  }

  /** The lines that only one of the texts has, each with its module; empty if there is none. */
  private static String difference(String pinned, String built) {
    List<String> before = qualified(pinned);
    List<String> after = qualified(built);
    return Stream.concat(
            before.stream().filter(line -> !after.contains(line)).map(line -> "- " + line),
            after.stream().filter(line -> !before.contains(line)).map(line -> "+ " + line))
        .collect(Collectors.joining("\n"));
  }

  private static List<String> qualified(String text) {
    String[] module = {""};
    return text.lines()
        .filter(line -> !line.isBlank())
        .map(
            line -> {
              if (!line.startsWith(" ")) {
                module[0] = line;
                return line;
              }
              return module[0] + ": " + line.strip();
            })
        .toList();
  }
}
