package io.strongroom.bench.scan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Cloud Custodian over many accounts: a run of its own each time, as it is used. */
final class CustodianArm implements Arm {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path POLICIES = Path.of("src", "main", "c7n", "policies.yml");
    /** Where a resource of each policy says its ARN. */
    private static final Map<String, String> ARNS = Map.of(
            "IMM-01", "BackupVaultArn",
            "IMM-06", "BackupPlanArn",
            "ENC-06", "KeyArn",
            "ACC-04", "Arn",
            "MON-03", "TrailARN");

    private final String command;
    private final Moto moto;
    private final Path folder;
    private int runs;

    CustodianArm(String command, Moto moto, List<String> accounts, Path folder) throws IOException {
        this.command = command;
        this.moto = moto;
        this.folder = Files.createDirectories(folder.resolve("custodian"));
        Files.writeString(
                this.folder.resolve("accounts.yml"),
                accounts.stream()
                        .map(id ->
                                "  - {account_id: '%1$s', name: '%1$s', role: 'arn:aws:iam::%1$s:role/reader', regions: [%2$s]}%n"
                                        .formatted(id, Moto.REGION))
                        .collect(Collectors.joining("", "accounts:\n", "")));
    }

    @Override
    public Scanned scan() throws IOException, InterruptedException {
        var out = folder.resolve("out-" + runs++);
        var log = folder.resolve("c7n-org.log").toFile();
        var builder = new ProcessBuilder(
                        command,
                        "run",
                        "-c",
                        folder.resolve("accounts.yml").toString(),
                        "-u",
                        POLICIES.toString(),
                        "-s",
                        out.toString(),
                        "-r",
                        Moto.REGION,
                        // What an earlier run saw is no scan.
                        "--cache-period",
                        "0")
                .redirectErrorStream(true)
                .redirectOutput(log);
        builder.environment().putAll(moto.environment());
        var begun = System.nanoTime();
        var process = builder.start();
        int exit;
        long peak;
        try (var memory = Tree.watching(process.toHandle())) {
            exit = process.waitFor();
            peak = memory.peakMebibytes();
        }
        double seconds = (System.nanoTime() - begun) / 1e9;
        if (exit != 0) {
            throw new AssertionError("c7n-org ended with " + exit + ":\n" + Files.readString(log.toPath()));
        }
        return new Scanned(seconds, peak, failures(out));
    }

    private static Set<String> failures(Path out) throws IOException {
        var all = new TreeSet<String>();
        try (var files = Files.walk(out)) {
            for (var file : files.filter(one -> one.endsWith("resources.json")).toList()) {
                var control = file.getName(file.getNameCount() - 2).toString();
                JSON.readTree(file.toFile()).forEach(one -> all.add(control + " " + arn(control, one)));
            }
        }
        return all;
    }

    private static String arn(String control, JsonNode resource) {
        var arn = control.equals("TRN-01")
                ? "arn:aws:s3:::" + resource.path("Name").asText()
                : resource.path(ARNS.get(control)).asText();
        if (arn.isEmpty()) {
            throw new AssertionError(control + " has no ARN in " + resource);
        }
        return arn;
    }
}
