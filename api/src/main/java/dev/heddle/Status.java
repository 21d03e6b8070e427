package dev.heddle;

/** OpenCL's names and numbers for the ways in which a call can end. */
public enum Status {
  /** The call or command succeeded. */
  SUCCESS(0),
  /** The device is not there, or is not there any more. */
  DEVICE_NOT_AVAILABLE(-2),
  /** The device cannot provide the memory of an object. */
  MEM_OBJECT_ALLOCATION_FAILURE(-4),
  /** The device has run out of resources. */
  OUT_OF_RESOURCES(-5),
  /** The host has run out of memory. */
  OUT_OF_HOST_MEMORY(-6),
  /** Profiling information is not there, or not yet. */
  PROFILING_INFO_NOT_AVAILABLE(-7),
  /** Source and destination of a copy overlap. */
  MEM_COPY_OVERLAP(-8),
  /** Source and destination of a copy have different image formats. */
  IMAGE_FORMAT_MISMATCH(-9),
  /** The device lacks an image format. */
  IMAGE_FORMAT_NOT_SUPPORTED(-10),
  /** A program or kernel could not be built. */
  BUILD_PROGRAM_FAILURE(-11),
  /** A region could not be mapped. */
  MAP_FAILURE(-12),
  /** A sub-buffer's origin is not aligned to the device's base alignment. */
  MISALIGNED_SUB_BUFFER_OFFSET(-13),
  /** A command that was waited for has failed. */
  EXEC_STATUS_ERROR_FOR_EVENTS_IN_WAIT_LIST(-14),
  /** An argument is out of its range. */
  INVALID_VALUE(-30),
  /** A device of another backend or context. */
  INVALID_DEVICE(-33),
  /** A context that is closed, or objects of different contexts. */
  INVALID_CONTEXT(-34),
  /** A queue that is closed. */
  INVALID_COMMAND_QUEUE(-36),
  /** Host memory that cannot be used as asked. */
  INVALID_HOST_PTR(-37),
  /** A memory object that is closed or of the wrong kind. */
  INVALID_MEM_OBJECT(-38),
  /** An image format that does not exist. */
  INVALID_IMAGE_FORMAT_DESCRIPTOR(-39),
  /** An image size outside the device's limits. */
  INVALID_IMAGE_SIZE(-40),
  /** A sampler with modes that do not agree. */
  INVALID_SAMPLER(-41),
  /** A program that is closed. */
  INVALID_PROGRAM(-44),
  /** A kernel name that the program does not have. */
  INVALID_KERNEL_NAME(-46),
  /** A kernel that is closed or invalid. */
  INVALID_KERNEL(-48),
  /** A kernel argument whose value does not fit its parameter. */
  INVALID_ARG_VALUE(-50),
  /** A kernel argument of the wrong size. */
  INVALID_ARG_SIZE(-51),
  /** A launch with the wrong number of arguments. */
  INVALID_KERNEL_ARGS(-52),
  /** A work dimension outside 1 to 3. */
  INVALID_WORK_DIMENSION(-53),
  /** A local size that does not divide the global size or is over the limit. */
  INVALID_WORK_GROUP_SIZE(-54),
  /** A local size that is over the limit in one dimension. */
  INVALID_WORK_ITEM_SIZE(-55),
  /** A wait list with an event that is not valid. */
  INVALID_EVENT_WAIT_LIST(-57),
  /** An event that is not valid. */
  INVALID_EVENT(-58),
  /** An operation that the state of an object does not allow. */
  INVALID_OPERATION(-59),
  /** A buffer size of 0 or over the device's maximum. */
  INVALID_BUFFER_SIZE(-61),
  /** An image description that is not consistent. */
  INVALID_IMAGE_DESCRIPTOR(-65);

  private final int code;

  Status(int code) {
    this.code = code;
  }

  /** {@return OpenCL's number for this status: 0 or negative} */
  public int code() {
    return code;
  }
}
