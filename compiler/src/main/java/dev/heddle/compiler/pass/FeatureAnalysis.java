package dev.heddle.compiler.pass;

import dev.heddle.DeviceFeature;
import dev.heddle.ImageKind;
import dev.heddle.compiler.ir.Expression;
import dev.heddle.compiler.ir.Expressions;
import dev.heddle.compiler.ir.KernelCode;
import dev.heddle.compiler.ir.Memory;
import dev.heddle.compiler.ir.Parameter;
import dev.heddle.compiler.ir.Parameter.ImageParameter;
import dev.heddle.compiler.ir.Parameter.SamplerParameter;
import dev.heddle.compiler.ir.Parameter.ScalarParameter;
import dev.heddle.compiler.ir.ScalarType;
import dev.heddle.compiler.ir.Statement;
import dev.heddle.compiler.ir.Statement.Atomic;
import dev.heddle.compiler.ir.Statement.WriteImage;
import dev.heddle.compiler.ir.Statements;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** Finds out what a device must be able to do to run a kernel. */
public final class FeatureAnalysis {
  private final EnumSet<DeviceFeature> features = EnumSet.of(DeviceFeature.JAVA_KERNELS);

  private FeatureAnalysis() {}

  /**
   * {@return the features that a kernel needs}
   *
   * @param kernel the kernel
   */
  public static Set<DeviceFeature> of(KernelCode kernel) {
    FeatureAnalysis analysis = new FeatureAnalysis();
    kernel.parameters().forEach(analysis::add);
    kernel.constants().forEach(array -> analysis.add(array.element()));
    Statements.walk(kernel.body(), analysis::add);
    return Collections.unmodifiableSet(analysis.features);
  }

  private void add(Parameter parameter) {
    switch (parameter) {
      case ScalarParameter scalar -> add(scalar.type());
      case Memory memory -> add(memory.element());
      case ImageParameter _, SamplerParameter _ -> features.add(DeviceFeature.IMAGES);
    }
  }

  private void add(Statement statement) {
    Statements.expressions(statement).forEach(this::add);
    Statements.assigned(statement).forEach(variable -> add(variable.type()));
    if (statement instanceof Atomic atomic && atomic.memory().element() == ScalarType.LONG) {
      features.add(DeviceFeature.INT64_ATOMICS);
    }
    if (statement instanceof WriteImage write && write.image().kind() == ImageKind.IMAGE_3D) {
      features.add(DeviceFeature.IMAGE_3D_WRITES);
    }
  }

  private void add(Expression expression) {
    if (Expressions.any(expression, part -> part.type() == ScalarType.DOUBLE)) {
      features.add(DeviceFeature.FP64);
    }
  }

  private void add(ScalarType type) {
    if (type == ScalarType.DOUBLE) {
      features.add(DeviceFeature.FP64);
    }
  }
}
