package dev.heddle;

/** A number that a device states about itself. */
public enum DeviceLimit {
  /** Parallel compute units. */
  COMPUTE_UNITS("compute units", ""),
  /** All memory of the device. */
  GLOBAL_MEMORY_BYTES("global memory", "bytes"),
  /** The largest buffer or image. */
  MAX_ALLOCATION_BYTES("largest allocation", "bytes"),
  /** Local memory of a work-group. */
  LOCAL_MEMORY_BYTES("local memory", "bytes"),
  /** The largest work-group. */
  MAX_WORK_GROUP_SIZE("largest work-group", "work items"),
  /** The largest local size in dimension 0. */
  MAX_LOCAL_SIZE_X("largest local size in x", "work items"),
  /** The largest local size in dimension 1. */
  MAX_LOCAL_SIZE_Y("largest local size in y", "work items"),
  /** The largest local size in dimension 2. */
  MAX_LOCAL_SIZE_Z("largest local size in z", "work items"),
  /** The alignment of a sub-buffer's origin, and of mapped objects. */
  BASE_ALIGNMENT_BYTES("alignment of sub-buffers", "bytes"),
  /** The alignment of memory for {@link HostMemory.Use}. */
  HOST_ALIGNMENT_BYTES("alignment of used host memory", "bytes"),
  /** The largest width of a 1D image from a buffer. */
  MAX_IMAGE_BUFFER_WIDTH("widest 1D image from a buffer", "texels"),
  /** The largest width of a 1D or 2D image. */
  MAX_IMAGE_2D_WIDTH("widest 1D or 2D image", "texels"),
  /** The largest height of a 2D image. */
  MAX_IMAGE_2D_HEIGHT("highest 2D image", "texels"),
  /** The largest width of a 3D image. */
  MAX_IMAGE_3D_WIDTH("widest 3D image", "texels"),
  /** The largest height of a 3D image. */
  MAX_IMAGE_3D_HEIGHT("highest 3D image", "texels"),
  /** The largest depth of a 3D image. */
  MAX_IMAGE_3D_DEPTH("deepest 3D image", "texels"),
  /** The most layers of an image array. */
  MAX_IMAGE_ARRAY_LAYERS("longest image array", "layers"),
  /** The alignment of the row pitch of a 2D image from a buffer; 0 without that feature. */
  IMAGE_PITCH_ALIGNMENT_TEXELS("pitch alignment of 2D images from buffers", "texels"),
  /** The alignment of the origin of a 2D image from a sub-buffer; 0 without that feature. */
  IMAGE_BASE_ALIGNMENT_TEXELS("base alignment of 2D images from buffers", "texels");

  private final String description;
  private final String unit;

  DeviceLimit(String description, String unit) {
    this.description = description;
    this.unit = unit;
  }

  /** {@return what is limited, in a few words} */
  public String description() {
    return description;
  }

  /** {@return the unit of the number, or an empty string for a count} */
  public String unit() {
    return unit;
  }
}
