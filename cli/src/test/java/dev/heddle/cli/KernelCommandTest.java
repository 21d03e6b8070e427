package dev.heddle.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.Buffer;
import dev.heddle.Kernel;
import dev.heddle.WorkItem;
import org.junit.jupiter.api.Test;

class KernelCommandTest {
  private static final String OWN = KernelCommandTest.class.getName() + "$";

  record Halved(Buffer.OfInt numbers) implements Kernel {
    @Override
    public void run(WorkItem item) {
      int i = item.globalId(0);
      numbers.set(i, numbers.get(i) / 2);
    }
  }

  record Thrown(Buffer.OfInt numbers) implements Kernel {
    @Override
    public void run(WorkItem item) {
      throw new IllegalStateException();
    }
  }

  record NoKernel(int a) {}

  @Test
  void kernel_isPrintedInBothForms() {
    CommandRun.of("kernel", OWN + "Halved")
        .succeeded()
        .printed(
            "check numbers[i]",
            "numbers[i] = numbers[i] / 2",
            "__kernel void Halved(",
            "java_record_fault",
            "KernelCommandTest.java:");
  }

  @Test
  void forms_leaveChecksOut() {
    CommandRun.of("kernel", "--form", "proven", OWN + "Halved")
        .succeeded()
        .printed("conditions of", "wanted numbers[globalId(0)]");
    CommandRun unchecked =
        CommandRun.of("kernel", "--form", "unchecked", "--fast-math", OWN + "Halved").succeeded();
    assertTrue(!unchecked.out().contains("fault"), unchecked::out);
    assertTrue(!unchecked.out().contains("FP_CONTRACT"), unchecked::out);
  }

  @Test
  void whatIsNoKernel_isRefused() {
    CommandRun.of("kernel", OWN + "NoKernel").refused("is no kernel");
    CommandRun.of("kernel", "no.such.Kernel").refused("no class no.such.Kernel", "--class-path");
    CommandRun.of("kernel", "-cp", "no/such/folder", "A").refused("there is no no/such/folder");
  }

  @Test
  void kernelThatDoesNotCompile_saysWhy() {
    CommandRun refused = CommandRun.of("kernel", OWN + "Thrown");
    assertEquals(1, refused.code());
    assertTrue(refused.err().contains("Thrown.run"), refused::err);
  }
}
