package dev.heddle;

/** What kind of command an event stands for. */
public enum CommandType {
  /** A launch of a kernel. */
  NDRANGE_KERNEL("launch"),
  /** A read of a buffer. */
  READ_BUFFER("read"),
  /** A write of a buffer. */
  WRITE_BUFFER("write"),
  /** A copy between buffers. */
  COPY_BUFFER("copy"),
  /** A fill of a buffer. */
  FILL_BUFFER("fill"),
  /** A read of a rectangle of a buffer. */
  READ_BUFFER_RECT("read of a rectangle"),
  /** A write of a rectangle of a buffer. */
  WRITE_BUFFER_RECT("write of a rectangle"),
  /** A copy of a rectangle between buffers. */
  COPY_BUFFER_RECT("copy of a rectangle"),
  /** A read of an image. */
  READ_IMAGE("read of an image"),
  /** A write of an image. */
  WRITE_IMAGE("write of an image"),
  /** A copy between images. */
  COPY_IMAGE("copy of an image"),
  /** A fill of an image. */
  FILL_IMAGE("fill of an image"),
  /** A copy of an image to a buffer. */
  COPY_IMAGE_TO_BUFFER("copy of an image to a buffer"),
  /** A copy of a buffer to an image. */
  COPY_BUFFER_TO_IMAGE("copy of a buffer to an image"),
  /** A map of a buffer. */
  MAP_BUFFER("map"),
  /** A map of an image. */
  MAP_IMAGE("map of an image"),
  /** An unmap. */
  UNMAP_MEM_OBJECT("unmap"),
  /** A marker. */
  MARKER("marker"),
  /** A barrier. */
  BARRIER("barrier"),
  /** A user event; no command at all. */
  USER("user event");

  private final String description;

  CommandType(String description) {
    this.description = description;
  }

  /** {@return what errors call such a command} */
  public String description() {
    return description;
  }
}
