package dev.heddle.compiler.lift;

import dev.heddle.ImageKind;
import dev.heddle.compiler.ir.ScalarType;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The types of the API that a kernel knows, by their descriptors and names. */
final class ApiTypes {
  static final String SAMPLER = "Ldev/heddle/Sampler;";
  static final String WORK_ITEM = "dev/heddle/WorkItem";
  static final String FLOAT4 = "dev/heddle/Float4";
  static final String INT4 = "dev/heddle/Int4";

  private static final String BUFFER_OF = "Ldev/heddle/Buffer$Of";
  private static final String LOCAL_OF = "Ldev/heddle/Local$Of";

  private static final Map<String, ImageKind> IMAGES =
      Map.of(
          "dev/heddle/Image1D", ImageKind.IMAGE_1D,
          "dev/heddle/Image1DBuffer", ImageKind.IMAGE_1D_BUFFER,
          "dev/heddle/Image1DArray", ImageKind.IMAGE_1D_ARRAY,
          "dev/heddle/Image2D", ImageKind.IMAGE_2D,
          "dev/heddle/Image2DArray", ImageKind.IMAGE_2D_ARRAY,
          "dev/heddle/Image3D", ImageKind.IMAGE_3D);

  private ApiTypes() {}

  static Optional<ScalarType> bufferElement(String descriptor) {
    return element(descriptor, BUFFER_OF);
  }

  static Optional<ScalarType> localElement(String descriptor) {
    return element(descriptor, LOCAL_OF);
  }

  private static Optional<ScalarType> element(String descriptor, String prefix) {
    if (!descriptor.startsWith(prefix) || !descriptor.endsWith(";")) {
      return Optional.empty();
    }
    String name = descriptor.substring(prefix.length(), descriptor.length() - 1);
    for (ScalarType type : ScalarType.values()) {
      if (type != ScalarType.BOOLEAN && type.name().equals(name.toUpperCase(Locale.ROOT))) {
        return Optional.of(type);
      }
    }
    return Optional.empty();
  }

  static Optional<ImageKind> imageKind(String descriptor) {
    return descriptor.startsWith("L") && descriptor.endsWith(";")
        ? Optional.ofNullable(IMAGES.get(descriptor.substring(1, descriptor.length() - 1)))
        : Optional.empty();
  }

  /** {@return a type as a user writes it} */
  static String javaName(String descriptor) {
    if (descriptor.startsWith("[")) {
      return javaName(descriptor.substring(1)) + "[]";
    }
    return ScalarType.ofDescriptor(descriptor)
        .map(ScalarType::javaName)
        .orElseGet(
            () ->
                descriptor.startsWith("L")
                    ? descriptor
                        .substring(1, descriptor.length() - 1)
                        .replace('/', '.')
                        .replace('$', '.')
                    : descriptor);
  }
}
