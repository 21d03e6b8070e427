package dev.heddle.bench.kernels;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.IntFunction;

/** All workloads by name, with the sizes at which they are measured. */
public final class Workloads {
  /**
   * A workload that has no size yet.
   *
   * @param sizes ascending, over four orders of magnitude of work
   * @param quickSize the one for a quick run
   * @param unit what the size counts
   * @param maker makes it
   * @param cost what a run of it does, by the size
   */
  public record Entry(
      List<Integer> sizes,
      int quickSize,
      String unit,
      IntFunction<Workload> maker,
      IntFunction<Workload.Cost> cost) {}

  private static final SequencedMap<String, Entry> KERNELS = new LinkedHashMap<>();
  private static final SequencedMap<String, Entry> STREAM = new LinkedHashMap<>();
  private static final Entry ARITHMETIC =
      new Entry(List.of(1 << 18), 1 << 16, "work items", Arithmetic::new, Arithmetic::cost);

  static {
    kernel(
        "saxpy",
        "elements",
        Saxpy::new,
        Saxpy::cost,
        1 << 20,
        1 << 10,
        1 << 13,
        1 << 16,
        1 << 20,
        1 << 24);
    kernel(
        "reduction",
        "elements",
        Reduction::new,
        Reduction::cost,
        1 << 20,
        1 << 10,
        1 << 13,
        1 << 16,
        1 << 20,
        1 << 24);
    kernel(
        "histogram",
        "elements",
        Histogram::new,
        Histogram::cost,
        1 << 20,
        1 << 10,
        1 << 13,
        1 << 16,
        1 << 20,
        1 << 24);
    kernel(
        "black-scholes",
        "options",
        BlackScholes::new,
        BlackScholes::cost,
        1 << 17,
        1 << 10,
        1 << 13,
        1 << 17,
        1 << 20,
        1 << 24);
    kernel(
        "matrix-product",
        "rows",
        MatrixProduct::new,
        MatrixProduct::cost,
        128,
        32,
        64,
        128,
        512,
        1024);
    kernel(
        "csr-product",
        "rows",
        CsrProduct::new,
        n -> new CsrProduct(n).cost(),
        1 << 16,
        1 << 7,
        1 << 10,
        1 << 13,
        1 << 16,
        1 << 21);
    kernel("n-body", "bodies", NBody::new, NBody::cost, 2048, 128, 512, 2048, 8192, 16384);
    kernel(
        "mandelbrot",
        "rows",
        Mandelbrot::new,
        n -> new Mandelbrot(n).cost(),
        256,
        32,
        64,
        256,
        1024,
        4096);
    kernel(
        "convolution-buffer",
        "rows",
        ConvolutionBuffer::new,
        ConvolutionBuffer::cost,
        512,
        32,
        128,
        512,
        1024,
        4096);
    kernel(
        "convolution-image",
        "rows",
        ConvolutionImage::new,
        ConvolutionImage::cost,
        256,
        32,
        128,
        256,
        1024,
        4096);
    kernel("stencil", "cells in a row", Stencil::new, Stencil::cost, 64, 8, 16, 64, 128, 256);
    kernel(
        "fft",
        "elements",
        Fft::new,
        Fft::cost,
        1 << 16,
        1 << 8,
        1 << 12,
        1 << 16,
        1 << 20,
        1 << 22);
    kernel(
        "bitonic-sort",
        "elements",
        BitonicSort::new,
        BitonicSort::cost,
        1 << 14,
        1 << 8,
        1 << 11,
        1 << 14,
        1 << 18,
        1 << 21);
    for (String name : List.of("copy", "mul", "add", "triad", "dot")) {
      STREAM.put(
          name,
          new Entry(
              List.of(1 << 11, 1 << 14, 1 << 18, 1 << 22, 1 << 25),
              1 << 22,
              "elements",
              size -> new BabelStream(name, size),
              size -> BabelStream.cost(name, size)));
    }
  }

  private Workloads() {}

  private static void kernel(
      String name,
      String unit,
      IntFunction<Workload> maker,
      IntFunction<Workload.Cost> cost,
      int quickSize,
      Integer... sizes) {
    KERNELS.put(name, new Entry(List.of(sizes), quickSize, unit, maker, cost));
  }

  /** {@return the kernels} */
  public static Map<String, Entry> kernels() {
    return Collections.unmodifiableMap(KERNELS);
  }

  /** {@return BabelStream's five} */
  public static Map<String, Entry> stream() {
    return Collections.unmodifiableMap(STREAM);
  }

  /** {@return the one that shows what the arithmetic units give} */
  public static Entry arithmetic() {
    return ARITHMETIC;
  }

  /**
   * {@return a workload, made anew}
   *
   * @param name its name
   * @param size how large
   * @throws IllegalArgumentException if there is none of that name
   */
  public static Workload make(String name, int size) {
    return entry(name).maker().apply(size);
  }

  /**
   * {@return what a run of a workload does} It is not made for that, but for those whose work
   * depends on the data.
   *
   * @param name its name
   * @param size how large
   * @throws IllegalArgumentException if there is none of that name
   */
  public static Workload.Cost cost(String name, int size) {
    return entry(name).cost().apply(size);
  }

  private static Entry entry(String name) {
    if (name.equals("arithmetic")) {
      return ARITHMETIC;
    }
    Entry kernel = KERNELS.get(name);
    Entry entry = kernel == null ? STREAM.get(name) : kernel;
    if (entry == null) {
      throw new IllegalArgumentException(
          "there is no workload \"%s\", but %s and %s"
              .formatted(name, KERNELS.keySet(), STREAM.keySet()));
    }
    return entry;
  }
}
