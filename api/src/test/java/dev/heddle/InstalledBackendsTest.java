package dev.heddle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstalledBackendsTest {
  @Test
  void providerThatCannotBeLoaded_isListedWithTheReason(@TempDir Path folder) throws IOException {
    Path services = Files.createDirectories(folder.resolve("META-INF/services"));
    Files.writeString(services.resolve(Backend.class.getName()), "example.Gone\nexample.Missing\n");
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    List<Backend> found;
    try (URLClassLoader loader = new URLClassLoader(new URL[] {folder.toUri().toURL()}, before)) {
      thread.setContextClassLoader(loader);
      found = Backend.installed();
    } finally {
      thread.setContextClassLoader(before);
    }
    assertEquals(2, found.size(), found::toString);
    for (Backend broken : found) {
      Availability.Unavailable unavailable =
          assertInstanceOf(Availability.Unavailable.class, broken.availability());
      assertEquals(true, unavailable.reason().contains("example."), unavailable::reason);
      assertEquals(List.of(), broken.devices());
    }
  }
}
