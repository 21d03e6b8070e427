package dev.heddle.bench.jocl;

import dev.heddle.Context;
import dev.heddle.ContextOptions;
import dev.heddle.Validation;
import dev.heddle.bench.BenchmarkDefaults;
import dev.heddle.bench.contender.Contenders;
import dev.heddle.bench.contender.HeddleDevice;
import dev.heddle.bench.contender.OpenClByHand;
import dev.heddle.bench.opencl.OpenClDevice;
import dev.heddle.bench.opencl.RawOpenCl;
import java.util.function.Function;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** An OpenCL device in the hands of one of two; the states of benchmarks extend it. */
@State(Scope.Thread)
@SuppressWarnings("NullAway.Init") // JMH sets parameters and calls setups before any benchmark
public abstract class OpenClState {
  /** Who: {@code jocl} or {@code opencl-c}, {@code jocl-2} or {@code opencl-c-2}, and so on. */
  @Param("jocl")
  String on;

  /** For {@link BenchmarkDefaults benchmarks}. */
  protected OpenClState() {}

  /** {@return the side that is asked for} */
  <S> S side(Function<Context, S> heddle, Function<RawOpenCl, S> byHand) {
    return switch (Contenders.named(on)) {
      case HeddleDevice device ->
          heddle.apply(
              Context.open(
                  device.device(), ContextOptions.defaults().withValidation(Validation.CONTRACT)));
      case OpenClByHand hand ->
          byHand.apply(
              RawOpenCl.open(new OpenClDevice(hand.device().name(), hand.sameNameBefore())));
      default -> throw new IllegalArgumentException(on + " is no OpenCL device");
    };
  }
}
