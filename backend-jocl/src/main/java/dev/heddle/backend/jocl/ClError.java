package dev.heddle.backend.jocl;

import dev.heddle.ContractViolationException;
import dev.heddle.DeviceLostException;
import dev.heddle.HeddleException;
import dev.heddle.KernelCompilationException;
import dev.heddle.OutOfDeviceMemoryException;
import dev.heddle.Rule;
import dev.heddle.Status;
import dev.heddle.spi.Failure;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.jocl.CL;

/**
 * What OpenCL's error codes mean here.
 *
 * <p>The runtime has checked what can be checked without the device. So a code that remains is the
 * device's lack of memory, the loss of the device, a limit that the device had not stated, or an
 * answer that makes no sense for objects that are alive, which is what drivers give after a crash.
 */
final class ClError {
  /** NVIDIA's code for an illegal access in a kernel; it has no name in the standard. */
  private static final int NVIDIA_ILLEGAL_ACCESS = -9999;

  private static final Logger LOG = System.getLogger("dev.heddle");

  private ClError() {}

  /** Throws what an error code means. */
  static void check(int code, String call) {
    if (code != CL.CL_SUCCESS) {
      throw of(code, call);
    }
  }

  /** Reports what a release has met: it is no reason to leave the rest unreleased. */
  static void log(int code, String call) {
    if (code != CL.CL_SUCCESS) {
      LOG.log(Level.WARNING, "{0}: the OpenCL driver reported {1}", call, name(code));
    }
  }

  /**
   * {@return the exception for an error code}
   *
   * @param call the call that gave it, or what ended with it
   */
  static HeddleException of(int code, String call) {
    String reported = "%s: the OpenCL driver reported %s".formatted(call, name(code));
    return switch (code) {
      case CL.CL_MEM_OBJECT_ALLOCATION_FAILURE ->
          new OutOfDeviceMemoryException(
              Status.MEM_OBJECT_ALLOCATION_FAILURE, reported + "; the device has no memory for it");
      case CL.CL_OUT_OF_HOST_MEMORY ->
          new OutOfDeviceMemoryException(Status.OUT_OF_HOST_MEMORY, reported);
      case CL.CL_MAP_FAILURE -> new OutOfDeviceMemoryException(Status.MAP_FAILURE, reported);
      case CL.CL_DEVICE_NOT_AVAILABLE,
          CL.CL_INVALID_DEVICE,
          CL.CL_INVALID_CONTEXT,
          CL.CL_INVALID_COMMAND_QUEUE,
          NVIDIA_ILLEGAL_ACCESS ->
          new DeviceLostException(
              reported + "; a kernel may have crashed it, the context can only be closed");
      case CL.CL_BUILD_PROGRAM_FAILURE,
          CL.CL_COMPILER_NOT_AVAILABLE,
          CL.CL_COMPILE_PROGRAM_FAILURE,
          CL.CL_LINK_PROGRAM_FAILURE,
          CL.CL_INVALID_BUILD_OPTIONS ->
          new KernelCompilationException(reported);
      case CL.CL_INVALID_ARG_VALUE -> violation(Rule.USE_5, Status.INVALID_ARG_VALUE, reported);
      case CL.CL_INVALID_ARG_SIZE -> violation(Rule.USE_5, Status.INVALID_ARG_SIZE, reported);
      case CL.CL_INVALID_KERNEL_ARGS -> violation(Rule.USE_5, Status.INVALID_KERNEL_ARGS, reported);
      case CL.CL_INVALID_SAMPLER -> violation(Rule.IMG_6, Status.INVALID_SAMPLER, reported);
      case CL.CL_INVALID_WORK_GROUP_SIZE ->
          violation(Rule.CMD_8, Status.INVALID_WORK_GROUP_SIZE, reported);
      case CL.CL_INVALID_WORK_ITEM_SIZE ->
          violation(Rule.CMD_8, Status.INVALID_WORK_ITEM_SIZE, reported);
      case CL.CL_INVALID_BUFFER_SIZE -> violation(Rule.BUF_1, Status.INVALID_BUFFER_SIZE, reported);
      case CL.CL_INVALID_HOST_PTR -> violation(Rule.BUF_2, Status.INVALID_HOST_PTR, reported);
      case CL.CL_MISALIGNED_SUB_BUFFER_OFFSET ->
          violation(Rule.BUF_4, Status.MISALIGNED_SUB_BUFFER_OFFSET, reported);
      case CL.CL_INVALID_IMAGE_SIZE -> violation(Rule.IMG_1, Status.INVALID_IMAGE_SIZE, reported);
      case CL.CL_IMAGE_FORMAT_NOT_SUPPORTED, CL.CL_INVALID_IMAGE_FORMAT_DESCRIPTOR ->
          violation(Rule.IMG_1, Status.IMAGE_FORMAT_NOT_SUPPORTED, reported);
      case CL.CL_INVALID_IMAGE_DESCRIPTOR ->
          violation(Rule.IMG_3, Status.INVALID_IMAGE_DESCRIPTOR, reported);
      default -> new OutOfDeviceMemoryException(Status.OUT_OF_RESOURCES, reported);
    };
  }

  /** {@return why a command ended with a negative status} */
  static Failure failure(int status, String command) {
    // What waited for a failed command; the runtime knows that one's reason.
    return status == CL.CL_EXEC_STATUS_ERROR_FOR_EVENTS_IN_WAIT_LIST
        ? new Failure(status, null)
        : new Failure(status, of(status, command));
  }

  static String name(int code) {
    return "%s (%d)".formatted(CL.stringFor_errorCode(code), code);
  }

  private static HeddleException violation(Rule rule, Status status, String detail) {
    return new ContractViolationException(rule, status, detail);
  }
}
