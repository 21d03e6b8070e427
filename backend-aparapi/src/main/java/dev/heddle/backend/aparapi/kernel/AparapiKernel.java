package dev.heddle.backend.aparapi.kernel;

import dev.heddle.ImageFormat;
import dev.heddle.Launch;
import dev.heddle.backend.aparapi.Accesses;
import dev.heddle.backend.aparapi.Storage;
import dev.heddle.compiler.ir.KernelCode;
import dev.heddle.compiler.ir.Parameter;
import dev.heddle.compiler.ir.Parameter.BufferParameter;
import dev.heddle.compiler.ir.Parameter.ImageParameter;
import dev.heddle.spi.Command;
import dev.heddle.spi.DriverKernel;
import dev.heddle.spi.KernelArgument;
import dev.heddle.spi.RecordKernel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A kernel record as classes that Aparapi translates: one for each way in which its buffers and
 * images share arrays, and for each format of images that come often. Most kernels see one.
 */
public final class AparapiKernel implements DriverKernel {
  /** Launches with images of one format that do without a class of their own. */
  private static final int FEW = 20;

  private final KernelDevice device;
  private final RecordKernel kernel;
  private final KernelCode code;
  private final Launch.FloatMode math;
  private final List<Parameter> inMemory;
  private final Map<KernelOptions, KernelInstance> instances = new HashMap<>();

  private final Map<List<ImageFormat>, Integer> launches = new HashMap<>();

  private AparapiKernel(
      KernelDevice device, RecordKernel kernel, KernelCode code, Launch.FloatMode math) {
    this.device = device;
    this.kernel = kernel;
    this.code = code;
    this.math = math;
    this.inMemory =
        code.parameters().stream()
            .filter(p -> p instanceof BufferParameter || p instanceof ImageParameter)
            .toList();
  }

  /**
   * {@return a kernel, compiled as far as can be without its arguments}
   *
   * @param device where it runs
   * @param kernel the record's class
   * @param code what to compile
   * @param math what floating-point arithmetic may do
   */
  public static AparapiKernel compile(
      KernelDevice device, RecordKernel kernel, KernelCode code, Launch.FloatMode math) {
    AparapiKernel compiled =
        new AparapiKernel(
            device, kernel, math == Launch.FloatMode.STRICT ? device.suited(code) : code, math);
    List<Integer> apart = new ArrayList<>();
    compiled.inMemory.forEach(p -> apart.add(apart.size()));
    compiled.instance(compiled.options(apart, List.of()));
    return compiled;
  }

  private KernelOptions options(List<Integer> memories, List<ImageFormat> formats) {
    return new KernelOptions(math, device.division(), device.arithmetic(), memories, formats);
  }

  private synchronized boolean isFrequent(List<ImageFormat> formats) {
    return launches.merge(List.copyOf(formats), 1, Integer::sum) > FEW;
  }

  private synchronized KernelInstance instance(KernelOptions options) {
    return instances.computeIfAbsent(
        options, wanted -> KernelInstance.compile(device, kernel, code, wanted));
  }

  /**
   * Runs a launch.
   *
   * @param launch what to launch
   */
  public void run(Command.LaunchRecord launch) {
    List<Storage> arrays = new ArrayList<>();
    List<Integer> numbers = new ArrayList<>();
    List<ImageFormat> formats = new ArrayList<>();
    for (Parameter parameter : inMemory) {
      Storage storage =
          switch (launch.arguments().get(parameter.path().getFirst())) {
            case KernelArgument.Buffer buffer -> Accesses.storage(buffer.buffer());
            case KernelArgument.Texels image -> {
              formats.add(image.shape().format());
              yield Accesses.storage(image.image());
            }
            default -> throw new AssertionError("no memory: " + parameter);
          };
      int number = arrays.indexOf(storage);
      if (number < 0) {
        number = arrays.size();
        arrays.add(storage);
      }
      numbers.add(number);
    }
    if (!formats.isEmpty() && !isFrequent(formats)) {
      formats.clear();
    }
    instance(options(numbers, formats)).run(launch, arrays);
  }

  @Override
  public synchronized void release() {
    instances.values().forEach(KernelInstance::release);
    instances.clear();
  }
}
