package dev.heddle.backend.aparapi.kernel;

import static dev.heddle.backend.aparapi.kernel.DeviceFunction.LONGS;
import static java.lang.constant.ConstantDescs.CD_float;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_void;

import dev.heddle.ChannelType;
import dev.heddle.Sampler;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;

/**
 * Images in OpenCL C without images: texels lie in an array, at bytes that these functions find and
 * convert (OpenCL C 3.0, sections 8.2 and 8.3), as the cpu backend does.
 *
 * @param arithmetic how exact the device's own arithmetic is
 */
record TexelFunctions(Arithmetic arithmetic) {
  /** In what normalized values are scaled. */
  enum Arithmetic {
    /** In double. */
    DOUBLE,
    /** In float: the device has nothing else. */
    FLOAT
  }

  private static final List<String> PLACE =
      List.of(
          "at",
          "texel",
          "row",
          "slice",
          "width",
          "rows",
          "slices",
          "x",
          "y",
          "z",
          "dimensions",
          "addressing",
          "normalized");

  /** {@return the byte of a texel at integer coordinates, or -1 for the border} */
  static DeviceFunction placeOfInts() {
    return DeviceFunction.statements(
        "java_place_int",
        MethodTypeDesc.of(CD_int, Collections.nCopies(PLACE.size(), CD_int)),
        PLACE,
        """
          const int sizes[3] = {width, rows, slices};
          const int strides[3] = {texel, row, slice};
          const int coordinates[3] = {x, y, z};
          int place = at;
          for (int d = 0; d < 3; d++) {
            const int i = coordinates[d];
            if (d < dimensions && addressing == %d && (i < 0 || i >= sizes[d])) {
              return -1;
            }
            place += clamp(i, 0, sizes[d] - 1) * strides[d];
          }
          return place;
        """
            .formatted(KernelFields.number(Sampler.Addressing.CLAMP)));
  }

  private static MethodTypeDesc ofFloats(ClassDesc result, boolean memory) {
    List<ClassDesc> types = new ArrayList<>(Collections.nCopies(PLACE.size(), CD_int));
    for (int i = 7; i < 10; i++) {
      types.set(i, CD_float);
    }
    if (memory) {
      types.addFirst(LONGS);
    }
    return MethodTypeDesc.of(result, types);
  }

  /** {@return the byte of the nearest texel, or -1 for the border} */
  static DeviceFunction placeOfFloats() {
    return DeviceFunction.statements(
        "java_place_float",
        ofFloats(CD_int, false),
        PLACE,
        """
          const int sizes[3] = {width, rows, slices};
          const int strides[3] = {texel, row, slice};
          const float coordinates[3] = {x, y, z};
          int place = at;
          for (int d = 0; d < 3; d++) {
            const float c = coordinates[d];
            float u = c;
            if (d < dimensions) {
              if (addressing == %d) {
                u = floor((c - floor(c)) * sizes[d]);
              } else if (addressing == %d) {
                u = floor(fabs(c - 2.0f * rint(0.5f * c)) * sizes[d]);
              } else {
                u = floor(normalized != 0 ? c * sizes[d] : c);
              }
            }
            int i = isnan(u) ? 0 : convert_int_sat_rtz(u);
            if (d < dimensions && addressing == %d && i > sizes[d] - 1) {
              i -= sizes[d];
            }
            if (d < dimensions && addressing == %d && (i < 0 || i >= sizes[d])) {
              return -1;
            }
            place += clamp(i, 0, sizes[d] - 1) * strides[d];
          }
          return place;
        """
            .formatted(
                KernelFields.number(Sampler.Addressing.REPEAT),
                KernelFields.number(Sampler.Addressing.MIRRORED_REPEAT),
                KernelFields.number(Sampler.Addressing.REPEAT),
                KernelFields.number(Sampler.Addressing.CLAMP)));
  }

  /** {@return a blend of one component of the texels around a place} */
  DeviceFunction blend() {
    List<String> parameters = new ArrayList<>(PLACE);
    parameters.addFirst("memory");
    parameters.addAll(List.of("type", "channels", "bytes", "component"));
    MethodTypeDesc signature = ofFloats(CD_float, true);
    for (int i = 0; i < 4; i++) {
      signature = signature.insertParameterTypes(signature.parameterCount(), CD_int);
    }
    return DeviceFunction.statements(
        "java_blend",
        signature,
        parameters,
        """
          const int sizes[3] = {width, rows, slices};
          const int strides[3] = {texel, row, slice};
          const float coordinates[3] = {x, y, z};
          const int channel = (channels >> (4 * component)) & 15;
          if (channel >= %5$d) {
            return channel == %6$d ? 1.0f : 0.0f;
          }
          int places[3][2];
          float weights[3][2];
          for (int d = 0; d < 3; d++) {
            const float c = coordinates[d];
            const int size = sizes[d];
            int first = 0;
            int second = -1;
            float fraction = 0.0f;
            if (d >= dimensions) {
              first = clamp(isnan(c) ? 0 : convert_int_sat_rtz(c), 0, size - 1);
            } else {
              float u = c;
              if (addressing == %1$d) {
                u = (c - floor(c)) * size - 0.5f;
              } else if (addressing == %2$d) {
                u = fabs(c - 2.0f * rint(0.5f * c)) * size - 0.5f;
              } else {
                u = (normalized != 0 ? c * size : c) - 0.5f;
              }
              const float low = floor(u);
              first = isnan(low) ? 0 : convert_int_sat_rtz(low);
              second = first == 2147483647 ? first : first + 1;
              fraction = u - low;
              fraction = fraction >= 0.0f && fraction <= 1.0f ? fraction : 0.0f;
              if (addressing == %1$d) {
                first = first < 0 ? first + size : first;
                second = second > size - 1 ? second - size : second;
              }
              if (addressing == %3$d) {
                first = first < 0 || first >= size ? -1 : first;
                second = second < 0 || second >= size ? -1 : second;
              } else {
                first = clamp(first, 0, size - 1);
                second = clamp(second, 0, size - 1);
              }
            }
            places[d][0] = first < 0 ? -1 : first * strides[d];
            places[d][1] = second < 0 ? -1 : second * strides[d];
            weights[d][0] = d >= dimensions ? 1.0f : 1.0f - fraction;
            weights[d][1] = fraction;
          }
          float sum = 0.0f;
          for (int k = 0; k < (dimensions > 2 ? 2 : 1); k++) {
            for (int j = 0; j < (dimensions > 1 ? 2 : 1); j++) {
              for (int i = 0; i < 2; i++) {
                if (places[0][i] >= 0 && places[1][j] >= 0 && places[2][k] >= 0) {
                  const int p =
                      at + places[0][i] + places[1][j] + places[2][k] + channel * bytes;
                  float value = 0.0f;
        %4$s
                  sum += value * (weights[0][i] * weights[1][j] * weights[2][k]);
                }
              }
            }
          }
          return sum;
        """
            .formatted(
                KernelFields.number(Sampler.Addressing.REPEAT),
                KernelFields.number(Sampler.Addressing.MIRRORED_REPEAT),
                KernelFields.number(Sampler.Addressing.CLAMP),
                choice(ChannelType.Sample.FLOAT, type -> "value = " + read(type)),
                Channels.ZERO,
                Channels.ONE));
  }

  /** {@return a component of a texel, that of the border where its place is negative} */
  DeviceFunction component(ChannelType.Sample sample) {
    boolean floats = sample == ChannelType.Sample.FLOAT;
    return DeviceFunction.statements(
        floats ? "java_component_float" : "java_component_int",
        MethodTypeDesc.of(
            floats ? CD_float : CD_int, LONGS, CD_int, CD_int, CD_int, CD_int, CD_int),
        List.of("memory", "place", "type", "channels", "bytes", "component"),
        """
          const int channel = (channels >> (4 * component)) & 15;
          if (channel >= %d) {
            return channel == %d ? 1 : 0;
          }
          if (place < 0) {
            return 0;
          }
          const int p = place + channel * bytes;
          %s value = 0;
        %s
          return value;
        """
            .formatted(
                Channels.ZERO,
                Channels.ONE,
                floats ? "float" : "int",
                choice(sample, type -> "value = " + read(type))));
  }

  /** {@return a function that writes a component, if texels have a channel for it} */
  DeviceFunction put(ChannelType.Sample sample) {
    boolean floats = sample == ChannelType.Sample.FLOAT;
    return DeviceFunction.statements(
        floats ? "java_put_float" : "java_put_int",
        MethodTypeDesc.of(
            CD_void, LONGS, CD_int, CD_int, CD_int, CD_int, CD_int, floats ? CD_float : CD_int),
        List.of("memory", "place", "type", "channels", "bytes", "component", "value"),
        """
          const int channel = (channels >> (4 * component)) & 15;
          if (channel < %d) {
            const int p = place + channel * bytes;
        %s
          }
        """
            .formatted(Channels.ZERO, choice(sample, this::write)));
  }

  /** {@return a switch over the channel types that read as floats, or as integers} */
  private static String choice(ChannelType.Sample sample, Function<ChannelType, String> statement) {
    StringBuilder text = new StringBuilder("    switch (type) {\n");
    for (ChannelType type : ChannelType.values()) {
      if ((type.sample() == ChannelType.Sample.FLOAT) == (sample == ChannelType.Sample.FLOAT)) {
        text.append(
            "    case %d:\n      %s;\n      break;\n"
                .formatted(KernelFields.number(type), statement.apply(type)));
      }
    }
    return text.append("    }").toString();
  }

  private static String cell(String type) {
    return "*((__global %s *) ((__global char *) memory + p))".formatted(type);
  }

  /** Quotients of floats are rough on some devices. */
  private String quotient(String cell, String divisor) {
    return arithmetic == Arithmetic.DOUBLE
        ? "convert_float_rte((double) (%s) / %s.0)".formatted(cell, divisor)
        : "%s / %s.0f".formatted(cell, divisor);
  }

  private String read(ChannelType type) {
    return switch (type) {
      case UNORM_INT8 -> quotient(cell("uchar"), "255");
      case UNORM_INT16 -> quotient(cell("ushort"), "65535");
      case SNORM_INT8 -> "fmax(%s, -1.0f)".formatted(quotient(cell("char"), "127"));
      case SNORM_INT16 -> "fmax(%s, -1.0f)".formatted(quotient(cell("short"), "32767"));
      case HALF_FLOAT -> "vload_half(0, (__global half *) ((__global char *) memory + p))";
      case FLOAT -> cell("float");
      case SIGNED_INT8 -> cell("char");
      case SIGNED_INT16 -> cell("short");
      case UNSIGNED_INT8 -> cell("uchar");
      case UNSIGNED_INT16 -> cell("ushort");
      case SIGNED_INT32, UNSIGNED_INT32 -> cell("int");
    };
  }

  private String scaled(String lowest, String scale) {
    String number = arithmetic == Arithmetic.DOUBLE ? "double" : "float";
    String suffix = arithmetic == Arithmetic.DOUBLE ? "" : "f";
    return "isnan(value) ? 0 : convert_int_rte(clamp((%s) value * %s.0%s, (%s) %s, (%s) %s))"
        .formatted(number, scale, suffix, number, lowest, number, scale);
  }

  private String write(ChannelType type) {
    return switch (type) {
      case UNORM_INT8 -> "%s = (uchar) (%s)".formatted(cell("uchar"), scaled("0", "255"));
      case UNORM_INT16 -> "%s = (ushort) (%s)".formatted(cell("ushort"), scaled("0", "65535"));
      case SNORM_INT8 -> "%s = (char) (%s)".formatted(cell("char"), scaled("-127", "127"));
      case SNORM_INT16 -> "%s = (short) (%s)".formatted(cell("short"), scaled("-32767", "32767"));
      case HALF_FLOAT ->
          "vstore_half_rte(value, 0, (__global half *) ((__global char *) memory + p))";
      case FLOAT -> cell("float") + " = value";
      case SIGNED_INT8 -> cell("char") + " = convert_char_sat(value)";
      case SIGNED_INT16 -> cell("short") + " = convert_short_sat(value)";
      case UNSIGNED_INT8 -> cell("uchar") + " = convert_uchar_sat((uint) value)";
      case UNSIGNED_INT16 -> cell("ushort") + " = convert_ushort_sat((uint) value)";
      case SIGNED_INT32, UNSIGNED_INT32 -> cell("int") + " = value";
    };
  }
}
