package dev.heddle.bench.report;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;

/** Times as tables: a row for each subject, a column for each contender that measured any. */
final class FigureTables {
  /** What has a section of its own with charts. */
  private static final Set<String> CHARTED =
      Set.of("Kernels", "Stream", "Memory", "Arithmetic", GeneratedSection.TOPIC);

  private final Run run;

  FigureTables(Run run) {
    this.run = run;
  }

  /** {@return the topics that no chart shows} */
  String overheads() {
    StringBuilder html = new StringBuilder();
    run.topics().stream()
        .filter(topic -> !CHARTED.contains(topic))
        .forEach(topic -> html.append(table(topic).html()));
    return html.isEmpty()
        ? ""
        : """
        <section id="overheads"><h2>Overheads</h2>
        <p>What a program waits for beside the work itself; the time of one operation.</p>
        %s</section>
        """
            .formatted(html);
  }

  /** {@return every time of the topics that charts show, to look up} */
  String lookUp() {
    StringBuilder html = new StringBuilder();
    run.topics().stream()
        .filter(topic -> CHARTED.contains(topic) && !topic.equals("Memory"))
        .forEach(topic -> html.append(table(topic).folded()));
    return html.isEmpty()
        ? ""
        : "<section id=\"figures\"><h2>All times</h2>\n%s</section>\n".formatted(html);
  }

  private Table table(String topic) {
    NavigableSet<Subject> subjects = run.subjects(topic);
    List<ContenderDescription> columns =
        run.contenders().stream()
            .filter(c -> subjects.stream().anyMatch(s -> run.find(s, c.id()).isPresent()))
            .toList();
    boolean alone = subjects.stream().anyMatch(s -> run.find(s, "").isPresent());
    List<String> titles = new ArrayList<>(List.of("benchmark"));
    columns.forEach(c -> titles.add(c.title()));
    if (alone) {
      titles.add("the JDK alone");
    }
    Table table = new Table(topic, titles);
    for (Subject subject : subjects) {
      List<String> cells = new ArrayList<>(List.of(subject.title()));
      columns.forEach(c -> cells.add(time(subject, c.id())));
      if (alone) {
        cells.add(time(subject, ""));
      }
      table.row(cells);
    }
    return table;
  }

  private String time(Subject subject, String on) {
    return run.find(subject, on).map(m -> Numbers.seconds(m.seconds())).orElse("–");
  }
}
