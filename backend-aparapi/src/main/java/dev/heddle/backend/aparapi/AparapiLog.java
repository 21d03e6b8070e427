package dev.heddle.backend.aparapi;

import com.aparapi.Config;
import java.util.Arrays;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Keeps what Aparapi logs from the user's console: what goes wrong there is thrown here. Its stack
 * traces, which it prints by itself, depend on the same level.
 */
final class AparapiLog {
  /** Loggers live as long as somebody holds them. */
  private static final Logger LOGGER = silenced();

  private AparapiLog() {}

  /** Ends its logging; to be called before any other class of Aparapi is used. */
  static void silence() {
    LOGGER.setLevel(Level.OFF);
  }

  /**
   * Aparapi's configuration sets its own level when it is loaded, and those of all root handlers.
   */
  private static Logger silenced() {
    Handler[] handlers = Logger.getLogger("").getHandlers();
    Level[] before = Arrays.stream(handlers).map(Handler::getLevel).toArray(Level[]::new);
    Logger logger = Logger.getLogger(Config.getLoggerName());
    for (int i = 0; i < handlers.length; i++) {
      handlers[i].setLevel(before[i]);
    }
    return logger;
  }
}
