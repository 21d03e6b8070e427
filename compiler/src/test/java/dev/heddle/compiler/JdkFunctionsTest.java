package dev.heddle.compiler;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.FloatMath;
import dev.heddle.Kernel;
import dev.heddle.KernelCompilationException;
import dev.heddle.compiler.interpreter.Range;
import dev.heddle.compiler.interpreter.Storage;
import dev.heddle.compiler.ir.KernelCode;
import dev.heddle.compiler.ir.Parameter;
import dev.heddle.compiler.ir.Parameter.BufferParameter;
import dev.heddle.compiler.ir.Parameter.ScalarParameter;
import dev.heddle.compiler.ir.ScalarType;
import java.lang.classfile.ClassFile;
import java.lang.classfile.TypeKind;
import java.lang.classfile.attribute.RecordAttribute;
import java.lang.classfile.attribute.RecordComponentInfo;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * All static methods of {@link Math} and of the classes of the primitive types that take and give
 * numbers: each is called in a kernel that is made for it, and gives what Java gives, or is
 * refused.
 */
class JdkFunctionsTest {
  private static final ClassDesc NAME = ClassDesc.of("functions.Call");
  private static final int RUNS = 60;
  private static final int SEED = 99;

  /** Refused: those that throw where a result does not fit, and those that look into Unicode. */
  private static boolean isRefused(Method function) {
    String name = function.getName();
    return name.endsWith("Exact")
        || function.getDeclaringClass() == Character.class
            && (name.matches("digit|get(Directionality|NumericValue|Type)|to\\p{Lu}.*Case")
                || name.startsWith("is") && !CODE_POINTS.contains(name));
  }

  /** What {@link Character} asks of the numbers of characters alone. */
  private static final Set<String> CODE_POINTS =
      Set.of(
          "isBmpCodePoint",
          "isHighSurrogate",
          "isISOControl",
          "isLowSurrogate",
          "isSpace",
          "isSupplementaryCodePoint",
          "isSurrogate",
          "isSurrogatePair",
          "isValidCodePoint");

  static Stream<Method> functions() {
    return Stream.of(
            Math.class,
            StrictMath.class,
            FloatMath.class,
            Integer.class,
            Long.class,
            Float.class,
            Double.class,
            Short.class,
            Byte.class,
            Character.class,
            Boolean.class)
        .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
        .filter(m -> Modifier.isStatic(m.getModifiers()) && Modifier.isPublic(m.getModifiers()))
        .filter(m -> m.getReturnType().isPrimitive() && m.getReturnType() != void.class)
        .filter(m -> m.getParameterCount() > 0)
        .filter(m -> Arrays.stream(m.getParameterTypes()).allMatch(Class::isPrimitive))
        .sorted(Comparator.comparing(Method::toString));
  }

  private static ClassDesc buffer(Class<?> type) {
    String name = type == boolean.class ? "byte" : type.getName();
    return ClassDesc.of(
        "dev.heddle.Buffer$Of" + Character.toUpperCase(name.charAt(0)) + name.substring(1));
  }

  /** {@return a kernel: a record of the function's arguments and a buffer for its result} */
  private static byte[] kernel(Method function) {
    List<ClassDesc> types = new ArrayList<>();
    for (Class<?> type : function.getParameterTypes()) {
      types.add(type.describeConstable().orElseThrow());
    }
    types.add(buffer(function.getReturnType()));
    ClassDesc result = function.getReturnType().describeConstable().orElseThrow();
    ClassDesc element = result.equals(ConstantDescs.CD_boolean) ? ConstantDescs.CD_byte : result;
    return ClassFile.of()
        .build(
            NAME,
            type -> {
              type.withSuperclass(ClassDesc.of("java.lang.Record"));
              List<RecordComponentInfo> components = new ArrayList<>();
              for (int i = 0; i < types.size(); i++) {
                components.add(RecordComponentInfo.of("c" + i, types.get(i)));
                type.withField("c" + i, types.get(i), ClassFile.ACC_PRIVATE | ClassFile.ACC_FINAL);
              }
              type.with(RecordAttribute.of(components));
              type.withMethodBody(
                  "run",
                  MethodTypeDesc.of(ConstantDescs.CD_void, ClassDesc.of("dev.heddle.WorkItem")),
                  ClassFile.ACC_PUBLIC,
                  code -> {
                    int last = types.size() - 1;
                    code.aload(0).getfield(NAME, "c" + last, types.get(last)).lconst_0();
                    for (int i = 0; i < last; i++) {
                      code.aload(0).getfield(NAME, "c" + i, types.get(i));
                    }
                    code.invokestatic(
                        function.getDeclaringClass().describeConstable().orElseThrow(),
                        function.getName(),
                        MethodTypeDesc.of(result, types.subList(0, last)));
                    code.invokeinterface(
                        types.get(last),
                        "set",
                        MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_long, element));
                    code.return_();
                  });
            });
  }

  private static KernelCode lift(Method function) {
    byte[] bytes = kernel(function);
    ClassFiles files =
        name ->
            name.equals("functions/Call")
                ? Optional.of(bytes)
                : ClassFiles.of(Kernel.class).read(name);
    return KernelCompiler.lift("functions.Call", files, Constants.of(Kernel.class));
  }

  private static Object number(Class<?> type, Random random) {
    int kind = random.nextInt(4);
    long integer =
        switch (kind) {
          case 0 -> random.nextLong();
          case 1 ->
              new long[] {0, 1, -1, Long.MIN_VALUE, Long.MAX_VALUE, 1L << 31}[random.nextInt(6)];
          default -> random.nextInt(80) - 30;
        };
    double floating =
        switch (kind) {
          case 0 -> Double.longBitsToDouble(random.nextLong());
          case 1 -> new double[] {0, -0.0, Double.NaN, 1, -1, 0.5, -0.5, 1e300}[random.nextInt(8)];
          default -> random.nextDouble() * 40 - 20;
        };
    return switch (TypeKind.from(type)) {
      case BOOLEAN -> (integer & 1) == 1;
      case BYTE -> (byte) integer;
      case SHORT -> (short) integer;
      case CHAR -> (char) integer;
      case INT -> (int) integer;
      case LONG -> integer;
      case FLOAT -> kind == 0 ? Float.intBitsToFloat((int) integer) : (float) floating;
      case DOUBLE -> floating;
      case REFERENCE, VOID -> throw new AssertionError(type);
    };
  }

  private static long bits(Object value) {
    return switch (value) {
      case Boolean b -> b ? 1 : 0;
      case Character c -> c;
      case Float f -> Float.floatToRawIntBits(f);
      case Double d -> Double.doubleToRawLongBits(d);
      case Number n -> n.longValue();
      default -> throw new AssertionError(value);
    };
  }

  private static Storage storage(ScalarType type, long bits) {
    Storage storage = new Storage(type, 1);
    storage.set(0, bits);
    return storage;
  }

  private static void compare(Method function, KernelCode kernel, Random random)
      throws IllegalAccessException {
    Object[] numbers =
        Arrays.stream(function.getParameterTypes()).map(t -> number(t, random)).toArray();
    Map<Parameter, Object> arguments = new HashMap<>();
    Storage result = null;
    for (int i = 0; i < kernel.parameters().size(); i++) {
      switch (kernel.parameters().get(i)) {
        case ScalarParameter p -> arguments.put(p, storage(p.type(), bits(numbers[i])).get(0));
        case BufferParameter p -> {
          result = storage(p.element(), 0);
          arguments.put(p, result);
        }
        default -> throw new AssertionError(kernel);
      }
    }
    String what = function + " of " + Arrays.toString(numbers);
    Object expected;
    try {
      expected = function.invoke(null, numbers);
    } catch (InvocationTargetException e) {
      // Divisions by zero are faults; clamp refuses bounds in the wrong order, which kernels do
      // not.
      assertTrue(
          e.getCause() instanceof ArithmeticException || function.getName().equals("clamp"), what);
      return;
    }
    new Range(new int[] {1, 1, 1}, new int[] {1, 1, 1}, new int[3]).interpret(kernel, arguments);
    ScalarType type =
        ScalarType.ofDescriptor(function.getReturnType().descriptorString()).orElseThrow();
    long[] wanted =
        storage(type == ScalarType.BOOLEAN ? ScalarType.BYTE : type, bits(expected))
            .canonicalBits();
    long[] actual = java.util.Objects.requireNonNull(result).canonicalBits();
    if (function.getName().equals("floatToFloat16") && Float.isNaN((float) numbers[0])) {
      assertTrue(Float.isNaN(Float.float16ToFloat((short) actual[0])), what);
    } else if (function.getDeclaringClass() == StrictMath.class
        && type == ScalarType.DOUBLE
        && wanted[0] != actual[0]) {
      // The interpreter takes the functions of Math, which are as good.
      double exact = Double.longBitsToDouble(wanted[0]);
      assertEquals(exact, Double.longBitsToDouble(actual[0]), 2 * Math.ulp(exact), what);
    } else {
      assertArrayEquals(wanted, actual, what);
    }
  }

  @ParameterizedTest
  @MethodSource("functions")
  void function_givesWhatJavaGivesOrIsRefused(Method function) throws IllegalAccessException {
    if (isRefused(function)) {
      assertThrows(KernelCompilationException.class, () -> lift(function));
      return;
    }
    KernelCode kernel = lift(function);
    Random random = new Random(SEED);
    for (int run = 0; run < RUNS; run++) {
      compare(function, kernel, random);
    }
  }
}
