package dev.heddle;

/** What reads, writes and maps may do with a memory object; copies and fills ignore it. */
public enum HostAccess {
  /** The host reads and writes it. */
  READ_WRITE,
  /** The host only reads it. */
  READ_ONLY,
  /** The host only writes it. */
  WRITE_ONLY,
  /** The host does neither. */
  NONE;

  /** {@return whether the host may read} */
  public boolean reads() {
    return this == READ_WRITE || this == READ_ONLY;
  }

  /** {@return whether the host may write} */
  public boolean writes() {
    return this == READ_WRITE || this == WRITE_ONLY;
  }

  /**
   * {@return whether everything that {@code other} allows is allowed by this access too}
   *
   * @param other the access to compare with
   */
  public boolean includes(HostAccess other) {
    return this == READ_WRITE || this == other || other == NONE;
  }
}
