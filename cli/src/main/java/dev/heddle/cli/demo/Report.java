package dev.heddle.cli.demo;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * The table of what was measured: a row for each stage, columns for plain Java and each device, and
 * whether their results agree.
 */
final class Report {
  private final List<Stage> stages;
  private final Column plain;
  private final List<Column> devices;

  Report(List<Stage> stages, Column plain, List<Column> devices) {
    this.stages = stages;
    this.plain = plain;
    this.devices = devices;
  }

  void print(PrintWriter out) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(heading());
    stages.forEach(stage -> rows.add(row(stage)));
    int columns = rows.getFirst().size();
    int[] widths = new int[columns];
    for (List<String> row : rows) {
      for (int i = 0; i < columns; i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < columns; i++) {
        String format = (isTime(i) ? "%" : "%-") + widths[i] + "s";
        line.append(i == 0 ? "" : "  ").append(format.formatted(row.get(i)));
      }
      out.println(line.toString().stripTrailing());
    }
  }

  /** Stage, plain Java's time, and time and check of each device, then of devices together. */
  private List<String> heading() {
    List<String> cells = new ArrayList<>(List.of("milliseconds", plain.title()));
    for (Column device : devices) {
      cells.add(device.title());
      cells.add("result");
    }
    if (devices.size() > 1) {
      cells.add("between devices");
    }
    return cells;
  }

  /** Times stand right in their columns, all else left. */
  private boolean isTime(int column) {
    return column == 1 || column % 2 == 0 && column > 0 && column <= 2 * devices.size();
  }

  private List<String> row(Stage stage) {
    List<String> cells = new ArrayList<>(List.of(stage.title(), time(plain, stage)));
    for (Column device : devices) {
      cells.add(time(device, stage));
      cells.add(check(device, stage));
    }
    if (devices.size() > 1) {
      cells.add(betweenDevices(stage).map(Difference::toString).orElse("-"));
    }
    return cells;
  }

  private static String time(Column column, Stage stage) {
    return column.outcome(stage) instanceof Outcome.Done done
        ? String.format(
            Locale.ROOT, "%.3f", done.nanos() / (double) TimeUnit.MILLISECONDS.toNanos(1))
        : "-";
  }

  private String check(Column device, Stage stage) {
    return switch (device.outcome(stage)) {
      case Outcome.Skipped(String reason) -> reason;
      case Outcome.Failed _ -> "failed";
      case Outcome.Done _ -> difference(device, stage).map(Difference::toString).orElse("-");
    };
  }

  private Optional<Difference> difference(Column device, Stage stage) {
    return device
        .result(stage)
        .flatMap(mine -> plain.result(stage).map(right -> Difference.between(right, mine)));
  }

  /** {@return the largest difference between any two of the devices} */
  private Optional<Difference> betweenDevices(Stage stage) {
    List<Result> results =
        devices.stream().map(device -> device.result(stage)).flatMap(Optional::stream).toList();
    if (results.size() < 2) {
      return Optional.empty();
    }
    Difference worst = Difference.NONE;
    for (int i = 0; i < results.size(); i++) {
      for (int j = 0; j < i; j++) {
        worst = worst.or(Difference.between(results.get(i), results.get(j)));
      }
    }
    return Optional.of(worst);
  }

  /** {@return what a device computed otherwise than plain Java did, and what failed} */
  List<Demo.Complaint> complaints() {
    List<Demo.Complaint> complaints = new ArrayList<>();
    for (Column device : devices) {
      for (Stage stage : stages) {
        if (device.outcome(stage) instanceof Outcome.Failed failed) {
          String line =
              "%s failed: %s: %s".formatted(device.title(), stage.title(), failed.message());
          complaints.add(new Demo.Complaint(line, Optional.of(failed.cause())));
          break; // the stages after it failed with it
        }
      }
      String wrong =
          stages.stream()
              .filter(stage -> difference(device, stage).filter(d -> !d.isExact()).isPresent())
              .map(Stage::title)
              .collect(Collectors.joining(", "));
      if (!wrong.isEmpty()) {
        String line = device.title() + " does not compute what plain Java does: " + wrong;
        complaints.add(new Demo.Complaint(line, Optional.empty()));
      }
    }
    return complaints;
  }
}
