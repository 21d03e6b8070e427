package dev.heddle.bench.kernels;

import dev.heddle.DeviceFeature;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

/**
 * A computation over made-up data, for whoever runs it. Every run computes the same outputs from
 * the same inputs, however often it is repeated.
 */
public abstract class Workload {
  private final String name;

  /**
   * Names it.
   *
   * @param name its name in {@link Workloads}
   */
  protected Workload(String name) {
    this.name = name;
  }

  /** {@return its name} */
  public final String name() {
    return name;
  }

  /**
   * What one run does at the least.
   *
   * @param flops floating-point operations, a fused multiply-add as two
   * @param bytes to and from memory, each datum once
   */
  public record Cost(double flops, double bytes) {}

  /** {@return what one run does} */
  public abstract Cost cost();

  /**
   * Computes the outputs in plain Java, as somebody would who knows no other way.
   *
   * @param loop on one thread or on all
   */
  public abstract void plain(Loop loop);

  /** {@return whether there is a form for the Vector API} */
  public boolean hasVectorForm() {
    return false;
  }

  /** Computes the outputs with the Vector API, on all threads. */
  public void vector() {
    throw new UnsupportedOperationException(name + " has no form for the Vector API");
  }

  /** {@return the launches that compute the outputs, one after another} */
  public abstract List<Stage> stages();

  /** {@return what the host fills before the first launch} */
  public abstract List<Slot> inputs();

  /** {@return where the results are} */
  public abstract List<Slot> outputs();

  /**
   * Looks at the outputs' arrays.
   *
   * @param accuracy how near is right
   * @throws WrongResultException if they are wrong
   */
  public abstract void check(Accuracy accuracy);

  /** {@return what a device has to have beside kernels} */
  public Set<DeviceFeature> needs() {
    return Set.of();
  }

  /** {@return the kernels in OpenCL C} */
  public String openClSource() {
    String file = openClFile();
    try (InputStream source = Workload.class.getResourceAsStream(file)) {
      if (source == null) {
        throw new IllegalStateException("there is no " + file);
      }
      return new String(source.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** {@return the resource that {@link #openClSource()} reads} */
  protected String openClFile() {
    return name + ".cl";
  }
}
