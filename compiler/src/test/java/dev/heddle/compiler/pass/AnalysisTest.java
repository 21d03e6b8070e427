package dev.heddle.compiler.pass;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.Buffer;
import dev.heddle.Kernel;
import dev.heddle.Local;
import dev.heddle.WorkItem;
import dev.heddle.compiler.KernelCompiler;
import dev.heddle.compiler.ir.KernelCode;
import dev.heddle.compiler.ir.Statement;
import dev.heddle.compiler.ir.Statement.CheckIndex;
import dev.heddle.compiler.ir.Statements;
import dev.heddle.compiler.ir.Variable;
import dev.heddle.compiler.kernels.MemoryKernels;
import dev.heddle.compiler.opencl.OpenClGenerator;
import dev.heddle.compiler.opencl.OpenClOptions;
import dev.heddle.compiler.pass.AccessAnalysis.Access;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the passes find out about kernels. */
class AnalysisTest {
  record Accesses(
      Buffer.OfInt read,
      Buffer.OfInt written,
      Buffer.OfInt both,
      Buffer.OfInt atomic,
      Buffer.OfInt unused)
      implements Kernel {
    @Override
    public void run(WorkItem item) {
      int i = item.globalId(0);
      written.set(i, read.get(i));
      both.set(i, both.get(i) + (int) unused.length());
      atomic.getAndAdd(0, 1);
    }
  }

  @Test
  void accesses_areReadOrWrittenOrBoth() {
    KernelCode kernel = KernelCompiler.lift(Accesses.class);
    AccessAnalysis analysis = new AccessAnalysis(kernel);
    List<Set<Access>> found = kernel.parameters().stream().map(analysis::of).toList();
    Set<Access> both = Set.of(Access.READ, Access.WRITE);
    assertEquals(List.of(Set.of(Access.READ), Set.of(Access.WRITE), both, both, Set.of()), found);
  }

  record Uniform(Buffer.OfInt in, Buffer.OfInt out, Local.OfInt local) implements Kernel {
    @Override
    public void run(WorkItem item) {
      int trips = in.get(item.groupId(0));
      int mine = item.localId(0);
      for (int trip = 0; trip < trips; trip++) {
        local.set(mine, trip);
        item.barrier();
        mine = local.get(0);
      }
      out.set(mine, trips);
    }
  }

  @Test
  void valuesOfTheGroup_areUniform() {
    KernelCode kernel = KernelCompiler.lift(Uniform.class);
    Uniformity uniformity = new Uniformity(kernel);
    assertTrue(uniformity.isUniform(variable(kernel, "trips")));
    assertTrue(uniformity.isUniform(variable(kernel, "trip")));
    assertFalse(uniformity.isUniform(variable(kernel, "mine")));
    assertTrue(uniformity.areBarriersUniform());
  }

  record Divergent(Buffer.OfInt out) implements Kernel {
    @Override
    public void run(WorkItem item) {
      int count = 0;
      while (true) {
        if (out.get(item.globalId(0)) == count) {
          break;
        }
        count++;
        item.barrier();
      }
      out.set(0, count);
    }
  }

  @Test
  void whatFollowsAJumpOfSome_isNotUniform() {
    KernelCode kernel = KernelCompiler.lift(Divergent.class);
    Uniformity uniformity = new Uniformity(kernel);
    assertFalse(uniformity.isUniform(variable(kernel, "count")));
    assertFalse(uniformity.areBarriersUniform());
  }

  @Test
  void barriersOfAReduction_areUniform() {
    KernelCode kernel = KernelCompiler.lift(MemoryKernels.GroupSums.class);
    assertTrue(new Uniformity(kernel).areBarriersUniform());
  }

  record CountedBarriers(Buffer.OfInt out) implements Kernel {
    @Override
    public void run(WorkItem item) {
      int rounds = 0;
      for (int i = 0; i < 8; i++) {
        out.set(i, 0);
        rounds++;
      }
      for (int round = 0; round < rounds; round++) {
        item.barrier();
      }
    }
  }

  @Test
  void whatALoopWithoutBarriersCounts_isNotUniformWhereFaultsLeaveIt() {
    KernelCode kernel = KernelCompiler.lift(CountedBarriers.class);
    assertTrue(new Uniformity(kernel).areBarriersUniform());
    assertFalse(new Uniformity(kernel, Uniformity.Memories.DOUBTED).areBarriersUniform());
  }

  record Repeated(Buffer.OfInt data) implements Kernel {
    @Override
    public void run(WorkItem item) {
      int i = item.globalId(0);
      data.set(i, data.get(i) + 1);
      if (data.get(i) > 3) {
        data.set(i, 0);
        i++;
      }
      data.set(i, data.get(i) * 2);
    }
  }

  @Test
  void checksOfTheSameIndex_areMadeOnce() {
    List<Integer> lines = new ArrayList<>();
    KernelCode kernel = KernelCompiler.lift(Repeated.class);
    int first = kernel.body().getFirst().location().line();
    Statements.walk(
        kernel.body(),
        (Statement s) -> {
          if (s instanceof CheckIndex) {
            lines.add(s.location().line() - first);
          }
        });
    assertEquals(List.of(1, 6), lines, "the first, and the one after the index has changed");
  }

  @Test
  void paddedRange_isGuarded() {
    KernelCode kernel = KernelCompiler.lift(MemoryKernels.PrivateArrays.class);
    OpenClOptions padded =
        new OpenClOptions(OpenClOptions.STRICT.math(), OpenClOptions.Range.PADDED);
    String text = OpenClGenerator.generate(kernel, padded).text();
    assertTrue(text.contains("const int range_2,"), text);
    assertTrue(text.contains("get_global_id(0) - get_global_offset(0) >= range_0"), text);
  }

  record Products(Buffer.OfFloat data, float scale) implements Kernel {
    @Override
    public void run(WorkItem item) {
      float[] factors = {2.5f, 3.5f};
      float outside = data.get(0);
      float chain = 9f;
      for (int i = 0; i < 4; i++) {
        outside = 1f - outside * 0.3f;
        chain = 1f - chain * 0.3f;
        chain = chain + i * 0.1f + factors[i & 1] * chain;
        outside = outside + chain * scale;
      }
      data.set(0, outside + chain);
    }
  }

  @Test
  void productsOfConstants_areRoundedOnTheirOwn() {
    KernelCode kernel = RoundedProducts.of(KernelCompiler.lift(Products.class));
    String text = OpenClGenerator.generate(kernel, OpenClOptions.STRICT).text();
    assertTrue(text.contains("1.0f - outside * 0.3f"), text);
    assertTrue(text.contains("chain * scale"), text);
    assertTrue(text.contains("1.0f - fma(chain, 0.3f, -0.0f)"), text);
    assertTrue(text.contains("fma((float) i, 0.1f, -0.0f)"), text);
    assertTrue(text.contains("fma(factors[index], chain_1, -0.0f)"), text);
  }

  private static Variable variable(KernelCode kernel, String name) {
    List<Variable> found = new ArrayList<>();
    Statements.walk(
        kernel.body(),
        s ->
            Statements.assigned(s).stream().filter(v -> v.name().equals(name)).forEach(found::add));
    return found.getFirst();
  }
}
