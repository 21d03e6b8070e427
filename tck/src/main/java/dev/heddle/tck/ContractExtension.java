package dev.heddle.tck;

import dev.heddle.Device;
import dev.heddle.DeviceFeature;
import java.lang.reflect.Method;
import java.util.Optional;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

/**
 * Gives each test the device under test, skips those that need what it lacks, and turns failures
 * that are expected into skips.
 */
final class ContractExtension
    implements BeforeEachCallback, AfterEachCallback, ExecutionCondition, InvocationInterceptor {
  private static final ExtensionContext.Namespace NAMESPACE =
      ExtensionContext.Namespace.create(ContractExtension.class);

  ContractExtension() {}

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    String missing = whyUnavailable(context);
    if (!missing.isEmpty()) {
      return ConditionEvaluationResult.disabled(missing);
    }
    Optional<Proves> proves =
        context.getElement().map(element -> element.getAnnotation(Proves.class));
    if (proves.isPresent()) {
      Device device = device(context);
      for (DeviceFeature feature : proves.get().needs()) {
        if (!device.has(feature)) {
          return ConditionEvaluationResult.disabled(ContractTests.lacks(device, feature));
        }
      }
    }
    return ConditionEvaluationResult.enabled("the device has what it needs");
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    ((ContractTests) context.getRequiredTestInstance()).open(device(context));
  }

  @Override
  public void afterEach(ExtensionContext context) {
    ((ContractTests) context.getRequiredTestInstance()).closeAll();
  }

  @Override
  public void interceptTestMethod(
      Invocation<Void> invocation,
      ReflectiveInvocationContext<Method> call,
      ExtensionContext context)
      throws Throwable {
    String test = call.getTargetClass().getSimpleName() + "." + call.getExecutable().getName();
    Optional<String> reason = expectedFailures(context).reason(device(context), test);
    if (reason.isEmpty()) {
      invocation.proceed();
      return;
    }
    try {
      invocation.proceed();
    } catch (AssertionError | RuntimeException expected) {
      throw new TestAbortedException("expected to fail here: " + reason.get(), expected);
    }
    throw new AssertionFailedError(
        "passed, and is listed as an expected failure: take it off the list (%s)"
            .formatted(reason.get()));
  }

  /** {@return why all tests are skipped, or an empty string} */
  private static String whyUnavailable(ExtensionContext context) {
    return context
        .getRoot()
        .getStore(NAMESPACE)
        .getOrComputeIfAbsent(
            "unavailable",
            key -> {
              String backend = backend(context);
              return DeviceUnderTest.isRequired(backend)
                  ? ""
                  : DeviceUnderTest.whyUnavailable(backend).orElse("");
            },
            String.class);
  }

  private static String backend(ExtensionContext context) {
    return context
        .getConfigurationParameter(ContractKit.BACKEND)
        .orElseThrow(
            () -> new IllegalArgumentException("no backend to test: set " + ContractKit.BACKEND));
  }

  private static Device device(ExtensionContext context) {
    return context
        .getRoot()
        .getStore(NAMESPACE)
        .getOrComputeIfAbsent(
            "device",
            key ->
                DeviceUnderTest.find(
                    backend(context),
                    context.getConfigurationParameter(ContractKit.DEVICE).orElse("0"),
                    context.getConfigurationParameter(ContractKit.BREAK).orElse("")),
            Device.class);
  }

  private static ExpectedFailures expectedFailures(ExtensionContext context) {
    return context
        .getRoot()
        .getStore(NAMESPACE)
        .getOrComputeIfAbsent(
            "expected failures",
            key ->
                ExpectedFailures.load(
                    context.getConfigurationParameter(ContractKit.EXPECTED_FAILURES)),
            ExpectedFailures.class);
  }
}
