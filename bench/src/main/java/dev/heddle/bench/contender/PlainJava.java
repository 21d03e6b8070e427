package dev.heddle.bench.contender;

import dev.heddle.bench.kernels.Loop;
import dev.heddle.bench.kernels.Workload;
import dev.heddle.bench.report.ContenderDescription;
import dev.heddle.bench.report.ContenderDescription.Kind;
import java.lang.module.ModuleFinder;
import java.util.List;
import java.util.Optional;

/**
 * Java without Heddle.
 *
 * @param description who it is
 * @param form which form of the workloads it runs
 */
public record PlainJava(ContenderDescription description, Form form) implements Contender {
  /** A form of a workload in Java. */
  public enum Form {
    /** A loop on one thread. */
    SEQUENTIAL,
    /** A parallel stream. */
    PARALLEL,
    /** The Vector API, in a parallel stream. */
    VECTOR
  }

  /** The module of the Vector API, which a JVM has only if it is started with it. */
  public static final String VECTOR_MODULE = "jdk.incubator.vector";

  /** {@return all that JVMs of this JDK can run} */
  static List<Contender> all(String processor) {
    Contender sequential = of("java", "Java, one thread", processor, Form.SEQUENTIAL);
    Contender parallel = of("java-parallel", "Java, parallel stream", processor, Form.PARALLEL);
    Contender vector = of("java-vector", "Java, Vector API", processor, Form.VECTOR);
    return hasVectorApi() ? List.of(sequential, parallel, vector) : List.of(sequential, parallel);
  }

  private static Contender of(String id, String title, String processor, Form form) {
    return new PlainJava(new ContenderDescription(id, Kind.PLAIN_JAVA, title, processor, ""), form);
  }

  /** {@return whether JVMs of this JDK can be started with the incubating module} */
  public static boolean hasVectorApi() {
    return ModuleFinder.ofSystem().find(VECTOR_MODULE).isPresent();
  }

  @Override
  public Optional<String> unfit(Workload workload) {
    return form == Form.VECTOR && !workload.hasVectorForm()
        ? Optional.of("it has no form for the Vector API")
        : Optional.empty();
  }

  @Override
  public Prepared prepare(Workload workload) {
    if (form == Form.VECTOR && ModuleLayer.boot().findModule(VECTOR_MODULE).isEmpty()) {
      throw new IllegalStateException(
          "this JVM was started without --add-modules " + VECTOR_MODULE);
    }
    return new Prepared() {
      @Override
      public void run() {
        switch (form) {
          case SEQUENTIAL -> workload.plain(Loop.SEQUENTIAL);
          case PARALLEL -> workload.plain(Loop.PARALLEL);
          case VECTOR -> workload.vector();
        }
      }

      @Override
      public void fetch() {
        // the workload's arrays are what was worked on
      }

      @Override
      public void close() {
        // nothing was opened
      }
    };
  }
}
