package dev.heddle.backend.cpu.kernel;

import dev.heddle.Kernel;
import dev.heddle.KernelCompilationException;
import dev.heddle.backend.cpu.image.KernelImages;
import dev.heddle.backend.cpu.image.Texels;
import dev.heddle.compiler.ir.KernelCode;
import dev.heddle.spi.Command;
import dev.heddle.spi.DriverKernel;
import dev.heddle.spi.KernelArgument;
import dev.heddle.spi.RecordKernel;
import dev.heddle.spi.host.HostBuffer;
import dev.heddle.spi.host.HostImage;
import dev.heddle.spi.host.WorkPool;
import java.util.List;

/** Runs kernels from their records, in the form to debug in: every work item calls {@code run}. */
public final class KernelRunner {
  private final WorkPool pool;

  /**
   * Makes a runner.
   *
   * @param pool who does the work
   */
  public KernelRunner(WorkPool pool) {
    this.pool = pool;
  }

  /**
   * {@return a kernel, ready to run}
   *
   * @param kernel the record's class
   * @param code what it does, for what has to be known of it
   */
  public DriverKernel compile(RecordKernel kernel, KernelCode code) {
    return CpuKernel.of(kernel, code);
  }

  /**
   * {@return a launch, to be run once what it waits for is complete}
   *
   * @param launch what to run
   */
  public KernelRun prepare(Command.LaunchRecord launch) {
    return new KernelRun(pool, launch, (CpuKernel) launch.kernel());
  }

  /** {@return the kernel over views of its arguments, with local memory of its own} */
  static Kernel instance(RecordKernel kernel, List<KernelArgument> arguments) {
    Object[] components = new Object[arguments.size()];
    for (int i = 0; i < components.length; i++) {
      components[i] =
          switch (arguments.get(i)) {
            case KernelArgument.Value(Object value) -> value;
            case KernelArgument.Buffer buffer ->
                BufferViews.view(buffer, ((HostBuffer) buffer.buffer()).memory());
            case KernelArgument.Texels image ->
                KernelImages.view(
                    image.shape(),
                    new Texels(
                        (HostImage) image.image(), image.shape(), image.access(), image.name()));
            case KernelArgument.SamplerValue(var sampler) -> sampler;
            case KernelArgument.LocalMemory local -> LocalViews.view(local);
          };
    }
    try {
      return kernel.make(components);
    } catch (Throwable e) {
      throw new KernelCompilationException(
          "the constructor of kernel %s threw for the device's arguments: %s; let it only assign them"
              .formatted(kernel.type().getName(), e),
          e);
    }
  }
}
