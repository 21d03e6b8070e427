package dev.heddle.backend.cpu.kernel;

import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.MethodModel;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.invoke.MethodHandles;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is known of a kernel's class: its own loop, and whether it may call a barrier. */
final class KernelClass {
  /** A cache that lives and dies with the kernel's class. */
  private static final ClassValue<KernelClass> CLASSES =
      new ClassValue<>() {
        @Override
        protected KernelClass computeValue(Class<?> type) {
          return new KernelClass(type);
        }
      };

  private static final String WORK_ITEM = "dev/heddle/WorkItem";
  private static final String KERNEL = "dev/heddle/Kernel";

  private final ItemLoop loop;
  private final boolean mayCallBarrier;

  private KernelClass(Class<?> type) {
    this.loop = newLoop();
    this.mayCallBarrier = findBarrier(type);
  }

  static KernelClass of(Class<?> type) {
    return CLASSES.get(type);
  }

  ItemLoop loop() {
    return loop;
  }

  boolean mayCallBarrier() {
    return mayCallBarrier;
  }

  private static ItemLoop newLoop() {
    try (InputStream in = ItemLoopTemplate.class.getResourceAsStream("ItemLoopTemplate.class")) {
      if (in == null) {
        throw new IllegalStateException("the jar of the cpu backend lacks ItemLoopTemplate.class");
      }
      MethodHandles.Lookup lookup = MethodHandles.lookup();
      Class<?> own = lookup.defineHiddenClass(in.readAllBytes(), true).lookupClass();
      return (ItemLoop) own.getDeclaredConstructor().newInstance();
    } catch (IOException | ReflectiveOperationException e) {
      throw new IllegalStateException("cannot make the loop of a kernel", e);
    }
  }

  /**
   * Looks for a call of {@code WorkItem.barrier} in the kernel's class and in those to which it
   * hands a work item. Where a class file cannot be read there may be one.
   */
  private static boolean findBarrier(Class<?> kernel) {
    Set<String> seen = new HashSet<>();
    Deque<String> open = new ArrayDeque<>();
    open.add(kernel.getName().replace('.', '/'));
    while (!open.isEmpty()) {
      String name = open.poll();
      if (!seen.add(name)) {
        continue;
      }
      try (InputStream in = open(kernel, name)) {
        if (in == null || callsBarrier(ClassFile.of().parse(in.readAllBytes()), open)) {
          return true;
        }
      } catch (IOException | IllegalArgumentException e) {
        return true;
      }
    }
    return false;
  }

  private static @Nullable InputStream open(Class<?> kernel, String name) {
    ClassLoader loader = kernel.getClassLoader();
    return loader == null
        ? ClassLoader.getSystemResourceAsStream(name + ".class")
        : loader.getResourceAsStream(name + ".class");
  }

  private static boolean callsBarrier(ClassModel type, Deque<String> open) {
    for (ClassEntry inherited : type.interfaces()) {
      // A default method may be the body, or be called from it.
      if (!inherited.asInternalName().equals(KERNEL)) {
        open.add(inherited.asInternalName());
      }
    }
    for (MethodModel method : type.methods()) {
      if (method.code().isEmpty()) {
        continue;
      }
      for (CodeElement element : method.code().get()) {
        if (element instanceof InvokeInstruction call) {
          boolean onItem = call.owner().asInternalName().equals(WORK_ITEM);
          if (onItem && call.name().equalsString("barrier")) {
            return true;
          }
          if (!onItem && call.type().stringValue().contains("L" + WORK_ITEM + ";")) {
            open.add(call.owner().asInternalName());
          }
        }
      }
    }
    return false;
  }
}
