package dev.heddle.cli.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.DeviceType;
import dev.heddle.cli.FakeBackend;
import dev.heddle.cli.FakeDevice;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReportTest {
  private static final List<Stage> STAGES = List.of(Stage.HISTOGRAM, Stage.MEAN);
  private static final Column PLAIN = column("plain Java", done(2_000_000, 1, 2), done(3_000, 7));

  private static Outcome done(long nanos, long... numbers) {
    return new Outcome.Done(nanos, Counts.of(numbers));
  }

  private static Column column(String title, Outcome histogram, Outcome mean) {
    return new Column(title, Map.of(Stage.HISTOGRAM, histogram, Stage.MEAN, mean));
  }

  private static List<String> table(Report report) {
    StringWriter text = new StringWriter();
    report.print(new PrintWriter(text, true));
    return text.toString().lines().toList();
  }

  @Test
  void devicesThatAgree_areExact_andBetweenThemToo() {
    Column one = column("device 0", done(1_000_000, 1, 2), done(1_000, 7));
    Column two = column("device 1", done(500_000, 1, 2), done(500, 7));
    Report report = new Report(STAGES, PLAIN, List.of(one, two));
    assertEquals(
        """
        milliseconds            plain Java  device 0  result  device 1  result  between devices
        histogram with atomics       2.000     1.000  exact      0.500  exact   exact
        mean with local memory       0.003     0.001  exact      0.001  exact   exact
        """
            .lines()
            .toList(),
        table(report));
    assertEquals(List.of(), report.complaints());
  }

  @Test
  void deviceThatDiffers_saysByHowMuch_andIsAComplaint() {
    Column wrong = column("device 0", done(1_000_000, 1, 5), done(1_000, 7));
    Report report = new Report(STAGES, PLAIN, List.of(wrong));
    assertTrue(table(report).get(1).endsWith("off by 3.0 in 1"), () -> table(report).get(1));
    assertTrue(table(report).get(2).endsWith("exact"), () -> table(report).get(2));
    Demo.Complaint complaint = report.complaints().getFirst();
    assertTrue(complaint.line().contains("histogram with atomics"), complaint::line);
    assertTrue(complaint.cause().isEmpty());
  }

  @Test
  void devicesThatDiffer_sayByHowMuchBetweenThem() {
    Column one = column("device 0", done(1_000_000, 1, 2), done(1_000, 7));
    Column two = column("device 1", done(1_000_000, 1, 1), done(1_000, 9));
    List<String> table = table(new Report(STAGES, PLAIN, List.of(one, two)));
    assertTrue(table.get(1).endsWith("off by 1.0 in 1"), table.get(1));
    assertTrue(table.get(2).endsWith("off by 2.0 in 1"), table.get(2));
  }

  @Test
  void failure_isAComplaintWithItsCause_andHoldsUpNoOtherDevice() {
    IllegalStateException cause = new IllegalStateException("lost");
    Column broken = column("device 0", new Outcome.Failed(cause), new Outcome.Failed(cause));
    Column sound = column("device 1", done(1_000_000, 1, 2), done(1_000, 7));
    Report report = new Report(STAGES, PLAIN, List.of(broken, sound));
    assertTrue(table(report).get(1).contains("failed"), () -> table(report).get(1));
    assertTrue(table(report).get(1).contains("exact"), () -> table(report).get(1));
    assertEquals(1, report.complaints().size(), "one, not one for each stage");
    assertEquals(cause, report.complaints().getFirst().cause().orElseThrow());
  }

  @Test
  void stageThatADeviceLacksAFeatureFor_saysSo_andIsNoComplaint() {
    Column lacking = column("device 0", new Outcome.Skipped("no images"), done(1_000, 7));
    Report report = new Report(STAGES, PLAIN, List.of(lacking));
    assertTrue(table(report).get(1).endsWith("no images"), () -> table(report).get(1));
    assertEquals(List.of(), report.complaints());
  }

  @Test
  void deviceThatCannotBeOpened_failsInItsColumn() {
    FakeDevice device = new FakeDevice(new FakeBackend("fake"), "fake", DeviceType.GPU, 1024);
    Workload work = Workload.ofFile(new Picture(3, 3), 1);
    Column column =
        Column.of("device 0", device, work, new Stopwatch(1), (task, steps) -> Progress.NONE);
    work.stages().forEach(stage -> assertTrue(column.outcome(stage) instanceof Outcome.Failed));
  }

  @Test
  void differences_areFoundBitByBit() {
    assertEquals(new Difference(0, 0), Difference.between(Counts.of(1, 2), Counts.of(1, 2)));
    assertEquals(new Difference(2, 4), Difference.between(Counts.of(1, 2), Counts.of(5, 3)));
    float[] zeros = new float[Plate.SIDE * Plate.SIDE];
    float[] negative = zeros.clone();
    negative[7] = -0f;
    assertEquals(1, Difference.between(new Plate(zeros), new Plate(negative)).places());
  }
}
