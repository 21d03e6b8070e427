package dev.heddle.compiler.kernels;

import dev.heddle.Buffer;
import dev.heddle.Float4;
import dev.heddle.Image2D;
import dev.heddle.Image2DArray;
import dev.heddle.Kernel;
import dev.heddle.Local;
import dev.heddle.WorkItem;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * Kernels whose indices are affine in the ids, guarded or not, as those of the usual suites are.
 */
public interface AffineKernels {
  /** {@return all of them, by name} */
  static Stream<Class<?>> all() {
    return Arrays.stream(AffineKernels.class.getDeclaredClasses())
        .filter(Kernel.class::isAssignableFrom)
        .sorted(Comparator.comparing(Class::getSimpleName));
  }

  record ShiftedSaxpy(int shift, float a, Buffer.OfFloat x, Buffer.OfFloat y) implements Kernel {
    @Override
    public void run(WorkItem item) {
      int i = item.globalId(0);
      y.set(i + shift, a * x.get(i) + y.get(i + shift));
    }
  }

  record GuardedSaxpy(int n, float a, Buffer.OfFloat x, Buffer.OfFloat y) implements Kernel {
    @Override
    public void run(WorkItem item) {
      int i = item.globalId(0);
      if (i >= n || i >= y.length()) {
        return;
      }
      y.set(i, a * x.get(i) + y.get(i));
    }
  }

  record Matrix(int n, Buffer.OfFloat a, Buffer.OfFloat b, Buffer.OfFloat c) implements Kernel {
    @Override
    public void run(WorkItem item) {
      int row = item.globalId(1);
      int column = item.globalId(0);
      if (row < n && column < n) {
        float sum = 0;
        for (int k = 0; k < n; k++) {
          sum += a.get(row * n + k) * b.get(k * n + column);
        }
        c.set(row * n + column, sum);
      }
    }
  }

  record TiledMatrix(
      int n,
      Buffer.OfFloat a,
      Buffer.OfFloat b,
      Buffer.OfFloat c,
      Local.OfFloat aTile,
      Local.OfFloat bTile)
      implements Kernel {
    static final int TILE = 4;

    @Override
    public void run(WorkItem item) {
      int x = item.localId(0);
      int y = item.localId(1);
      int row = item.groupId(1) * TILE + y;
      int column = item.groupId(0) * TILE + x;
      float sum = 0;
      for (int t = 0; t < n / TILE; t++) {
        aTile.set(y * TILE + x, a.get(row * n + t * TILE + x));
        bTile.set(y * TILE + x, b.get((t * TILE + y) * n + column));
        item.barrier();
        for (int k = 0; k < TILE; k++) {
          sum += aTile.get(y * TILE + k) * bTile.get(k * TILE + x);
        }
        item.barrier();
      }
      c.set(row * n + column, sum);
    }
  }

  record Stencil(int width, int height, Buffer.OfFloat in, Buffer.OfFloat out) implements Kernel {
    @Override
    public void run(WorkItem item) {
      int x = item.globalId(0);
      int y = item.globalId(1);
      if (x <= 0 || y <= 0 || x >= width - 1 || y >= height - 1) {
        return;
      }
      int i = y * width + x;
      out.set(i, in.get(i - 1) + in.get(i + 1) + in.get(i - width) + in.get(i + width));
    }
  }

  record Convolution(
      int width,
      int height,
      int radius,
      Buffer.OfFloat in,
      Buffer.OfFloat weights,
      Buffer.OfFloat out)
      implements Kernel {
    @Override
    public void run(WorkItem item) {
      int x = item.globalId(0);
      int y = item.globalId(1);
      if (x >= width || y >= height) {
        return;
      }
      float sum = 0;
      for (int dy = -radius; dy <= radius; dy++) {
        for (int dx = -radius; dx <= radius; dx++) {
          int column = Math.min(Math.max(x + dx, 0), width - 1);
          int row = Math.clamp(y + dy, 0, height - 1);
          float weight = weights.get((dy + radius) * (2 * radius + 1) + dx + radius);
          sum += in.get(row * width + column) * weight;
        }
      }
      out.set(y * width + x, sum);
    }
  }

  record GuardedConvolution(
      int width, int height, Buffer.OfFloat in, Buffer.OfFloat weights, Buffer.OfFloat out)
      implements Kernel {
    @Override
    public void run(WorkItem item) {
      int x = item.globalId(0);
      int y = item.globalId(1);
      float sum = 0;
      for (int j = 0; j < 3; j++) {
        for (int i = 0; i < 3; i++) {
          int column = x + i - 1;
          int row = y + j - 1;
          if (column >= 0 && column < width && row >= 0 && row < height) {
            sum += in.get(row * width + column) * weights.get(j * 3 + i);
          }
        }
      }
      if (x < width && y < height) {
        out.set(y * width + x, sum);
      }
    }
  }

  record Bodies(int n, Buffer.OfFloat x, Buffer.OfFloat force, Local.OfFloat tile)
      implements Kernel {
    @Override
    public void run(WorkItem item) {
      int i = item.globalId(0);
      int size = item.localSize(0);
      float sum = 0;
      float own = i < n ? x.get(i) : 0;
      for (int start = 0; start < n; start += size) {
        int j = start + item.localId(0);
        tile.set(item.localId(0), j < n ? x.get(j) : 0);
        item.barrier();
        for (int k = 0; k < size; k++) {
          sum += tile.get(k) - own;
        }
        item.barrier();
      }
      if (i < n) {
        force.set(i, sum);
      }
    }
  }

  record Reduction(Buffer.OfFloat in, Buffer.OfFloat out, Local.OfFloat sums) implements Kernel {
    @Override
    public void run(WorkItem item) {
      int local = item.localId(0);
      float sum = 0;
      for (int i = item.globalId(0); i < in.length(); i += item.globalSize(0)) {
        sum += in.get(i);
      }
      sums.set(local, sum);
      item.barrier();
      for (int half = item.localSize(0) / 2; half > 0; half >>= 1) {
        if (local < half) {
          sums.set(local, sums.get(local) + sums.get(local + half));
        }
        item.barrier();
      }
      if (local == 0) {
        out.set(item.groupId(0), sums.get(0));
      }
    }
  }

  record Bins(
      int bins, Buffer.OfByte bytes, Buffer.OfInt data, Buffer.OfInt counts, Local.OfInt part)
      implements Kernel {
    @Override
    public void run(WorkItem item) {
      int i = item.globalId(0);
      part.getAndAdd(bytes.get(i) & 0xf, 1);
      counts.getAndAdd(Math.floorMod(data.get(i), bins), 1);
      int value = data.get(i);
      if (value >= 0 && value < bins) {
        counts.getAndAdd(value, 1);
      }
      counts.getAndAdd(data.get(i), 1);
      for (int b = item.localId(0); b < 16; b += item.localSize(0)) {
        counts.getAndAdd(b, part.get(b));
      }
    }
  }

  record Downwards(int n, Buffer.OfInt data) implements Kernel {
    @Override
    public void run(WorkItem item) {
      int i = item.globalId(0);
      for (int k = n - 1; k >= 0; k--) {
        data.set(n - 1 - k, data.get(k) - i);
      }
      for (int k = 2 * n - 2; k > 0; k -= 2) {
        data.set(k / 2, data.get((k - 1) >> 1));
      }
    }
  }

  record Steps(int n, int step, Buffer.OfInt data) implements Kernel {
    @Override
    public void run(WorkItem item) {
      for (int k = 0; k + 1 < n; k += 2) {
        data.set(k, data.get(k + 1));
      }
      for (int k = item.globalId(0); k < n; k += step) {
        data.set(n - 1 - k, k);
      }
      for (int k = 1; k < n; k *= 2) {
        data.set(k, data.get(k >> 1));
      }
    }
  }

  record Triangle(int n, Buffer.OfInt data) implements Kernel {
    @Override
    public void run(WorkItem item) {
      int i = item.globalId(0);
      if (i < n) {
        for (int k = 0; k <= i; k++) {
          data.set(i - k, data.get(i) + 1);
        }
        for (int k = i + 1; k < n; k++) {
          data.set(k - i - 1, i);
        }
      }
    }
  }

  record Coordinates(int width, Buffer.OfInt data, Buffer.OfInt rows, Buffer.OfInt columns)
      implements Kernel {
    @Override
    public void run(WorkItem item) {
      int i = item.globalId(0);
      int x = i % width;
      int y = i / width;
      columns.set(x, rows.get(y));
      data.set(y * width + x, data.get(i));
    }
  }

  @SuppressWarnings("NarrowCalculation")
  record Overflowing(int factor, int shift, Buffer.OfInt data) implements Kernel {
    @Override
    public void run(WorkItem item) {
      int i = item.globalId(0);
      data.set(i * factor + shift, i);
      data.set((long) (i * factor) - shift, 1);
      if (i * factor < shift) {
        data.set(i, 2);
      }
    }
  }

  record Search(int n, int value, Buffer.OfInt data, Buffer.OfInt out) implements Kernel {
    @Override
    public void run(WorkItem item) {
      int best = 0;
      for (int k = 0; k < n; k++) {
        if (data.get(k) > data.get(0)) {
          best = k;
        }
      }
      int at = 0;
      while (at < n && data.get(at) != value) {
        at++;
      }
      out.set(at, best);
      out.set(best, at);
    }
  }

  record Insertion(Buffer.OfInt out) implements Kernel {
    @Override
    public void run(WorkItem item) {
      int[] values = new int[7];
      for (int i = 1; i < values.length; i++) {
        int value = values[i];
        int j = i - 1;
        while (j >= 0 && values[j] > value) {
          values[j + 1] = values[j];
          j--;
        }
        values[j + 1] = value;
      }
      out.set(item.globalId(0), values[3]);
    }
  }

  record Modes(int mode, boolean mirrored, Buffer.OfInt data) implements Kernel {
    @Override
    public void run(WorkItem item) {
      int i = item.globalId(0);
      boolean inside = i >= 1 && i < data.length() - 1;
      int n = (int) data.length();
      switch (mode) {
        case 0 -> data.set(i, 0);
        case 1 -> data.set(mirrored ? n - 1 - i : i, 1);
        default -> {
          if (inside) {
            data.set(i + 1, data.get(i - 1));
          }
        }
      }
    }
  }

  record Sparse(int n, Buffer.OfInt rows, Buffer.OfInt columns, Buffer.OfFloat x, Buffer.OfFloat y)
      implements Kernel {
    @Override
    public void run(WorkItem item) {
      int row = item.globalId(0);
      if (row < n) {
        float sum = 0;
        for (int j = rows.get(row); j < rows.get(row + 1); j++) {
          sum += x.get(columns.get(j));
        }
        y.set(row, sum);
      }
    }
  }

  record Wide(long pitch, int columns, Buffer.OfLong data) implements Kernel {
    @Override
    public void run(WorkItem item) {
      long row = item.globalId(1);
      for (int k = item.globalId(0); k < columns; k += item.globalSize(0)) {
        long at = row * pitch + k;
        data.set(at, data.get(at) + 1);
      }
    }
  }

  /** The counter of tiles stays at multiples of 4. */
  record SteppedTiles(
      int n,
      Buffer.OfFloat a,
      Buffer.OfFloat b,
      Buffer.OfFloat c,
      Local.OfFloat aTile,
      Local.OfFloat bTile)
      implements Kernel {
    @Override
    public void run(WorkItem item) {
      int x = item.localId(0);
      int y = item.localId(1);
      int row = item.globalId(1);
      int column = item.globalId(0);
      float sum = 0;
      for (int tile = 0; tile < n; tile += 4) {
        aTile.set(y * 4 + x, a.get(row * n + tile + x));
        bTile.set(y * 4 + x, b.get((tile + y) * n + column));
        item.barrier();
        for (int k = 0; k < 4; k++) {
          sum += aTile.get(y * 4 + k) * bTile.get(k * 4 + x);
        }
        item.barrier();
      }
      c.set(row * n + column, sum);
    }
  }

  /** Four elements at a time, all work items beside each other; backwards from the end, too. */
  record Quads(int n, Buffer.OfFloat in, Buffer.OfFloat out) implements Kernel {
    @Override
    public void run(WorkItem item) {
      for (int i = 4 * item.globalId(0); i < n; i += 4 * item.globalSize(0)) {
        out.set(i, in.get(i + 1) + in.get(i + 2) + in.get(i + 3));
      }
      for (int i = n; i >= 4; i -= 4) {
        out.set(i - 1, in.get(i - 4));
      }
    }
  }

  /** A stage of a Fourier transform: its blocks are powers of two. */
  record Stage(int half, int width, Buffer.OfFloat in, Buffer.OfFloat out) implements Kernel {
    @Override
    public void run(WorkItem item) {
      int i = item.globalId(0);
      int k = i & (width - 1);
      int to = 2 * i - k;
      out.set(to, in.get(i) + in.get(i + half));
      out.set(to + width, in.get(i) - in.get(i + half));
    }
  }

  /** The edge is told by what it is equal to. */
  record Interior(int width, int height, Buffer.OfFloat in, Buffer.OfFloat out) implements Kernel {
    @Override
    public void run(WorkItem item) {
      int x = item.globalId(0);
      int y = item.globalId(1);
      if (x == 0 || y == 0 || x == width - 1 || y == height - 1) {
        return;
      }
      int i = y * width + x;
      out.set(i, in.get(i - 1) + in.get(i + 1) + in.get(i - width) + in.get(i + width));
    }
  }

  record ClampedTexels(Image2D source, Image2D target) implements Kernel {
    @Override
    public void run(WorkItem item) {
      int x = item.globalId(0);
      int y = item.globalId(1);
      int left = Math.max(x - 1, 0);
      int right = Math.min(x + 1, source.width() - 1);
      int row = Math.clamp(y + 2, 0, source.height() - 1);
      Float4 sum = source.read(Math.min(left, source.width() - 1), row);
      target.write(x, y, sum.plus(source.read(right, row)));
    }
  }

  record ShiftedTexels(int shift, int layer, Image2DArray layers, Image2D plane) implements Kernel {
    @Override
    public void run(WorkItem item) {
      int x = item.globalId(0) + shift;
      int y = item.globalId(1);
      if (y < plane.height()) {
        plane.write(x, y, Float4.ZERO);
      }
      layers.write(x, y, layer, Float4.ZERO);
    }
  }

  /** Where it writes, the memory says: the check of that texel stays. */
  record Scattered(Buffer.OfInt columns, Image2D target) implements Kernel {
    @Override
    public void run(WorkItem item) {
      int y = item.globalId(1);
      target.write(columns.get(y), y, Float4.ZERO);
    }
  }
}
