package io.strongroom.e2e.journeys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.strongroom.e2e.processes.StrongroomProcess;
import io.strongroom.standalone.LoopbackPort;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pastes what the README, and the guide to the watch behind it, tells a newcomer to paste, and looks whether it does what stands around it. */
class ReadmeIT {
    private static final Pattern PASTED = Pattern.compile("^```bash\n(.*?)^```$", Pattern.DOTALL | Pattern.MULTILINE);

    private static final Duration ASSESSED = Duration.ofMinutes(3);

    @TempDir
    private static Path folder;

    @Test
    void whatIsPastedWorks() throws Exception {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
        Files.createDirectory(folder.resolve(".strongroom"));
        var port = LoopbackPort.free();
        var tokens = Map.of(
                "STRONGROOM_BOOTSTRAP_TOKEN", "readme-test-token-of-the-administrator",
                "STRONGROOM_BOOTSTRAP_APPROVER_TOKEN", "readme-test-token-of-another-approver");
        var sqs = LoopbackPort.free();
        try (var strongroom = StrongroomProcess.standalone(folder.resolve("data"), port, sqs, tokens)
                .awaitReady(Duration.ofSeconds(90))) {
            // The findings come of the first start's own assessment: whoever reads on that far has let it end.
            var assessed = new ApiClient(port, tokens.get("STRONGROOM_BOOTSTRAP_TOKEN")).firstAssessment(ASSESSED);
            assertTrue(assessed.hasNonNull("endedAt"), () -> assessed + "\n" + strongroom.output());
            var lines = pasted(port, sqs, tokens).lines().toList();
            Supplier<String> shown = () -> String.join("\n", lines) + "\n" + strongroom.output();
            assertEquals(
                    List.of(
                            "create-backup-key SUCCEEDED",
                            "encrypt-backup-bucket SUCCEEDED",
                            "create-backup-role SUCCEEDED",
                            "enable-backup-audit-trail SUCCEEDED",
                            "create-backup-vault SUCCEEDED",
                            "lock-backup-vault SUCCEEDED",
                            "roll-back AWAITING_APPROVAL",
                            "roll-back SUCCEEDED"),
                    lines.subList(0, Math.min(8, lines.size())),
                    shown);
            var told = new ArrayList<JsonNode>();
            for (var line : lines.subList(8, lines.size())) {
                told.add(ApiClient.JSON.readTree(line));
            }
            var summary = told.get(told.size() - 4).path("summary");
            assertEquals(5, summary.path("accepted").asInt(), shown);
            assertTrue(summary.hasNonNull("batchId"), shown);
            assertEquals("step", told.get(told.size() - 3).path("groupBy").asText(), shown);
            var findings = told.get(told.size() - 2).path("items");
            assertEquals(5, findings.size(), shown);
            findings.forEach(finding -> {
                assertEquals("CRITICAL", finding.path("severity").asText(), finding::toString);
                assertEquals("OPEN", finding.path("status").asText(), finding::toString);
            });
            assertFalse(told.get(told.size() - 3).path("items").isEmpty(), shown);
            var incidents = told.getLast().path("items");
            assertTrue(
                    incidents
                            .valueStream()
                            .anyMatch(one -> one.path("severity").asText().equals("CRITICAL")
                                    && one.toString().contains("INC-02")),
                    shown);
        }
    }

    private static String pasted(int port, int sqs, Map<String, String> tokens) throws Exception {
        var written = Files.readString(StrongroomProcess.HOME.resolve("README.md"))
                + Files.readString(StrongroomProcess.HOME.resolve("docs/watch.md"));
        var blocks = PASTED.matcher(written)
                .results()
                .map((MatchResult block) -> block.group(1))
                .collect(Collectors.joining());
        var builder = new ProcessBuilder("bash", "-c", blocks)
                .directory(folder.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().putAll(tokens);
        builder.environment().put("STRONGROOM_HTTP_PORT", Integer.toString(port));
        builder.environment().put("STRONGROOM_SQS_PORT", Integer.toString(sqs));
        var shell = builder.start();
        var output = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, shell.waitFor(), output);
        return output;
    }
}
