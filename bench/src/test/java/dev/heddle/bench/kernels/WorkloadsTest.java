package dev.heddle.bench.kernels;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.heddle.bench.contender.Contender;
import dev.heddle.bench.contender.Contenders;
import dev.heddle.bench.contender.Prepared;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class WorkloadsTest {
  /** All of them, at a size that is soon done. */
  private static Map<String, Integer> smallest() {
    Map<String, Integer> sizes = new LinkedHashMap<>();
    Workloads.kernels().forEach((name, entry) -> sizes.put(name, entry.sizes().getFirst()));
    Workloads.stream().forEach((name, entry) -> sizes.put(name, entry.sizes().getFirst()));
    sizes.put("arithmetic", 100);
    return sizes;
  }

  @TestFactory
  Stream<DynamicTest> everyContender_computesWhatTheCheckExpects() {
    List<Contender> contenders = Contenders.all();
    return smallest().entrySet().stream()
        .flatMap(
            entry ->
                contenders.stream()
                    .map(
                        contender ->
                            dynamicTest(
                                entry.getKey() + " on " + contender.id(),
                                () -> run(contender, entry.getKey(), entry.getValue()))));
  }

  private static void run(Contender contender, String name, int size) {
    Workload workload = Workloads.make(name, size);
    Optional<String> unfit = contender.unfit(workload);
    unfit.ifPresent(why -> System.out.printf("skipped: %s on %s: %s%n", name, contender.id(), why));
    assumeTrue(unfit.isEmpty(), () -> unfit.orElse(""));
    try (Prepared prepared = contender.prepare(workload)) {
      prepared.run();
      prepared.run();
      spoil(workload); // before a run: some work in the workload's own arrays
      prepared.run();
      prepared.fetch();
    }
    assertDoesNotThrow(() -> workload.check(Accuracy.STRICT));
  }

  @TestFactory
  Stream<DynamicTest> check_findsAResultThatWasNeverWritten() {
    return smallest().entrySet().stream()
        .map(
            entry ->
                dynamicTest(
                    entry.getKey(),
                    () -> {
                      Workload workload = Workloads.make(entry.getKey(), entry.getValue());
                      spoil(workload);
                      assertThrows(
                          WrongResultException.class, () -> workload.check(Accuracy.STRICT));
                      assertThrows(WrongResultException.class, () -> workload.check(Accuracy.FAST));
                    }));
  }

  @TestFactory
  Stream<DynamicTest> check_findsOneWrongElementAtTheEnd() {
    return smallest().entrySet().stream()
        .map(
            entry ->
                dynamicTest(
                    entry.getKey(),
                    () -> {
                      Workload workload = Workloads.make(entry.getKey(), entry.getValue());
                      workload.plain(Loop.PARALLEL);
                      workload.check(Accuracy.STRICT);
                      MemorySegment output = workload.outputs().getLast().segment();
                      long last = output.byteSize() - 4;
                      int bits = output.get(ValueLayout.JAVA_INT, last);
                      output.set(ValueLayout.JAVA_INT, last, bits ^ 0x0100_0000);
                      assertThrows(
                          WrongResultException.class, () -> workload.check(Accuracy.STRICT));
                    }));
  }

  @TestFactory
  Stream<DynamicTest> sizes_spanFourOrdersOfMagnitudeOfWork() {
    return Stream.of(Workloads.kernels(), Workloads.stream())
        .flatMap(entries -> entries.entrySet().stream())
        .map(
            entry ->
                dynamicTest(
                    entry.getKey(),
                    () -> {
                      List<Integer> sizes = entry.getValue().sizes();
                      assertTrue(sizes.contains(entry.getValue().quickSize()));
                      assertTrue(sizes.equals(sizes.stream().sorted().toList()));
                      double least = amount(entry.getKey(), sizes.getFirst());
                      // the cost of the largest by how it grows: making it would take long
                      double growth = amount(entry.getKey(), sizes.get(1)) / least;
                      double step = (double) sizes.get(1) / sizes.getFirst();
                      double exponent = Math.log(growth) / Math.log(step);
                      double span = (double) sizes.getLast() / sizes.getFirst();
                      double orders = exponent * Math.log10(span);
                      assertTrue(orders >= 3.9, "only " + orders + " orders of magnitude");
                    }));
  }

  private static double amount(String name, int size) {
    Workload.Cost cost = Workloads.cost(name, size);
    return Math.max(cost.flops(), cost.bytes());
  }

  /** Every byte of the outputs 0xff: no number at all, or -1. */
  private static void spoil(Workload workload) {
    workload.outputs().forEach(output -> output.segment().fill((byte) -1));
  }
}
