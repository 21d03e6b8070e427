package dev.heddle;

import java.util.OptionalInt;

/**
 * What went wrong in a kernel, and where.
 *
 * @param kernel the binary name of the kernel's class
 * @param reason what happened, such as "index 1024 is outside of y, whose length is 1000"
 * @param dimensions the number of dimensions of the launch, 1 to 3
 * @param globalId the global id of a work item that faulted; unused dimensions are 0
 * @param sourceLine the line in the kernel's source, where the class file tells it
 */
public record KernelFault(
    String kernel, String reason, int dimensions, Dim3 globalId, OptionalInt sourceLine) {
  @Override
  public String toString() {
    String id =
        switch (dimensions) {
          case 1 -> "[" + globalId.x() + "]";
          case 2 -> "[" + globalId.x() + ", " + globalId.y() + "]";
          default -> "[" + globalId.x() + ", " + globalId.y() + ", " + globalId.z() + "]";
        };
    String line = sourceLine.isPresent() ? ", line " + sourceLine.getAsInt() : "";
    return "kernel " + kernel + ", work item " + id + line + ": " + reason;
  }
}
