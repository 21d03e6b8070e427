package dev.heddle.tck;

import dev.heddle.Buffer;
import dev.heddle.CommandQueue;
import dev.heddle.Context;
import dev.heddle.ContractViolationException;
import dev.heddle.HeddleException;
import dev.heddle.Rule;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Calls of a context and its queues that break a rule which no switch and no driver could break.
 */
final class FaultyCalls implements InvocationHandler {
  /** The rules that faulty calls break. */
  static final Set<Rule> RULES = Set.of(Rule.CMD_3, Rule.CMD_6);

  private static final Set<String> COMMANDS = Set.of("fill", "copy", "launch");

  private final Object sound;
  private final Rule rule;
  private final Thread maker = Thread.currentThread();

  private FaultyCalls(Object sound, Rule rule) {
    this.sound = sound;
    this.rule = rule;
  }

  /** {@return a context whose queues break a rule, if it is one of these} */
  static Context around(Context context, Rule rule) {
    return RULES.contains(rule) ? wrap(Context.class, context, rule) : context;
  }

  private static <T> T wrap(Class<T> type, T sound, Rule rule) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(), new Class<?>[] {type}, new FaultyCalls(sound, rule)));
  }

  @Override
  public @Nullable Object invoke(
      Object proxy, Method method, @Nullable Object @Nullable [] arguments) throws Throwable {
    if (rule == Rule.CMD_6
        && sound instanceof CommandQueue queue
        && Thread.currentThread() != maker
        && COMMANDS.contains(method.getName())) {
      return queue.marker(); // the command is lost
    }
    try {
      Object result = method.invoke(sound, arguments);
      return result instanceof CommandQueue queue ? wrap(CommandQueue.class, queue, rule) : result;
    } catch (InvocationTargetException e) {
      if (rule == Rule.CMD_3
          && sound instanceof CommandQueue queue
          && method.getName().equals("fill")
          && e.getCause() instanceof ContractViolationException) {
        leaveTrace(queue, arguments);
      }
      throw e.getCause();
    }
  }

  private static void leaveTrace(CommandQueue queue, @Nullable Object[] arguments) {
    MemorySegment trace = Arena.ofAuto().allocate(1);
    trace.set(java.lang.foreign.ValueLayout.JAVA_BYTE, 0, (byte) 0x5a);
    for (Object argument : arguments) {
      if (argument instanceof Buffer buffer) {
        try {
          queue.fill(buffer, trace, 0, 1);
        } catch (HeddleException refused) {
          // Where this is refused as well there is no trace to leave.
        }
      }
    }
  }
}
