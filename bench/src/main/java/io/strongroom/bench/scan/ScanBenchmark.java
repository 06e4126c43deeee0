package io.strongroom.bench.scan;

import io.strongroom.bench.Bench.Benchmark;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;

/**
 * The same six checks of the same accounts on the same emulator, by c7n-org and by Strongroom in turn; the first round
 * warms both up. What both say fails has to be the same, resource by resource. By {@code -Dscan.accounts} and {@code
 * -Dscan.rounds} larger or shorter.
 */
public final class ScanBenchmark implements Benchmark {
    private static final int ACCOUNTS = Integer.getInteger("scan.accounts", 5);
    private static final int ROUNDS = Integer.getInteger("scan.rounds", 5);
    private static final String COMMAND = "STRONGROOM_C7N_ORG";

    private record Round(double seconds, long calls, long peakMebibytes) {}

    @Override
    public Map<String, Object> run(Path folder) throws Exception {
        var figures = new LinkedHashMap<String, Object>();
        var command = System.getenv(COMMAND);
        if (command == null) {
            figures.put(
                    "skipped",
                    COMMAND + " does not say where c7n-org is. Install it anywhere (python3 -m venv DIR &&"
                            + " DIR/bin/pip install c7n c7n-org) and set it to DIR/bin/c7n-org");
            return figures;
        }
        try (var moto = Moto.start(folder)) {
            var accounts = moto.furnish(ACCOUNTS);
            figures.put("accounts", accounts.size());
            var begun = System.nanoTime();
            try (var strongroom = StrongroomArm.start(folder, moto, accounts)) {
                measure(moto, new CustodianArm(command, moto, accounts, folder), strongroom, begun, figures);
            }
        }
        return figures;
    }

    private static void measure(
            Moto moto, Arm custodian, StrongroomArm strongroom, long begun, Map<String, Object> figures)
            throws Exception {
        double ready = seconds(begun);
        var theirs = new ArrayList<Round>();
        var ours = new ArrayList<Round>();
        for (int i = 0; i < ROUNDS; i++) {
            var failures = new ArrayList<Set<String>>();
            theirs.add(round(moto, custodian, failures));
            ours.add(round(moto, strongroom, failures));
            same(failures.getFirst(), failures.getLast());
            figures.put("failures, the same by resource", failures.getLast().size());
        }
        figures.put(
                "Strongroom cold: start to first end, seconds",
                "%.1f".formatted(ready + ours.getFirst().seconds()));
        figures.put("c7n-org, rounds", raw(theirs));
        figures.put("Strongroom, rounds", raw(ours));
        for (var what : List.of("seconds", "calls", "peak MiB")) {
            ToDoubleFunction<Round> figure = round -> figure(what, round);
            figures.put("c7n-org, " + what, told(theirs, figure));
            figures.put("Strongroom, " + what, told(ours, figure));
            figures.put("Strongroom / c7n-org, " + what, shares(ours, theirs, figure));
        }
    }

    /** As they were measured, the first among them. */
    private static List<Map<String, Number>> raw(List<Round> rounds) {
        return rounds.stream()
                .map(one -> Map.<String, Number>of(
                        "seconds", one.seconds(), "calls", one.calls(), "peak MiB", one.peakMebibytes()))
                .toList();
    }

    private static double figure(String what, Round round) {
        return switch (what) {
            case "seconds" -> round.seconds();
            case "calls" -> round.calls();
            default -> round.peakMebibytes();
        };
    }

    private static Round round(Moto moto, Arm arm, List<Set<String>> failures) throws Exception {
        var before = moto.calls();
        var scanned = arm.scan();
        var round = new Round(scanned.seconds(), moto.calls() - before, scanned.peakMebibytes());
        System.out.printf("  %-14s %s%n", arm.getClass().getSimpleName(), round);
        failures.add(scanned.failures());
        return round;
    }

    private static void same(Set<String> theirs, Set<String> ours) {
        if (!theirs.equals(ours) || ours.isEmpty()) {
            var onlyTheirs = new TreeSet<>(theirs);
            onlyTheirs.removeAll(ours);
            var onlyOurs = new TreeSet<>(ours);
            onlyOurs.removeAll(theirs);
            throw new AssertionError(
                    "the findings differ; only c7n-org: " + onlyTheirs + "; only Strongroom: " + onlyOurs);
        }
    }

    /** Median, least and most of all rounds but the first. */
    private static String told(List<Round> rounds, ToDoubleFunction<Round> figure) {
        return spread(rounds.stream().skip(1).mapToDouble(figure).toArray());
    }

    private static String shares(List<Round> ours, List<Round> theirs, ToDoubleFunction<Round> figure) {
        var shares = new double[ours.size() - 1];
        for (int i = 0; i < shares.length; i++) {
            shares[i] = figure.applyAsDouble(ours.get(i + 1)) / figure.applyAsDouble(theirs.get(i + 1));
        }
        return spread(shares);
    }

    private static String spread(double[] values) {
        Arrays.sort(values);
        return "%.2f (%.2f to %.2f)".formatted(values[values.length / 2], values[0], values[values.length - 1]);
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }
}
