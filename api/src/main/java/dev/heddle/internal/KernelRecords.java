package dev.heddle.internal;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.ref.WeakReference;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads kernel records and makes them anew, on behalf of the runtime.
 *
 * <p>It lives in {@code dev.heddle} since that is the module that users can open their packages to.
 * Fields are read, not accessors: an accessor may be overridden, and is the user's code.
 */
public final class KernelRecords {
  /** Lookups that applications handed over, by module; the lookup's class keeps its own alive. */
  private static final Map<Module, WeakReference<MethodHandles.Lookup>> OPENED =
      Collections.synchronizedMap(new WeakHashMap<>());

  private static final ClassValue<LookupHolder> HOLDERS =
      new ClassValue<>() {
        @Override
        protected LookupHolder computeValue(Class<?> type) {
          return new LookupHolder();
        }
      };

  private KernelRecords() {}

  /** What keeps a lookup alive as long as its class. */
  private static final class LookupHolder {
    @SuppressWarnings("UnusedVariable") // what matters is that it is held
    volatile MethodHandles.@Nullable Lookup lookup;
  }

  /**
   * How the records of a class are taken apart and put together.
   *
   * @param type the record's class
   * @param components its components, in order
   * @param fields for each component, a handle of type {@code (Record)Object} that reads its field
   * @param constructor the canonical constructor, as {@code (Object[])Record}
   */
  public record Shape(
      Class<?> type,
      List<RecordComponent> components,
      List<MethodHandle> fields,
      MethodHandle constructor) {}

  /**
   * Remembers a lookup for its module.
   *
   * @param lookup of full privilege access
   */
  public static void open(MethodHandles.Lookup lookup) {
    if (!lookup.hasFullPrivilegeAccess()) {
      throw new IllegalArgumentException(
          "a lookup without full privilege access: " + lookup + "; pass MethodHandles.lookup()");
    }
    HOLDERS.get(lookup.lookupClass()).lookup = lookup;
    OPENED.put(lookup.lookupClass().getModule(), new WeakReference<>(lookup));
  }

  /**
   * {@return how the records of a class are read and made}
   *
   * @param type a record's class
   * @throws IllegalArgumentException if it is no record, or cannot be accessed; the message shows
   *     what to add
   */
  public static Shape shape(Class<?> type) {
    RecordComponent[] components = type.getRecordComponents();
    if (components == null) {
      throw new IllegalArgumentException(
          type.getName()
              + " is no record: a kernel is a record whose components are its arguments");
    }
    MethodHandles.Lookup lookup = lookup(type);
    try {
      MethodHandle[] fields = new MethodHandle[components.length];
      Class<?>[] types = new Class<?>[components.length];
      for (int i = 0; i < components.length; i++) {
        types[i] = components[i].getType();
        fields[i] =
            lookup
                .findGetter(type, components[i].getName(), types[i])
                .asType(MethodType.methodType(Object.class, Record.class));
      }
      MethodHandle constructor =
          lookup
              .findConstructor(type, MethodType.methodType(void.class, types))
              .asType(MethodType.methodType(Record.class, types))
              .asSpreader(Object[].class, types.length);
      return new Shape(
          type,
          List.of(components),
          Collections.unmodifiableList(Arrays.asList(fields)),
          constructor);
    } catch (ReflectiveOperationException e) {
      throw new IllegalArgumentException("cannot read " + type.getName() + ": " + e, e);
    }
  }

  /**
   * {@return the value of a static final field that a kernel refers to}
   *
   * @param type the class that declares it, which is initialized by this call
   * @param field the field's name
   * @throws IllegalAccessException if it cannot be read; the message says why
   */
  public static Object constant(Class<?> type, String field) throws IllegalAccessException {
    try {
      Class<?> declared = type.getDeclaredField(field).getType();
      return lookup(type).findStaticVarHandle(type, field, declared).get();
    } catch (NoSuchFieldException | IllegalArgumentException e) {
      throw new IllegalAccessException(e.getMessage());
    }
  }

  /**
   * {@return the value of a component of a record, read from its field}
   *
   * @param value the record
   * @param component the component's name
   * @throws IllegalAccessException if it cannot be read; the message says why
   */
  public static Object component(Record value, String component) throws IllegalAccessException {
    try {
      Class<?> type = value.getClass();
      Class<?> declared = type.getDeclaredField(component).getType();
      return lookup(type).findVarHandle(type, component, declared).get(value);
    } catch (NoSuchFieldException | IllegalArgumentException e) {
      throw new IllegalAccessException(e.getMessage());
    }
  }

  private static MethodHandles.Lookup lookup(Class<?> type) {
    WeakReference<MethodHandles.Lookup> opened = OPENED.get(type.getModule());
    MethodHandles.Lookup own = opened == null ? null : opened.get();
    // This module requires no other, so it cannot read the one that the record is in by itself.
    KernelRecords.class.getModule().addReads(type.getModule());
    try {
      return MethodHandles.privateLookupIn(type, own != null ? own : MethodHandles.lookup());
    } catch (IllegalAccessException e) {
      throw new IllegalArgumentException(
          "cannot read the components of %s: add \"opens %s to dev.heddle;\" to the module-info of %s, or call Kernel.open(MethodHandles.lookup()) in that module"
              .formatted(type.getName(), type.getPackageName(), type.getModule().getName()),
          e);
    }
  }
}
