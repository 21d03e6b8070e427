package dev.heddle.bench.run;

import dev.heddle.bench.report.Page;
import dev.heddle.bench.report.RunDescription;
import dev.heddle.bench.report.RunFiles;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.format.ResultFormatFactory;
import org.openjdk.jmh.results.format.ResultFormatType;

/** The folder of a run, in which every file is whole at any time. */
final class RunFolder {
  private final Path folder;

  RunFolder(Path folder) throws IOException {
    this.folder = folder;
    Files.createDirectories(folder);
    Files.deleteIfExists(folder.resolve(Page.FILE)); // an old page beside new results misleads
    Files.deleteIfExists(log());
  }

  /** {@return where JMH's own words go, and those of all that is started} */
  Path log() {
    return folder.resolve(BenchRun.LOG);
  }

  /** {@return the report of what is there} */
  Path writePage() throws IOException {
    return Page.write(folder);
  }

  /** The description goes last: where it is, the results that it speaks of are. */
  void save(List<RunResult> results, RunDescription description) throws IOException {
    ByteArrayOutputStream json = new ByteArrayOutputStream();
    PrintStream stream = new PrintStream(json, false, StandardCharsets.UTF_8);
    ResultFormatFactory.getInstance(ResultFormatType.JSON, stream).writeOut(results);
    stream.flush();
    RunFiles.replace(folder.resolve(RunFiles.RESULTS), json.toString(StandardCharsets.UTF_8));
    RunFiles.write(description, folder);
  }
}
