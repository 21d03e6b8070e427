package dev.heddle.spi.runtime;

import dev.heddle.compiler.WarmUp;
import java.lang.System.Logger.Level;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The compiler's warm-up, once in a JVM, on a thread of its own that ends with it: while a context
 * is made and memory is filled, so that the first launch need not wait for it. It does not begin
 * while drivers are looked for, which is when some of them take signals that the JVM uses. Where
 * there is one processor it would only take from the program, and is left out.
 */
final class CompilerStart {
  private static final AtomicBoolean DONE = new AtomicBoolean();

  private CompilerStart() {}

  static void begin() {
    if (Runtime.getRuntime().availableProcessors() > 1 && DONE.compareAndSet(false, true)) {
      Thread.ofPlatform().daemon().name("heddle-warm-up").start(CompilerStart::warmUp);
    }
  }

  private static void warmUp() {
    try {
      WarmUp.run();
    } catch (RuntimeException | Error e) {
      // Nobody waits for it; what is wrong, the first launch will say.
      System.getLogger("dev.heddle").log(Level.DEBUG, "the compiler's warm-up failed", e);
    }
  }
}
