package dev.heddle;

/**
 * How much of the contract is checked ({@link Rule#USE_7}). Bounds, access and lifetimes always
 * are.
 *
 * <p>The default is {@link #CONTRACT}; the system property {@code heddle.validation} ({@code off},
 * {@code contract} or {@code full}) sets another, {@link ContextOptions} one for a context.
 */
public enum Validation {
  /** Leaves out the rules on mapped regions and order: MAP-8, MAP-9, USE, and part of UNMAP-3. */
  OFF,
  /** The contract. */
  CONTRACT,
  /**
   * The contract, and races: two unordered commands that conflict on the same bytes. Mappings,
   * objects and events remember where they were made, and errors and leaks name the place.
   */
  FULL
}
