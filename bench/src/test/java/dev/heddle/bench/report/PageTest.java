package dev.heddle.bench.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

class PageTest {
  private static final Map<String, String> SAXPY = Map.of("kernel", "saxpy", "size", "1024");

  @TempDir Path folder;

  @Test
  void largeRun_isOneFileUnderAMegabyteThatNeedsNoOther() throws IOException {
    Path page = Page.write(MadeUpRun.large(7).write(folder));

    String html = Files.readString(page);
    assertTrue(html.getBytes(StandardCharsets.UTF_8).length < 1_000_000);
    assertFalse(html.contains("<script"), "scripts");
    assertFalse(Pattern.compile("(src|href)=\"(?!#)").matcher(html).find(), "links to elsewhere");
    assertFalse(html.contains("url(") || html.contains("@import"), "style sheets from elsewhere");
    assertFalse(html.contains("http:") || html.contains("https:"), "addresses");
  }

  @Test
  void everySection_isThereAndEveryLinkLeadsSomewhere() {
    String html = Page.html(MadeUpRun.large(7).run());

    for (String id :
        new String[] {
          "summary",
          "losses",
          "ratios",
          "generated",
          "by-hand-opencl-c",
          "growth",
          "roofline",
          "memory",
          "overheads",
          "figures",
          "omissions",
          "machine",
          "reproduce"
        }) {
      assertTrue(html.contains("id=\"" + id + "\""), id);
    }
    Pattern.compile("href=\"#([^\"]+)\"")
        .matcher(html)
        .results()
        .forEach(link -> assertTrue(html.contains("id=\"" + link.group(1) + "\""), link.group(1)));
  }

  @Test
  void everyImage_hasATextForWhoCannotSeeIt() {
    String html = Page.html(MadeUpRun.large(7).run());

    Pattern.compile("<svg[^>]*>")
        .matcher(html)
        .results()
        .forEach(
            svg ->
                assertTrue(
                    svg.group().contains("role=\"img\" aria-label=\"")
                        || svg.group().contains("aria-hidden"),
                    svg.group()));
  }

  @Test
  void loss_isSaidInWords() {
    MadeUpRun run =
        new MadeUpRun()
            .micros("Kernels.time", "cpu", SAXPY, 30, 30.1, 29.9)
            .micros("Kernels.time", "java-parallel", SAXPY, 10, 10.1, 9.9);

    String html = Page.html(run.run());

    assertTrue(
        html.contains(
            "<strong>Heddle cpu</strong>, against the fastest plain Java on this machine: slower at"
                + " saxpy (3.00×)."),
        html);
    assertTrue(html.contains("faster in 0, slower in 1, too close to call in 0 of 1"), html);
  }

  @Test
  void tie_isNoLoss() {
    MadeUpRun run =
        new MadeUpRun()
            .micros("Kernels.time", "cpu", SAXPY, 10, 12, 9)
            .micros("Kernels.time", "java-parallel", SAXPY, 10, 11, 9);

    String html = Page.html(run.run());

    assertTrue(html.contains("nowhere slower beyond the error"), html);
    assertTrue(html.contains("too close to call in 1 of 1"), html);
  }

  @Test
  void fastestRival_isTheOneToBeat() {
    MadeUpRun run =
        new MadeUpRun()
            .micros("Kernels.time", "cpu", SAXPY, 30, 30.1, 29.9)
            .micros("Kernels.time", "java", SAXPY, 10, 10.1, 9.9)
            .micros("Kernels.time", "java-parallel", SAXPY, 40, 40.1, 39.9);

    assertTrue(Page.html(run.run()).contains("slower at saxpy (3.00×)"));
  }

  @Test
  void generatedCode_isComparedByTheDevicesClock() {
    MadeUpRun run =
        new MadeUpRun()
            .kernelMicros("UNCHECKED", "fft", 20, 20.1, 19.9)
            .kernelMicros("HAND_WRITTEN", "fft", 10, 10.1, 9.9);

    String html = Page.html(run.run());

    assertTrue(html.contains("<td>0.500× ("), html);
    assertTrue(html.contains("10.0 ± 0.57 µs"), html);
  }

  @Test
  void stoppedRun_saysSoAndShowsWhatItHas() {
    MadeUpRun run =
        new MadeUpRun().micros("Kernels.time", "cpu", SAXPY, 30, 30.1, 29.9).stoppedBefore(99);

    String html = Page.html(run.run());

    assertTrue(html.contains("This run was stopped</strong> after 1 of 100 cases"), html);
    assertTrue(html.contains("30.0 ± "), html);
  }

  @Test
  void emptyRun_isStillAPage() {
    String html = Page.html(new MadeUpRun().stoppedBefore(5).run());

    assertTrue(html.contains("This run was stopped</strong> after 0 of 5 cases"), html);
    assertTrue(html.contains("No backend was measured"), html);
  }

  @Test
  void failuresAndSkips_areListedAndEscaped() {
    MadeUpRun run =
        new MadeUpRun()
            .micros("Kernels.time", "cpu", SAXPY, 1, 2)
            .skip("Stream on jocl", "no <feature> & no \"reason\"")
            .fail("Kernels.time fft", "wrong <b>result</b>");

    String html = Page.html(run.run());

    assertTrue(html.contains("no &lt;feature&gt; &amp; no &quot;reason&quot;"), html);
    assertTrue(html.contains("wrong &lt;b&gt;result&lt;/b&gt;"), html);
    assertTrue(html.contains("<strong>1 failed</strong>"), html);
    assertFalse(html.contains("This run was stopped"), html);
  }

  @Test
  void valuesWithoutErrors_areDrawnWithoutBars() {
    MadeUpRun run =
        new MadeUpRun()
            .micros("Kernels.time", "cpu", SAXPY, 30)
            .micros("Kernels.time", "java-parallel", SAXPY, 10);

    String html = Page.html(run.run());

    assertTrue(html.contains("id=\"ratios\""), html);
    assertFalse(html.contains("class=\"whisker"), html);
    assertFalse(html.contains("NaN"), html);
  }

  /** Charts are drawn by hand here, so a forgotten tag is possible: the parts must be XML. */
  @Test
  void everyDrawing_isWellFormed() throws Exception {
    String html = Page.html(MadeUpRun.large(7).run());
    var builder = DocumentBuilderFactory.newInstance().newDocumentBuilder();
    long drawings =
        Pattern.compile("<svg.*?</svg>", Pattern.DOTALL)
            .matcher(html)
            .results()
            .peek(
                svg -> {
                  try {
                    builder.parse(new InputSource(new StringReader(svg.group())));
                  } catch (SAXException | IOException e) {
                    throw new AssertionError(svg.group(), e);
                  }
                })
            .count();
    assertEquals(drawings, Pattern.compile("</svg>").matcher(html).results().count());
    assertTrue(drawings > 20);
  }
}
