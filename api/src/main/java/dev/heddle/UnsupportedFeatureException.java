package dev.heddle;

/** The device lacks a feature that a call needs; {@link Device#features()} tells before. */
public final class UnsupportedFeatureException extends HeddleException {
  private static final long serialVersionUID = 1L;

  /** The feature that is missing. */
  private final DeviceFeature feature;

  /**
   * Makes the error.
   *
   * @param feature the feature that is missing
   * @param message what was asked, of which device
   */
  public UnsupportedFeatureException(DeviceFeature feature, String message) {
    super(Status.INVALID_OPERATION, message);
    this.feature = feature;
  }

  /** {@return the feature that is missing} */
  public DeviceFeature feature() {
    return feature;
  }
}
