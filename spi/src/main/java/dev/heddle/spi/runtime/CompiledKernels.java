package dev.heddle.spi.runtime;

import dev.heddle.Launch;
import dev.heddle.spi.ContextDriver;
import dev.heddle.spi.DriverKernel;
import dev.heddle.spi.KernelRequest;
import dev.heddle.spi.RecordKernel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * The kernel records that a context has compiled: each once, whoever launches it. They are compiled
 * without the lock, for as long as it takes.
 */
final class CompiledKernels {
  private final RuntimeContext context;
  private final ContextDriver driver;
  private final boolean driverFindsFaults;
  private final Map<KernelRequest, CompletableFuture<DriverKernel>> compiled =
      new ConcurrentHashMap<>();

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

  /** {@return the forms that launches with default options may need} */
  private Stream<RecordKernel.Form> usualForms(RecordKernel kernel) {
    if (driverFindsFaults) {
      return Stream.of(RecordKernel.Form.CHECKED);
    }
    return kernel.proven().conditions().alwaysHold()
        ? Stream.of(RecordKernel.Form.PROVEN)
        : Stream.of(RecordKernel.Form.PROVEN, RecordKernel.Form.CHECKED);
  }

  /**
   * {@return a kernel, compiled by this call or before}
   *
   * @param check checks, under the lock, that it may be compiled now
   */
  DriverKernel get(KernelRequest request, Runnable check) {
    CompletableFuture<DriverKernel> known = compiled.get(request);
    return result(known == null ? all(List.of(request), check).getFirst() : known);
  }

  /**
   * Compiles what launches with default options will need, together, as far as that is not there.
   *
   * @return why some are not compiled
   */
  List<RuntimeException> compile(List<RecordKernel> kernels) {
    List<KernelRequest> requests =
        kernels.stream()
            .flatMap(
                kernel ->
                    usualForms(kernel)
                        .map(form -> new KernelRequest(kernel, form, Launch.FloatMode.STRICT)))
            .toList();
    List<RuntimeException> refusals = new ArrayList<>();
    for (CompletableFuture<DriverKernel> kernel : all(requests, () -> {})) {
      try {
        result(kernel);
      } catch (RuntimeException e) {
        refusals.add(e);
      }
    }
    return refusals;
  }

  private static DriverKernel result(CompletableFuture<DriverKernel> kernel) {
    try {
      return kernel.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException refused) {
        throw refused;
      }
      throw e;
    }
  }

  /** {@return the kernels, compiled, or being compiled by another thread, or refused} */
  private List<CompletableFuture<DriverKernel>> all(List<KernelRequest> requests, Runnable check) {
    List<CompletableFuture<DriverKernel>> kernels = new ArrayList<>();
    List<KernelRequest> own = new ArrayList<>();
    List<CompletableFuture<DriverKernel>> ownResults = new ArrayList<>();
    for (KernelRequest request : requests) {
      CompletableFuture<DriverKernel> result = new CompletableFuture<>();
      CompletableFuture<DriverKernel> known = compiled.putIfAbsent(request, result);
      if (known == null) {
        own.add(request);
        ownResults.add(result);
      }
      kernels.add(known == null ? result : known);
    }
    if (!own.isEmpty()) {
      compile(own, ownResults, check);
    }
    return kernels;
  }

  /**
   * Compiles kernels together. Where the driver refuses them, each half is tried, so that a kernel
   * which it does not take is found, and refused alone.
   */
  private void compile(
      List<KernelRequest> requests, List<CompletableFuture<DriverKernel>> results, Runnable check) {
    int size = requests.size();
    try {
      List<DriverKernel> made =
          context.makeApart(
              () -> {
                check.run();
                requests.forEach(r -> Arguments.checkFeatures(context.device(), r.kernel()));
                return requests;
              },
              driver::newKernels,
              (wanted, kernels) -> kernels,
              wanted -> {});
      for (int i = 0; i < size; i++) {
        results.get(i).complete(made.get(i));
      }
    } catch (RuntimeException e) {
      if (size == 1) {
        refuse(requests, results, e);
      } else {
        compile(requests.subList(0, size / 2), results.subList(0, size / 2), check);
        compile(requests.subList(size / 2, size), results.subList(size / 2, size), check);
      }
    } catch (Error e) {
      refuse(requests, results, e);
    }
  }

  /** The next launch tries again: memory may be there by then, and a refusal is told anew. */
  private void refuse(
      List<KernelRequest> requests,
      List<CompletableFuture<DriverKernel>> results,
      Throwable reason) {
    requests.forEach(compiled::remove);
    results.forEach(result -> result.completeExceptionally(reason));
  }

  /** Releases all of them; nothing is in flight, and what is still to be compiled is refused. */
  void release() {
    List.copyOf(compiled.values())
        .forEach(
            kernel ->
                kernel
                    .handle((made, refusal) -> Optional.ofNullable(made))
                    .join()
                    .ifPresent(DriverKernel::release));
    compiled.clear();
  }
}
