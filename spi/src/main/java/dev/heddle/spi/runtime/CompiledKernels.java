package dev.heddle.spi.runtime;

import dev.heddle.Launch;
import dev.heddle.spi.ContextDriver;
import dev.heddle.spi.DriverKernel;
import dev.heddle.spi.RecordKernel;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The kernel records that a context has compiled: each once, whoever launches it. They are compiled
 * without the lock, for as long as it takes.
 */
final class CompiledKernels {
  private record Key(RecordKernel kernel, RecordKernel.Form form, Launch.FloatMode math) {}

  private final RuntimeContext context;
  private final ContextDriver driver;
  private final boolean driverFindsFaults;
  private final Map<Key, CompletableFuture<DriverKernel>> compiled = new ConcurrentHashMap<>();

  CompiledKernels(RuntimeContext context, ContextDriver driver) {
    this.context = context;
    this.driver = driver;
    this.driverFindsFaults = driver.findsFaults();
  }

  /**
   * {@return the form of a kernel that does for a launch}
   *
   * @param checks what the launch asks for
   * @param shape what is known of it
   */
  RecordKernel.Form form(Launch.Checks checks, LaunchShape shape) {
    if (driverFindsFaults) {
      return RecordKernel.Form.CHECKED;
    }
    return switch (checks) {
      case UNCHECKED -> RecordKernel.Form.UNCHECKED;
      case CHECKED -> shape.isProven() ? RecordKernel.Form.PROVEN : RecordKernel.Form.CHECKED;
    };
  }

  /**
   * {@return a kernel, compiled by this call or before}
   *
   * @param check checks, under the lock, that it may be compiled
   */
  DriverKernel get(
      RecordKernel kernel, RecordKernel.Form form, Launch.FloatMode math, Runnable check) {
    Key key = new Key(kernel, form, math);
    CompletableFuture<DriverKernel> known = compiled.get(key);
    if (known == null) {
      CompletableFuture<DriverKernel> own = new CompletableFuture<>();
      known = compiled.putIfAbsent(key, own);
      if (known == null) {
        known = own;
        compile(key, own, check);
      }
    }
    try {
      return known.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException refused) {
        throw refused;
      }
      throw e;
    }
  }

  private void compile(Key key, CompletableFuture<DriverKernel> result, Runnable check) {
    try {
      result.complete(
          context.makeApart(
              () -> {
                check.run();
                return key;
              },
              wanted ->
                  driver.newKernel(wanted.kernel, wanted.kernel.code(wanted.form), wanted.math),
              (wanted, made) -> made,
              wanted -> {}));
    } catch (RuntimeException | Error e) {
      // The next launch tries again: memory may be there by then, and a refusal is told anew.
      compiled.remove(key);
      result.completeExceptionally(e);
    }
  }

  /** Releases all of them; nothing is in flight or being compiled. */
  void release() {
    List.copyOf(compiled.values()).forEach(kernel -> kernel.join().release());
    compiled.clear();
  }
}
