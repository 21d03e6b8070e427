package dev.heddle;

/**
 * A rule of the memory contract.
 *
 * <p>The base is the OpenCL host API (2.1 and 3.0). A {@link ContractViolationException} quotes the
 * rule that a call broke, and the contract tests name the rule that each of them proves. Where a
 * statement speaks of an <em>associated</em> object it means the object itself, its parent, and the
 * derived objects whose bytes overlap it; a <em>family</em> is every object that shares one
 * storage.
 */
public enum Rule {
  /** Commands need an open queue, and objects and events of the queue's own context. */
  CMD_1("a command needs an open queue, and objects and events of that queue's context"),
  /** Wait lists hold valid events; an empty one means no wait; they are read during the call. */
  CMD_2("a wait list holds valid events and is read during the call"),
  /** A refused command leaves no trace. */
  CMD_3("a refused command leaves no event, no map count and no change of memory"),
  /** What depends on a failed command fails with it, and no failure goes unseen. */
  CMD_4("what depends on a failed command fails with it, and no failure goes unseen"),
  /** A closed object lives on until the commands that use it end, and takes no new ones. */
  CMD_5("a closed object takes no new commands and lives on until its commands end"),
  /** Enqueueing from several threads is safe. */
  CMD_6("enqueueing from several threads is safe"),
  /** A device may run out of resources; then nothing else changes. */
  CMD_7("a command that runs out of resources changes nothing else"),
  /** Transfers of size 0 are refused, launches of range 0 run nothing. */
  CMD_8("transfers of size 0 are refused, launches of range 0 run nothing and complete"),
  /** Host segments of non-blocking transfers stay valid or are copied. */
  CMD_9("host segments of non-blocking transfers stay valid or are copied"),

  /** A blocking map returns accessible memory; a non-blocking one gives it on completion. */
  MAP_1("a mapping's segment is there when its map is complete"),
  /** Closed objects cannot be mapped; buffers and images have calls of their own. */
  MAP_2("an object that is mapped is open"),
  /** A mapped region is not empty and lies inside the object. */
  MAP_3("a mapped region is not empty and lies inside the object"),
  /** There are four map modes, and invalidation excludes the others. */
  MAP_4("a mapping is for reading, writing, both, or writing with invalidation"),
  /** Maps respect the object's host access. */
  MAP_5("a map respects the host access of the object"),
  /** Maps show the latest contents, but for invalidating ones. */
  MAP_6("a map shows the latest contents; what an invalidating one shows is unspecified"),
  /** Reading maps may overlap, and what is mapped for reading may be read. */
  MAP_7("regions mapped for reading may be mapped and read again meanwhile"),
  /** A writing map overlaps no other mapping of the family. */
  MAP_8("a mapping for writing overlaps no other mapping of its family"),
  /** A map is ordered after earlier commands with conflicting access to its object. */
  MAP_9("a map is ordered after earlier commands with conflicting access to its object"),
  /** USE memory holds the latest bytes when a map completes, and the segment is a view of it. */
  MAP_10("the segment of an object over USE memory is a view of that memory"),
  /** Image maps take an origin and a region and give pitches. */
  MAP_11("an image map takes an origin and a region and gives pitches"),
  /** The map count counts accepted maps that are not yet unmapped. */
  MAP_12("the map count is the number of mappings not yet unmapped"),
  /** A map is a synchronization point for its region. */
  MAP_13("a map is a synchronization point for the mapped region"),
  /** A segment refuses what its mapping does not allow, and is native and aligned. */
  MAP_14("a mapped segment is native, aligned, and refuses what the mapping does not allow"),
  /** A segment belongs to the thread that first asks for it, unless it is asked for as shared. */
  MAP_15("a mapping gives a confined segment or a shared one"),

  /** Unmap takes a live mapping of this backend and context. */
  UNMAP_1("unmap takes a live mapping of the queue's context"),
  /** From the unmap call on the segment is dead, and what was written is visible after it. */
  UNMAP_2("from the unmap on the segment is dead and what was written is visible after it"),
  /** A segment in use, or owned by another thread, cannot be unmapped. */
  UNMAP_3("a segment that is in use or another thread's is not unmapped"),
  /** Unmap is a command like any other. */
  UNMAP_4("unmap takes a wait list and gives an event"),
  /** A mapping whose map is not complete may be unmapped. */
  UNMAP_5("the unmap of a map that is not complete follows it"),
  /** A mapping may be unmapped on another queue of its context. */
  UNMAP_6("a mapping may be unmapped on another queue of its context"),
  /** Closing a mapping unmaps it, once. */
  UNMAP_7("closing a mapping unmaps it, once"),
  /** A mapped segment may be the host side of transfers. */
  UNMAP_8("a mapped segment may be the host side of transfers"),

  /** Commands keep off objects that are mapped for writing. */
  USE_1("commands do not touch an object that is mapped for writing"),
  /** Commands do not write objects that are mapped for reading. */
  USE_2("commands do not write an object that is mapped for reading"),
  /** Order comes from queues, wait lists, barriers, markers and waits, transitively. */
  USE_3("order comes from in-order queues, wait lists, barriers, markers and waits"),
  /** An object is mapped whatever part of it is, unless the device knows partial mapping. */
  USE_4("an object is mapped whatever part of it is"),
  /** Kernel arguments respect kernel access and do not alias. */
  USE_5("kernel arguments respect kernel access and do not alias unless the kernel says so"),
  /** USE memory of an object in flight is not the other side of a transfer on that object. */
  USE_6("USE memory is not the other side of a transfer on its own object"),
  /** The level of validation decides which of these rules are checked. */
  USE_7("the level of validation decides what is checked"),

  /** A buffer's size lies between 1 and the device's maximum. */
  BUF_1("a buffer's size is at least 1 and at most the device's maximum"),
  /** Host memory of a buffer cannot be freed under the device. */
  BUF_2("host memory that an object uses cannot be freed under it"),
  /** New contents are unspecified. */
  BUF_3("new contents are unspecified without host memory to copy or use"),
  /** Sub-buffers lie inside their parent, aligned, with no wider access. */
  BUF_4("a sub-buffer lies inside a buffer, aligned, with no wider access"),
  /** Reads and writes stay in bounds and respect host access. */
  BUF_5("reads and writes stay in bounds and respect host access"),
  /** Rectangles have consistent pitches, stay in bounds and do not overlap in a copy. */
  BUF_6("rectangles have consistent pitches, stay in bounds and do not overlap in a copy"),
  /** Copies within a family do not overlap. */
  BUF_7("copies within a family do not overlap"),
  /** Fills take a pattern of a power of two bytes, up to 128, and multiples of it. */
  BUF_8("fills take a pattern of 1 to 128 bytes, a power of two, and multiples of it"),

  /** Images have a size within the limits and a format that the device has. */
  IMG_1("an image has a size within the limits and a format that the device has"),
  /** Every device with images has a minimum of formats. */
  IMG_2("every device with images has a minimum of formats"),
  /** Pitches of host memory are consistent. */
  IMG_3("the pitches of an image's memory are consistent"),
  /** Image transfers stay in bounds, keep the format and do not overlap. */
  IMG_4("image transfers stay in bounds, keep the format and do not overlap"),
  /** Fills convert their colour as a kernel's write does. */
  IMG_5("an image fill converts its colour as a kernel's write does"),
  /** Samplers give the same texel on every backend where that can be exact. */
  IMG_6("a sampler's modes agree, and nearest texels are the same on every backend"),

  /** An event's status moves one way. */
  EVT_1("an event's status moves from QUEUED to COMPLETE, or ends negative"),
  /** User events are set once. */
  EVT_2("a user event is set once, to complete or to a negative status"),
  /** Waits take at least one event, of one context, and throw when one has failed. */
  EVT_3("a wait takes at least one event, of one context, and throws when one has failed"),
  /** Callbacks run once, off the runtime's locks, and do not block. */
  EVT_4("a callback runs once, holds no lock of the runtime and does not block"),
  /** A status query orders nothing. */
  EVT_5("a status query orders nothing"),
  /** In-order queues behave as if sequential; others honour every dependency. */
  EVT_6("in-order queues behave as if sequential, others honour every dependency"),
  /** Profiling queues give four times for each complete command. */
  EVT_7("profiling queues give four times for each complete command"),

  /** What is opened is closed, once. */
  LIFE_1("a second close does nothing"),
  /** An object with a live mapping cannot be closed. */
  LIFE_2("an object with a live mapping is not closed"),
  /** Closing a context waits, ends mappings and reports leaks. */
  LIFE_3("closing a context waits for its commands, ends its mappings and reports leaks"),
  /** Waits can be interrupted and timed. */
  LIFE_4("waits can be interrupted and timed, and closing a context ends in time");

  private final String statement;

  Rule(String statement) {
    this.statement = statement;
  }

  /** {@return the rule's identifier as errors and tests quote it, such as {@code MAP-8}} */
  public String id() {
    return name().replace('_', '-');
  }

  /** {@return what the rule says, in one sentence} */
  public String statement() {
    return statement;
  }

  @Override
  public String toString() {
    return id();
  }
}
