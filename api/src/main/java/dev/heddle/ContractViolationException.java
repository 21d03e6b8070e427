package dev.heddle;

/**
 * A call that the memory contract refuses.
 *
 * <p>The call has left no trace: no event, no map count, no change of memory ({@link Rule#CMD_3}).
 * Its message starts with the rule and the status, as in
 *
 * <pre>{@code
 * MAP-8 INVALID_OPERATION: cannot map bytes [0, 4096) of buffer "x" for WRITE: bytes [1024, 2048)
 * are mapped for READ; unmap that mapping first
 * }</pre>
 */
public final class ContractViolationException extends HeddleException {
  private static final long serialVersionUID = 1L;

  /** The rule that the call broke. */
  private final Rule rule;

  /**
   * Makes the error.
   *
   * @param rule the rule that the call broke
   * @param status OpenCL's name for the error
   * @param detail what was asked, what was there, and the way out
   */
  public ContractViolationException(Rule rule, Status status, String detail) {
    super(status, rule.id() + " " + status + ": " + detail);
    this.rule = rule;
  }

  /** {@return the rule that the call broke} */
  public Rule rule() {
    return rule;
  }
}
