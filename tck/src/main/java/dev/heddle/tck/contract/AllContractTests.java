package dev.heddle.tck.contract;

import dev.heddle.tck.ContractTests;
import dev.heddle.tck.contract.suites.AllSuiteTests;
import java.util.List;
import java.util.stream.Stream;

/**
 * The classes of the kit's tests, in the order of the contract, for the kernel language, and of
 * public suites' kernels.
 */
public final class AllContractTests {
  private static final List<Class<? extends ContractTests>> CONTRACT =
      List.of(
          CommandTests.class,
          FailureTests.class,
          HostSegmentTests.class,
          MapTests.class,
          MapConflictTests.class,
          UnmapTests.class,
          UseTests.class,
          BufferTests.class,
          SubBufferTests.class,
          RectangleTests.class,
          ImageTests.class,
          ImageHostMemoryTests.class,
          ImageMapTests.class,
          ImageTransferTests.class,
          ImageTransferRefusalTests.class,
          ImageCopyTests.class,
          ImageFillTests.class,
          ImageKernelTests.class,
          SamplerTests.class,
          EventTests.class,
          LifetimeTests.class,
          KernelAccessTests.class,
          KernelArgumentTests.class,
          ControlFlowTests.class,
          SwitchTests.class,
          IntegerArithmeticTests.class,
          NarrowArithmeticTests.class,
          FloatArithmeticTests.class,
          ConversionTests.class,
          MathTests.class,
          ElementaryFunctionTests.class,
          FloatFunctionTests.class,
          BitOperationTests.class,
          PrivateArrayTests.class,
          MethodTests.class,
          ValueRecordTests.class,
          WorkItemTests.class,
          LaunchTests.class,
          ProgramTests.class,
          ImageProgramTests.class,
          GroupTests.class,
          AtomicTests.class,
          KernelFaultTests.class,
          FaultContainmentTests.class,
          ConcurrencyTests.class,
          RandomOperationTests.class,
          LargeBufferTests.class);

  /** The classes. */
  public static final List<Class<? extends ContractTests>> CLASSES =
      Stream.concat(CONTRACT.stream(), AllSuiteTests.CLASSES.stream()).toList();

  private AllContractTests() {}
}
