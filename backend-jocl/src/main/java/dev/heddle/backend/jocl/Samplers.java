package dev.heddle.backend.jocl;

import dev.heddle.Sampler;
import java.util.HashMap;
import java.util.Map;
import org.jocl.CL;
import org.jocl.cl_context;
import org.jocl.cl_sampler;

/** The samplers of a context: few, and made once, since to Heddle they are values. */
final class Samplers {
  private final JoclDevice device;
  private final cl_context context;
  private final Map<Sampler, cl_sampler> made = new HashMap<>();

  Samplers(JoclDevice device, cl_context context) {
    this.device = device;
    this.context = context;
  }

  /** {@return the context's device} */
  JoclDevice device() {
    return device;
  }

  synchronized cl_sampler of(Sampler sampler) {
    return made.computeIfAbsent(sampler, this::create);
  }

  @SuppressWarnings("deprecation") // the newer call is missing in OpenCL 1.2
  private cl_sampler create(Sampler sampler) {
    int[] error = new int[1];
    cl_sampler handle =
        CL.clCreateSampler(
            context,
            sampler.coordinates() == Sampler.Coordinates.NORMALIZED,
            switch (sampler.addressing()) {
              // Without addressing, drivers read what lies beside the image, and PoCL does not even
              // clamp layers; inside there is no difference.
              case NONE, CLAMP_TO_EDGE -> CL.CL_ADDRESS_CLAMP_TO_EDGE;
              case CLAMP -> CL.CL_ADDRESS_CLAMP;
              case REPEAT -> CL.CL_ADDRESS_REPEAT;
              case MIRRORED_REPEAT -> CL.CL_ADDRESS_MIRRORED_REPEAT;
            },
            sampler.filter() == Sampler.Filter.LINEAR ? CL.CL_FILTER_LINEAR : CL.CL_FILTER_NEAREST,
            error);
    ClError.check(error[0], "clCreateSampler");
    return handle;
  }

  synchronized void release() {
    made.values().forEach(CL::clReleaseSampler);
    made.clear();
  }
}
