package dev.heddle.spi;

import dev.heddle.Kernel;
import dev.heddle.internal.KernelRecords;
import java.lang.reflect.RecordComponent;
import java.util.List;

/**
 * The class of a kernel record, as a driver gets it; one per class, so that compiled forms can be
 * kept by it.
 */
public final class RecordKernel {
  private final KernelRecords.Shape shape;

  /**
   * Describes a kernel's class; for the runtime.
   *
   * @param type the record's class
   * @throws IllegalArgumentException if it is no kernel record or cannot be accessed
   */
  public RecordKernel(Class<?> type) {
    if (!Kernel.class.isAssignableFrom(type)) {
      throw new IllegalArgumentException(type.getName() + " does not implement Kernel");
    }
    this.shape = KernelRecords.shape(type);
  }

  /** {@return the record's class} */
  public Class<?> type() {
    return shape.type();
  }

  /** {@return its components: the kernel's parameters, in order} */
  public List<RecordComponent> components() {
    return shape.components();
  }

  /**
   * {@return the components of a record of this class, read from its fields}
   *
   * @param kernel the record
   */
  public Object[] read(Kernel kernel) {
    Object[] values = new Object[shape.fields().size()];
    try {
      for (int i = 0; i < values.length; i++) {
        values[i] = (Object) shape.fields().get(i).invokeExact((Record) kernel);
      }
    } catch (Throwable e) {
      throw new AssertionError("a field of a record could not be read", e);
    }
    return values;
  }

  /**
   * {@return a record of this class with other components} Its canonical constructor runs.
   *
   * @param components one for each parameter
   * @throws Throwable what the constructor throws
   */
  public Kernel make(Object... components) throws Throwable {
    Record record = (Record) shape.constructor().invokeExact(components);
    return (Kernel) record;
  }
}
