package dev.heddle.samples.test;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import dev.heddle.Context;
import dev.heddle.samples.MatrixProduct;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MatrixProductTest {
  @Test
  void multiply_ofWholeTiles_equalsPlainJavaToTheBit() {
    assertEqualsPlainJava(32, 48, 16);
  }

  @Test
  void multiply_ofSizesThatAreNoMultiples_equalsPlainJavaToTheBit() {
    assertEqualsPlainJava(33, 17, 5);
    assertEqualsPlainJava(1, 40, 1);
  }

  @Test
  void multiply_byTheIdentity_changesNothing() {
    int size = 20;
    float[] matrix = random(size * size, 1);
    float[] identity = new float[size * size];
    for (int i = 0; i < size; i++) {
      identity[i * size + i] = 1f;
    }

    try (Context context = Context.open()) {
      assertArrayEquals(matrix, MatrixProduct.multiply(context, matrix, identity, size));
    }
  }

  private static void assertEqualsPlainJava(int rows, int inner, int columns) {
    float[] a = random(rows * inner, 1);
    float[] b = random(inner * columns, 2);
    try (Context context = Context.open()) {
      assertArrayEquals(
          MatrixProduct.inPlainJava(a, b, inner), MatrixProduct.multiply(context, a, b, inner));
    }
  }

  private static float[] random(int length, long seed) {
    Random random = new Random(seed);
    float[] values = new float[length];
    for (int i = 0; i < length; i++) {
      values[i] = random.nextFloat() - 0.5f;
    }
    return values;
  }
}
