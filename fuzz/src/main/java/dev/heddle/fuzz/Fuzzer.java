package dev.heddle.fuzz;

import dev.heddle.Device;
import dev.heddle.Kernel;
import dev.heddle.fuzz.generator.Choices;
import dev.heddle.fuzz.generator.KernelGenerator;
import dev.heddle.fuzz.plan.CaseText;
import dev.heddle.fuzz.plan.KernelCase;
import dev.heddle.fuzz.run.CaseRunner;
import dev.heddle.fuzz.run.DeviceRunner;
import dev.heddle.fuzz.run.KernelClasses;
import dev.heddle.fuzz.run.Outcome;
import dev.heddle.fuzz.run.UnmadeArgumentException;
import dev.heddle.fuzz.shrink.Shrinker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The differential fuzzer: makes random kernels, runs them as plain Java and on devices, and
 * compares.
 *
 * <p>A kernel on a device has to give the bits of plain Java, or fault where it faults. What is
 * different is made smaller and handed to a {@link FuzzListener}.
 */
public final class Fuzzer implements AutoCloseable {
  /** Kernels that go through javac, and through a device's compiler, together. */
  private static final int BATCH = 64;

  /** A run that has found so much has found enough. */
  private static final int MOST_DIFFERENCES = 10;

  /** What tells one place from another in a message that otherwise says the same. */
  private static final Pattern PLACES =
      Pattern.compile("\\d+|line [^:]*|\\b(Float4|Int4|R\\d+|m\\d+)\\b");

  private final FuzzOptions options;
  private final FuzzListener listener;
  private final List<DeviceRunner> devices = new ArrayList<>();
  private final List<Difference> differences = new ArrayList<>();
  private final Set<String> known = new HashSet<>();
  private final long end;
  private long kernels;
  private long launches;
  private long skipped;
  private long repeated;

  /**
   * Opens the devices.
   *
   * @param options how long to run
   * @param devices where kernels are run
   * @param listener who hears of it
   */
  public Fuzzer(FuzzOptions options, List<Device> devices, FuzzListener listener) {
    this.options = options;
    this.listener = listener;
    this.end = System.nanoTime() + Math.min(options.time().toSeconds(), 1L << 32) * 1_000_000_000L;
    for (Device device : devices) {
      this.devices.add(new DeviceRunner(device, options.launchLimit()));
    }
  }

  @Override
  public void close() {
    devices.forEach(DeviceRunner::close);
  }

  /**
   * Runs a case that was written down on each device.
   *
   * @param text the case, as a difference has it
   * @return what is different; {@link Difference#seed} and number are 0
   * @throws IllegalArgumentException if the text is no case
   */
  public List<Difference> replay(String text) {
    KernelCase kernel = CaseText.parse(text);
    List<Difference> found = new ArrayList<>();
    for (DeviceRunner device : devices) {
      CaseRunner.difference(kernel, device)
          .ifPresent(
              d ->
                  found.add(
                      new Difference(
                          d.kind(), name(device), d.message(), 0, 0, text, Optional.empty())));
    }
    return found;
  }

  /** {@return what the run came to, when it is over} */
  public FuzzReport run() {
    while (goesOn()) {
      batch((int) Math.min(BATCH, options.kernels() - kernels));
    }
    return new FuzzReport(kernels, launches, skipped, repeated, List.copyOf(differences));
  }

  private boolean goesOn() {
    return kernels < options.kernels()
        && System.nanoTime() < end
        && differences.size() < MOST_DIFFERENCES
        && devices.stream().anyMatch(DeviceRunner::isUsable);
  }

  private void batch(int size) {
    List<KernelCase> cases = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      cases.add(KernelGenerator.generate(choices(kernels + i)));
    }
    List<Class<? extends Kernel>> classes;
    try {
      classes = KernelClasses.compile(cases);
    } catch (IllegalArgumentException e) {
      findInvalid(cases);
      kernels += size;
      listener.ran(size);
      return;
    }
    for (DeviceRunner device : devices) {
      device.compile(classes.stream().filter(KernelClasses::verifies).toList());
    }
    for (int i = 0; i < size && goesOn(); i++) {
      if (KernelClasses.verifies(classes.get(i))) {
        run(cases.get(i), classes.get(i));
      } else {
        skipped += devices.size();
      }
      kernels++;
      listener.ran(1);
    }
  }

  private Choices choices(long kernel) {
    // Seeds that are near each other share no kernels.
    return Choices.random(options.seed() * 0x9e3779b97f4a7c15L + options.first() + kernel);
  }

  private void run(KernelCase kernel, Class<? extends Kernel> type) {
    CaseRunner runner;
    try {
      runner = new CaseRunner(kernel, type);
    } catch (UnmadeArgumentException e) {
      skipped += devices.size();
      return;
    }
    for (DeviceRunner device : devices) {
      if (!device.isUsable() || !device.device().features().containsAll(kernel.needs())) {
        skipped++;
        continue;
      }
      launches += kernel.launches().size();
      Optional<Outcome.Ended> difference = runner.difference(device);
      if (difference.isPresent()) {
        found(device, difference.get());
      }
    }
  }

  private void found(DeviceRunner device, Outcome.Ended first) {
    if (hasWords(first) && !known.add(signature(device, first))) {
      repeated++;
      return;
    }
    Outcome.Ended[] last = {first};
    Choices failing = choices(kernels);
    KernelGenerator.generate(failing);
    List<Integer> choices = failing.drawn();
    if (device.isUsable()) {
      Duration limit = options.shrinkLimit();
      long shrinkEnd = System.nanoTime() + limit.toNanos();
      choices =
          Shrinker.shrink(
              failing,
              fresh -> {
                KernelCase candidate = KernelGenerator.generate(fresh);
                Optional<Outcome.Ended> difference = CaseRunner.difference(candidate, device);
                boolean same =
                    difference
                        .filter(d -> signature(device, d).equals(signature(device, first)))
                        .isPresent();
                if (same) {
                  last[0] = difference.get();
                }
                return same;
              },
              () -> !device.isUsable() || System.nanoTime() > shrinkEnd);
    }
    KernelCase small = KernelGenerator.generate(Choices.replay(choices));
    report(last[0], name(device), small);
  }

  /** What has to stay the same as a case shrinks: the kind, and of errors their words. */
  private static String signature(DeviceRunner device, Outcome.Ended difference) {
    String words = hasWords(difference) ? PLACES.matcher(difference.message()).replaceAll("*") : "";
    return name(device) + difference.kind() + words;
  }

  private static boolean hasWords(Outcome.Ended difference) {
    return switch (difference.kind()) {
      case REFUSED, FAILED -> true;
      case VALUES, FAULT, OUTSIDE, HUNG, INVALID -> false;
    };
  }

  private void findInvalid(List<KernelCase> cases) {
    for (KernelCase kernel : cases) {
      try {
        KernelClasses.compile(List.of(kernel));
      } catch (IllegalArgumentException e) {
        report(
            new Outcome.Ended(DifferenceKind.INVALID, String.valueOf(e.getMessage())),
            "javac",
            kernel);
        return;
      }
    }
  }

  private void report(Outcome.Ended ended, String device, KernelCase small) {
    long number = options.first() + kernels;
    String text =
        CaseText.of(
            small,
            List.of(
                "%s on %s".formatted(ended.kind().description(), device),
                ended.message().lines().findFirst().orElse(""),
                "found by: heddle fuzz --seed %d --first %d --kernels 1"
                    .formatted(options.seed(), number)));
    Optional<Path> file = options.folder().map(folder -> write(folder, ended.kind(), number, text));
    Difference difference =
        new Difference(ended.kind(), device, ended.message(), options.seed(), number, text, file);
    differences.add(difference);
    listener.found(difference);
  }

  private Path write(Path folder, DifferenceKind kind, long number, String text) {
    String name =
        "%s-%x-%d.kernel"
            .formatted(kind.name().toLowerCase(java.util.Locale.ROOT), options.seed(), number);
    try {
      Files.createDirectories(folder);
      return Files.writeString(folder.resolve(name), text);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + folder.resolve(name), e);
    }
  }

  private static String name(DeviceRunner device) {
    return device.device().backend().name() + " (" + device.device().name() + ")";
  }
}
