package dev.heddle.backend.jocl;

import dev.heddle.ChannelOrder;
import dev.heddle.ChannelType;
import dev.heddle.ContractViolationException;
import dev.heddle.ImageFormat;
import dev.heddle.ImageKind;
import java.util.Optional;
import org.jocl.CL;
import org.jocl.cl_image_format;

/** Heddle's names of image formats and kinds, and OpenCL's numbers. */
final class Formats {
  private Formats() {}

  static int kind(ImageKind kind) {
    return switch (kind) {
      case IMAGE_1D -> CL.CL_MEM_OBJECT_IMAGE1D;
      case IMAGE_1D_BUFFER -> CL.CL_MEM_OBJECT_IMAGE1D_BUFFER;
      case IMAGE_1D_ARRAY -> CL.CL_MEM_OBJECT_IMAGE1D_ARRAY;
      case IMAGE_2D -> CL.CL_MEM_OBJECT_IMAGE2D;
      case IMAGE_2D_ARRAY -> CL.CL_MEM_OBJECT_IMAGE2D_ARRAY;
      case IMAGE_3D -> CL.CL_MEM_OBJECT_IMAGE3D;
    };
  }

  static cl_image_format of(ImageFormat format) {
    cl_image_format numbers = new cl_image_format();
    numbers.image_channel_order = order(format.order());
    numbers.image_channel_data_type = type(format.type());
    return numbers;
  }

  /** {@return Heddle's name of a format, if it has one} */
  static Optional<ImageFormat> from(cl_image_format format) {
    for (ChannelOrder order : ChannelOrder.values()) {
      for (ChannelType type : ChannelType.values()) {
        if (order(order) == format.image_channel_order
            && type(type) == format.image_channel_data_type) {
          try {
            return Optional.of(new ImageFormat(order, type));
          } catch (ContractViolationException e) {
            return Optional.empty(); // a driver's own addition to the table
          }
        }
      }
    }
    return Optional.empty();
  }

  private static int order(ChannelOrder order) {
    return switch (order) {
      case R -> CL.CL_R;
      case A -> CL.CL_A;
      case INTENSITY -> CL.CL_INTENSITY;
      case LUMINANCE -> CL.CL_LUMINANCE;
      case RG -> CL.CL_RG;
      case RA -> CL.CL_RA;
      case RGBA -> CL.CL_RGBA;
      case BGRA -> CL.CL_BGRA;
      case ARGB -> CL.CL_ARGB;
    };
  }

  private static int type(ChannelType type) {
    return switch (type) {
      case SNORM_INT8 -> CL.CL_SNORM_INT8;
      case SNORM_INT16 -> CL.CL_SNORM_INT16;
      case UNORM_INT8 -> CL.CL_UNORM_INT8;
      case UNORM_INT16 -> CL.CL_UNORM_INT16;
      case SIGNED_INT8 -> CL.CL_SIGNED_INT8;
      case SIGNED_INT16 -> CL.CL_SIGNED_INT16;
      case SIGNED_INT32 -> CL.CL_SIGNED_INT32;
      case UNSIGNED_INT8 -> CL.CL_UNSIGNED_INT8;
      case UNSIGNED_INT16 -> CL.CL_UNSIGNED_INT16;
      case UNSIGNED_INT32 -> CL.CL_UNSIGNED_INT32;
      case HALF_FLOAT -> CL.CL_HALF_FLOAT;
      case FLOAT -> CL.CL_FLOAT;
    };
  }
}
