package dev.heddle.tck.contract;

import dev.heddle.tck.ContractTests;
import java.util.List;

/** The classes of the kit's tests, in the order of the contract, and for the kernel language. */
public final class AllContractTests {
  /** The classes. */
  public static final List<Class<? extends ContractTests>> CLASSES =
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

  private AllContractTests() {}
}
