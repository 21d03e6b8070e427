package dev.heddle.backend.aparapi.kernel;

import dev.heddle.compiler.opencl.OpenClSource.Checked;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A generated class.
 *
 * @param name its name
 * @param bytes its class file
 * @param fields the names of its fields, one for each argument that the kernel uses
 * @param names the names of parameters and constants, which those of their fields begin with
 * @param checked whether it tells of faults
 * @param bounded what it checks indices of, in the order of its fault codes
 */
@SuppressWarnings("ArrayRecordComponent") // it is not compared, and nobody writes to it
record KernelClass(
    String name,
    byte[] bytes,
    Set<String> fields,
    Map<Object, String> names,
    boolean checked,
    List<Checked> bounded) {
  KernelClass {
    names = Map.copyOf(names);
    fields = Set.copyOf(fields);
    bounded = List.copyOf(bounded);
  }

  /** {@return the name of a parameter or a constant} */
  String nameOf(Object object) {
    String name = names.get(object);
    if (name == null) {
      throw new IllegalArgumentException("no name for " + object);
    }
    return name;
  }
}
