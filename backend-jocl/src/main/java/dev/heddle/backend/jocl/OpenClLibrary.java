package dev.heddle.backend.jocl;

import java.lang.foreign.Arena;
import java.lang.foreign.SymbolLookup;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The OpenCL library of the system: the loader, behind which the drivers are. */
@SuppressWarnings("restricted") // it is opened to be called
final class OpenClLibrary {
  private OpenClLibrary() {}

  /** {@return the names under which JOCL 2.0.6 looks for it, in its order} */
  static List<String> names() {
    String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    if (system.startsWith("mac")) {
      return List.of(
          "/System/Library/Frameworks/OpenCL.framework/Versions/Current/OpenCL", "libOpenCL.dylib");
    }
    return system.startsWith("windows")
        ? List.of("OpenCL.dll")
        : List.of("libOpenCL.so.1", "libOpenCL.so");
  }

  /** {@return the library if it is there; the system loads it once however often it is opened} */
  static @Nullable SymbolLookup find() {
    for (String name : names()) {
      try {
        return SymbolLookup.libraryLookup(name, Arena.global());
      } catch (IllegalArgumentException e) {
        // not under this name; the next may do
      }
    }
    return null;
  }
}
