package dev.heddle.bench.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/** The report: one HTML file that needs nothing else, no network and no script. */
public final class Page {
  /** The file's name in a run's folder. */
  public static final String FILE = "report.html";

  private static final SequencedMap<String, String> SECTIONS = new LinkedHashMap<>();

  static {
    SECTIONS.put("summary", "In short");
    SECTIONS.put("losses", "Losses");
    SECTIONS.put("ratios", "Ratios");
    SECTIONS.put("generated", "Generated code");
    SECTIONS.put("growth", "Growth");
    SECTIONS.put("roofline", "Roofline");
    SECTIONS.put("memory", "Memory");
    SECTIONS.put("overheads", "Overheads");
    SECTIONS.put("figures", "All times");
    SECTIONS.put("omissions", "Not measured");
    SECTIONS.put("machine", "Machine");
    SECTIONS.put("reproduce", "Reproduce");
  }

  private final Run run;
  private final RunDescription description;

  private Page(Run run) {
    this.run = run;
    this.description = run.description();
  }

  /**
   * Writes the report of a run into its folder.
   *
   * @param folder the run's
   * @return the file
   * @throws BadRunException if the folder holds no run
   * @throws IOException if it cannot be read or written
   */
  public static Path write(Path folder) throws IOException {
    Path file = folder.resolve(FILE);
    RunFiles.replace(file, html(Run.read(folder)));
    return file;
  }

  /** {@return the report of a run} */
  static String html(Run run) {
    return new Page(run).html();
  }

  private String html() {
    Palette palette = new Palette(run.contenders());
    String body =
        SummarySection.html(run)
            + new RatioSections(run, palette).html()
            + new GeneratedSection(run).html()
            + new GrowthSection(run, palette).html()
            + new RooflineSection(run, palette).html()
            + new MemorySection(run).html()
            + new FigureTables(run).overheads()
            + new FigureTables(run).lookUp()
            + omissions()
            + machine()
            + reproduce();
    return """
    <!DOCTYPE html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <title>Heddle benchmarks, %s</title>
    <style>
    %s</style>
    </head>
    <body>
    <a class="skip" href="#summary">Skip to the figures</a>
    %s<main>
    %s</main>
    </body>
    </html>
    """
        .formatted(date(), styles(), header(body), body);
  }

  private static String styles() {
    try (InputStream css = Page.class.getResourceAsStream("report.css")) {
      if (css == null) {
        throw new IllegalStateException("the report's style sheet is missing from the module");
      }
      return new String(css.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String date() {
    String started = description.started();
    return started.length() < 10 ? started : started.substring(0, 10);
  }

  private String header(String body) {
    int measured = run.measurements().size();
    Duration took = Duration.ofSeconds(Math.round(description.seconds()));
    String minutes = "%d min %02d s".formatted(took.toMinutes(), took.toSecondsPart());
    boolean whole = measured + description.failed().size() >= description.planned();
    String state =
        whole
            ? ""
            : "<p class=\"notice\"><strong>This run was stopped</strong> after %d of %d cases; what it had measured is here.</p>\n"
                .formatted(measured, description.planned());
    String failed =
        description.failed().isEmpty()
            ? ""
            : "<p class=\"notice\"><strong>%d failed</strong>, and have no figures: <a href=\"#omissions\">which, and why</a>.</p>\n"
                .formatted(description.failed().size());
    return """
    <header>
    <p class="brand">Heddle</p>
    <h1>One kernel, every backend: who is fast at what</h1>
    <p class="lead">%s</p>
    <p class="meta">%s · %d cases in %s · intervals are %.0f%% by Student’s t</p>
    %s%s%s</header>
    """
        .formatted(
            Svg.escape(machineInALine()),
            Svg.escape(date()),
            measured,
            minutes,
            100 * Estimate.CONFIDENCE,
            state,
            failed,
            contents(body));
  }

  private String machineInALine() {
    Map<String, String> facts = description.machine().facts();
    return List.of("processor", "cores", "memory", "JDK").stream()
        .filter(facts::containsKey)
        .map(name -> name.equals("cores") ? facts.get(name) + " cores" : facts.get(name))
        .collect(Collectors.joining(" · "));
  }

  /** Links to the sections that this run has. */
  private static String contents(String body) {
    return SECTIONS.entrySet().stream()
        .filter(entry -> body.contains("id=\"" + entry.getKey() + "\""))
        .map(entry -> "<a href=\"#%s\">%s</a>".formatted(entry.getKey(), entry.getValue()))
        .collect(Collectors.joining("\n", "<nav aria-label=\"Contents\">", "</nav>\n"));
  }

  private String omissions() {
    if (description.failed().isEmpty() && description.skipped().isEmpty()) {
      return "";
    }
    StringBuilder html =
        new StringBuilder("<section id=\"omissions\"><h2>What has no figure</h2>\n");
    if (!description.failed().isEmpty()) {
      html.append(omissions("Failed", description.failed()).html());
    }
    if (!description.skipped().isEmpty()) {
      html.append(omissions("Not run", description.skipped()).html());
    }
    return html.append("</section>\n").toString();
  }

  private static Table omissions(String caption, List<RunDescription.Omission> omissions) {
    Table table = new Table(caption, List.of("what", "why"));
    omissions.forEach(o -> table.row(List.of(o.what(), o.why())));
    return table;
  }

  private String machine() {
    StringBuilder html =
        new StringBuilder("<section id=\"machine\"><h2>The machine</h2>\n<dl class=\"facts\">");
    description.machine().facts().forEach((name, fact) -> html.append(fact(name, fact)));
    html.append("</dl>\n");
    for (Map<String, String> device : description.machine().devices()) {
      html.append("<dl class=\"facts\">");
      device.forEach((name, fact) -> html.append(fact(name, fact)));
      html.append("</dl>\n");
    }
    return html.append("</section>\n").toString();
  }

  private static String fact(String name, String fact) {
    return "<div><dt>%s</dt><dd>%s</dd></div>".formatted(Svg.escape(name), Svg.escape(fact));
  }

  private String reproduce() {
    StringBuilder settings = new StringBuilder("<dl class=\"facts\">");
    description.settings().forEach((name, value) -> settings.append(fact(name, value)));
    settings.append("</dl>\n");
    return """
    <section id="reproduce"><h2>To reproduce</h2>
    <pre><code>%s</code></pre>
    <p>The raw results of JMH are in <code>%s</code> beside this file, the rest in
    <code>%s</code>. A figure is worth something on a machine that does nothing else, and a
    ratio more than a figure. Every result was checked against a reference before it was
    timed.</p>
    %s</section>
    """
        .formatted(
            Svg.escape(description.command()), RunFiles.RESULTS, RunFiles.DESCRIPTION, settings);
  }
}
