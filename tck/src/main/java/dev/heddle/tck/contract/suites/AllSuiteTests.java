package dev.heddle.tck.contract.suites;

import dev.heddle.tck.ContractTests;
import java.util.List;

/** The classes of the tests of public suites' kernels, by suite. */
public final class AllSuiteTests {
  /** The classes. */
  public static final List<Class<? extends ContractTests>> CLASSES =
      List.of(
          BabelStreamTests.class,
          ShocArithmeticTests.class,
          ShocFftTests.class,
          ShocMd5Tests.class,
          ShocMdTests.class,
          ShocScanTests.class,
          ShocSortTests.class,
          ShocSpmvTests.class,
          ShocStencilTests.class,
          RodiniaBackpropTests.class,
          RodiniaBfsTests.class,
          RodiniaCfdTests.class,
          RodiniaDistanceTests.class,
          RodiniaDynamicProgrammingTests.class,
          RodiniaGaussianTests.class,
          RodiniaHotspotTests.class,
          RodiniaLavaMdTests.class,
          RodiniaLudTests.class,
          RodiniaMyocyteTests.class,
          RodiniaParticleFilterTests.class,
          RodiniaSradTests.class,
          ParboilCountTests.class,
          ParboilFieldTests.class,
          ParboilLbmTests.class,
          ParboilMatrixTests.class,
          NasCgTests.class,
          NasEpTests.class,
          NasFtTests.class,
          NasIsTests.class,
          NasMgTests.class,
          PolyBenchGramSchmidtTests.class,
          PolyBenchProductTests.class,
          PolyBenchStencilTests.class,
          PolyBenchSymmetricTests.class,
          PolyBenchVectorTests.class);

  private AllSuiteTests() {}
}
