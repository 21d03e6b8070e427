package dev.heddle.backend.jocl.test;

import dev.heddle.Buffer;
import dev.heddle.CommandQueue;
import dev.heddle.Context;
import dev.heddle.NDRange;
import dev.heddle.Program;
import java.io.IOException;

/** A process of many that use one cache: it says when it could begin, and waits for a sign. */
final class CacheUser {
  static final int PROGRAMS = 3;
  private static final int ROUNDS = 3;

  private CacheUser() {}

  public static void main(String[] args) throws IOException {
    try (Context context = OpenClDevice.open()) {
      System.out.println("ready");
      if (System.in.read() < 0) {
        throw new IllegalStateException("nobody gave the sign");
      }
      run(context);
    }
  }

  static void run(Context context) {
    for (int round = 0; round < ROUNDS; round++) {
      for (int number = 0; number < PROGRAMS; number++) {
        try (Program program =
                context.newProgram(
                    "kernel void k(global int *out) { out[get_global_id(0)] = NUMBER; }",
                    "-DNUMBER=" + number);
            Buffer.OfInt out = context.newIntBuffer(4);
            CommandQueue queue = context.newQueue()) {
          queue.launch(program.kernel("k").with(out), NDRange.of(4));
          for (int value : queue.toArray(out)) {
            if (value != number) {
              throw new IllegalStateException("program " + number + " gave " + value);
            }
          }
        }
      }
    }
  }
}
