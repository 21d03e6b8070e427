package dev.heddle.spi.runtime;

import dev.heddle.Elements;
import dev.heddle.Image;
import dev.heddle.Local;
import dev.heddle.MemObject;
import dev.heddle.NDRange;
import dev.heddle.compiler.ir.Expression.ImageDimension;
import dev.heddle.compiler.ir.Expression.WorkItemQuery;
import dev.heddle.compiler.ir.Memory;
import dev.heddle.compiler.ir.Parameter;
import dev.heddle.compiler.ir.Parameter.ImageParameter;
import dev.heddle.compiler.ir.Parameter.ScalarParameter;
import dev.heddle.compiler.range.LaunchValues;
import dev.heddle.spi.RecordKernel;

/** What is known of a launch of a kernel record before it runs. */
final class LaunchShape implements LaunchValues {
  private final RecordKernel kernel;
  private final Object[] components;
  private final NDRange range;

  /**
   * Describes a launch.
   *
   * @param components those of the record
   */
  LaunchShape(RecordKernel kernel, Object[] components, NDRange range) {
    this.kernel = kernel;
    this.components = components;
    this.range = range;
  }

  /**
   * {@return whether all that a device would find is known not to happen} What is no argument at
   * all is refused elsewhere.
   */
  boolean isProven() {
    for (Object component : components) {
      if (component == null
          || component instanceof MemObject
              && !(component instanceof RuntimeBuffer || component instanceof RuntimeImage)) {
        return false;
      }
    }
    return kernel.proven().conditions().hold(this);
  }

  @Override
  public long scalar(ScalarParameter parameter) {
    return switch (kernel.scalar(parameter, components)) {
      case Boolean truth -> truth ? 1 : 0;
      case Character character -> character;
      case Number number -> number.longValue();
      default -> throw new AssertionError("no integer: " + parameter);
    };
  }

  @Override
  public long length(Memory memory) {
    return switch (components[((Parameter) memory).path().getFirst()]) {
      case dev.heddle.Buffer buffer -> ((Elements) buffer).length();
      case Local local -> local.length();
      default -> throw new AssertionError("no length: " + memory);
    };
  }

  @Override
  public int size(WorkItemQuery query, int dimension) {
    boolean grouped = range.hasLocalSize();
    return switch (query) {
      case DIMENSIONS -> range.dimensions();
      case GLOBAL_SIZE -> range.globalSize().at(dimension);
      case GLOBAL_OFFSET -> range.offset().at(dimension);
      case LOCAL_SIZE -> grouped ? range.localSize().at(dimension) : 0;
      case GROUP_COUNT ->
          grouped ? range.globalSize().at(dimension) / range.localSize().at(dimension) : 0;
      default -> throw new AssertionError("not of a launch: " + query);
    };
  }

  @Override
  public int imageSize(ImageParameter parameter, ImageDimension dimension) {
    Image image = (Image) components[parameter.path().getFirst()];
    return switch (dimension) {
      case WIDTH -> image.width();
      case HEIGHT -> image.height();
      case DEPTH -> image.depth();
      case ARRAY_LAYERS -> image.arrayLayers();
    };
  }
}
