package dev.heddle.samples;

import dev.heddle.Buffer;
import dev.heddle.CommandQueue;
import dev.heddle.Context;
import dev.heddle.Kernel;
import dev.heddle.NDRange;
import dev.heddle.WorkItem;
import java.util.Random;

/**
 * Bodies that attract each other: records as values in a kernel, and many steps in one queue.
 *
 * <p>The steps are kick, drift, kick (leapfrog, second order), with a softened force; the energy of
 * an exact solution would not change, and that of this one should hardly. A body takes four floats:
 * in {@code bodies} its place and mass, in {@code velocities} its velocity and nothing.
 */
public final class NBody {
  private static final float SOFTENING = 0.1f;
  private static final float STEP = 0.01f;

  private NBody() {}

  /** A value in kernels: it becomes three scalars, and nothing is allocated. */
  record Vector(float x, float y, float z) {
    static Vector at(Buffer.OfFloat buffer, int body) {
      long i = 4L * body;
      return new Vector(buffer.get(i), buffer.get(i + 1), buffer.get(i + 2));
    }

    void putAt(Buffer.OfFloat buffer, int body) {
      long i = 4L * body;
      buffer.set(i, x);
      buffer.set(i + 1, y);
      buffer.set(i + 2, z);
    }

    Vector plus(Vector other) {
      return new Vector(x + other.x, y + other.y, z + other.z);
    }

    Vector minus(Vector other) {
      return new Vector(x - other.x, y - other.y, z - other.z);
    }

    Vector times(float factor) {
      return new Vector(x * factor, y * factor, z * factor);
    }

    float dot(Vector other) {
      return x * other.x + y * other.y + z * other.z;
    }
  }

  /** Changes velocities by what all bodies pull for a time. */
  record Kick(float time, int count, Buffer.OfFloat bodies, Buffer.OfFloat velocities)
      implements Kernel {
    @Override
    public void run(WorkItem item) {
      int body = item.globalId(0);
      Vector here = Vector.at(bodies, body);
      Vector pull = new Vector(0f, 0f, 0f);
      for (int other = 0; other < count; other++) {
        Vector way = Vector.at(bodies, other).minus(here);
        float distance = (float) Math.sqrt(way.dot(way) + SOFTENING * SOFTENING);
        float mass = bodies.get(4L * other + 3);
        pull = pull.plus(way.times(mass / (distance * distance * distance)));
      }
      Vector.at(velocities, body).plus(pull.times(time)).putAt(velocities, body);
    }
  }

  /** Moves bodies by their velocities for a time. */
  record Drift(float time, Buffer.OfFloat bodies, Buffer.OfFloat velocities) implements Kernel {
    @Override
    public void run(WorkItem item) {
      int body = item.globalId(0);
      Vector way = Vector.at(velocities, body).times(time);
      Vector.at(bodies, body).plus(way).putAt(bodies, body);
    }
  }

  /**
   * The energy of all bodies together.
   *
   * @param before at the start
   * @param after at the end
   */
  public record Energy(double before, double after) {
    /** {@return by how much the energy has changed, as a share of what it was} */
    public double drift() {
      return Math.abs((after - before) / before);
    }
  }

  /**
   * Lets a cluster of bodies move, and prints how well its energy was kept.
   *
   * @param args not used
   */
  public static void main(String[] args) {
    int count = 256;
    int steps = 100;
    try (Context context = Context.open()) {
      Energy energy = simulate(context, count, steps);
      System.out.printf(
          "%d bodies, %d steps: energy %.5f, then %.5f%n",
          count, steps, energy.before(), energy.after());
    }
  }

  /**
   * {@return the energy of a random cluster before and after some steps}
   *
   * @param context whose device computes
   * @param count the number of bodies
   * @param steps the number of steps
   */
  public static Energy simulate(Context context, int count, int steps) {
    float[] start = new float[4 * count];
    float[] startVelocities = new float[4 * count];
    fillCluster(start, startVelocities);
    NDRange all = NDRange.of(count);
    try (CommandQueue queue = context.newQueue();
        Buffer.OfFloat bodies = context.newFloatBuffer(start);
        Buffer.OfFloat velocities = context.newFloatBuffer(startVelocities)) {
      Kick halfKick = new Kick(STEP / 2, count, bodies, velocities);
      Drift drift = new Drift(STEP, bodies, velocities);
      // An in-order queue: nothing waits on the host until the arrays are read.
      for (int step = 0; step < steps; step++) {
        queue.launch(halfKick, all);
        queue.launch(drift, all);
        queue.launch(halfKick, all);
      }
      return new Energy(
          energy(start, startVelocities), energy(queue.toArray(bodies), queue.toArray(velocities)));
    }
  }

  private static void fillCluster(float[] bodies, float[] velocities) {
    Random random = new Random(42);
    int count = bodies.length / 4;
    for (int i = 0; i < bodies.length; i++) {
      boolean isMass = i % 4 == 3;
      bodies[i] = isMass ? 1f / count : (float) random.nextGaussian();
      velocities[i] = isMass ? 0f : 0.2f * (float) random.nextGaussian();
    }
  }

  private static double energy(float[] bodies, float[] velocities) {
    double energy = 0;
    for (int i = 0; i < bodies.length; i += 4) {
      double mass = bodies[i + 3];
      energy += mass * squaredDistance(velocities, i, new float[3], 0) / 2;
      for (int j = 0; j < i; j += 4) {
        double distance = Math.sqrt(squaredDistance(bodies, i, bodies, j) + SOFTENING * SOFTENING);
        energy -= mass * bodies[j + 3] / distance;
      }
    }
    return energy;
  }

  private static double squaredDistance(float[] a, int i, float[] b, int j) {
    double sum = 0;
    for (int d = 0; d < 3; d++) {
      double difference = (double) a[i + d] - b[j + d];
      sum += difference * difference;
    }
    return sum;
  }
}
