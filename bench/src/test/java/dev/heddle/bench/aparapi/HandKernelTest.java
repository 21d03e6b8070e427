package dev.heddle.bench.aparapi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.aparapi.Range;
import com.aparapi.device.OpenCLDevice;
import com.aparapi.internal.opencl.OpenCLPlatform;
import dev.heddle.bench.contender.AparapiByHand;
import dev.heddle.bench.contender.Contenders;
import dev.heddle.bench.kernels.Workload;
import dev.heddle.bench.kernels.Workloads;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HandKernelTest {
  private final Workload workload = Workloads.make("saxpy", 1024);

  /** No device, no test; the contenders tell without loading what is not there. */
  @BeforeEach
  void device() {
    boolean there = Contenders.all().stream().anyMatch(AparapiByHand.class::isInstance);
    if (!there) {
      System.out.println("skipped: Aparapi has no device");
    }
    assumeTrue(there, "a device that Aparapi has");
  }

  @Test
  void kernelThatAparapiCannotTranslate_isRefusedAndNeverRunInJava() {
    Untranslatable kernel = new Untranslatable(workload, first());

    assertThrows(
        IllegalStateException.class,
        () -> {
          kernel.prepare();
          kernel.launchAll();
        });
    assertFalse(kernel.ranInJava(), "it ran in Java");
  }

  @Test
  void unknownDevice_isNamed() {
    IllegalStateException refused =
        assertThrows(
            IllegalStateException.class, () -> HandKernels.prepare(workload, "no such", 0));

    assertEquals("Aparapi lists no device \"no such\"", refused.getMessage());
  }

  private static OpenCLDevice first() {
    return new OpenCLPlatform().getOpenCLPlatforms().getFirst().getOpenCLDevices().getFirst();
  }

  /** Aparapi has no switch. */
  private static final class Untranslatable extends HandKernel {
    private final int[] results = new int[64];
    private final Range range;

    Untranslatable(Workload workload, OpenCLDevice device) {
      super(workload, device);
      range = range(results.length);
    }

    @Override
    public void run() {
      int id = getGlobalId(0);
      switch (id & 3) {
        case 0 -> results[id] = 5;
        case 1 -> results[id] = 7;
        default -> results[id] = 9;
      }
    }

    @Override
    public void launchAll() {
      launch(range);
    }

    boolean ranInJava() {
      for (int result : results) {
        if (result != 0) {
          return true;
        }
      }
      return false;
    }
  }
}
