package dev.heddle.backend.aparapi.kernel;

import com.aparapi.Kernel;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.lang.reflect.Constructor;
import org.jspecify.annotations.Nullable;

/** Defines one generated class, and serves its class file, which Aparapi reads to translate it. */
final class GeneratedClassLoader extends ClassLoader {
  private final String resource;
  private final byte[] bytes;

  private GeneratedClassLoader(KernelClass generated) {
    super(Kernel.class.getClassLoader());
    this.resource = generated.name().replace('.', '/') + ".class";
    this.bytes = generated.bytes();
  }

  /** {@return a kernel of a generated class} */
  static Kernel instance(KernelClass generated) {
    GeneratedClassLoader loader = new GeneratedClassLoader(generated);
    Class<? extends Kernel> type =
        loader
            .defineClass(generated.name(), loader.bytes, 0, loader.bytes.length)
            .asSubclass(Kernel.class);
    try {
      Constructor<? extends Kernel> constructor = type.getConstructor();
      return constructor.newInstance();
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("a generated class has a constructor without parameters", e);
    }
  }

  @Override
  public @Nullable InputStream getResourceAsStream(String name) {
    return name.equals(resource)
        ? new ByteArrayInputStream(bytes)
        : super.getResourceAsStream(name);
  }
}
