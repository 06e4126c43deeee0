package io.strongroom.e2e.journeys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.strongroom.e2e.processes.StrongroomProcess;
import io.strongroom.standalone.LoopbackPort;
import io.strongroom.standalone.queue.EmbeddedQueue;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * SIGKILL in the middle of an attack that hides among thousands of events. The queue is no part of the process, as SQS is
 * none: what was not acknowledged is handed out again. More of it by {@code -Dkilled.events=20000 -Dkilled.feeds=4}.
 */
class KilledFeedIT {
    private static final String TOKEN = "killed-feed-token-of-the-administrator--";
    private static final int EVENTS = Integer.getInteger("killed.events", 4_000);
    private static final int KILLS = Integer.getInteger("killed.feeds", 1);
    private static final Instant BEGIN = Instant.parse("2026-11-24T10:00:00Z");
    private static final Duration START = Duration.ofSeconds(90);
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    /** A minute from each other. Fewer deletions than a burst, for how often a burst is told depends on the order of arrival. */
    private static final List<String> ATTACK = List.of(
            "cloudtrail:StopLogging",
            "backup:DeleteBackupVaultLockConfiguration",
            "backup:DeleteBackupVaultAccessPolicy",
            "backup:DeleteRecoveryPoint",
            "backup:DeleteRecoveryPoint",
            "backup:DeleteRecoveryPoint");

    @TempDir
    private static Path folder;

    @Test
    void noEventIsLostOrCountedTwiceAndTheIncidentIsTheSame() throws Exception {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
        var data = folder.resolve("data");
        var database = new EmbeddedDatabase(data);
        var port = LoopbackPort.free();
        try (var sqs = EmbeddedQueue.start(LoopbackPort.free())) {
            var queue = new EventsQueue(sqs.endpoint());
            var events = among(EVENTS, "Interrupted");
            for (int kill = 0; kill < KILLS; kill++) {
                try (var process = start(data, port, sqs)) {
                    killAtWork(process, database, queue, part(events, kill));
                }
            }
            try (var process = start(data, port, sqs)) {
                queue.send(part(events, KILLS));
                Waiting.until(PATIENCE, database::eventsTaken, taken -> taken >= EVENTS);
                assertEquals(EVENTS + " rows of " + EVENTS + " events", database.eventsKept(), process::output);
                assertEquals(EVENTS, database.eventsTaken());
                var client = new ApiClient(port, TOKEN);
                var interrupted = only(client, "Interrupted");
                var feed = client.get("/api/v1/feed").body();
                System.out.printf(
                        "killed feed: %d events, %d kills, %d messages told twice, detectors %s%n",
                        EVENTS, KILLS, feed.path("doubled").asLong(), interrupted.path("detectors"));
                assertEquals(0, feed.path("poison").asLong(), feed.toString());

                // The same attack by somebody else, while nobody kills.
                var undisturbed = among(ATTACK.size(), "Undisturbed");
                queue.send(undisturbed);
                Waiting.until(PATIENCE, database::eventsTaken, taken -> taken >= EVENTS + ATTACK.size());
                assertEquals(story(only(client, "Undisturbed")), story(interrupted));
                assertEquals(0, Waiting.until(PATIENCE, queue::left, left -> left == 0));
            }
        }
    }

    /** The events of one round: as many each time. */
    private static List<String> part(List<String> events, int round) {
        int rounds = KILLS + 1;
        return events.subList(events.size() * round / rounds, events.size() * (round + 1) / rounds);
    }

    private static void killAtWork(
            StrongroomProcess process, EmbeddedDatabase database, EventsQueue queue, List<String> events)
            throws InterruptedException {
        long before = database.eventsTaken();
        var sending = Thread.ofVirtual().start(() -> queue.send(events));
        long atWork = Waiting.until(START, database::eventsTaken, taken -> taken > before);
        process.kill();
        sending.join();
        assertTrue(
                atWork > before && atWork < before + events.size(),
                () -> "a void run: of " + events.size() + " events " + (atWork - before) + " were kept at its death");
    }

    /** So many events of an ordinary day, with the attack's steps as far from each other as can be. */
    private static List<String> among(int number, String who) {
        var all = new ArrayList<String>();
        for (int i = 0; i < number; i++) {
            int step = (int) ((long) i * ATTACK.size() / number);
            boolean first = i == 0 || (int) ((long) (i - 1) * ATTACK.size() / number) < step;
            all.add(
                    first
                            ? EventsQueue.call(ATTACK.get(step), who, BEGIN.plusSeconds(60L * step))
                            : EventsQueue.call("ec2:DescribeInstances", "Team" + i % 50, BEGIN.plusSeconds(i % 3_600)));
        }
        return all;
    }

    private static JsonNode only(ApiClient client, String who) {
        var all = client.get("/api/v1/incidents?limit=100").body().path("items");
        var found = StreamSupport.stream(all.spliterator(), false)
                .filter(one -> one.path("principal").asText().endsWith("role/" + who))
                .toList();
        assertEquals(1, found.size(), all::toString);
        return client.get("/api/v1/incidents/" + found.getFirst().path("id").asText())
                .body();
    }

    /** What an incident tells, but for the names in it, and for what depends on the order in which its events arrived. */
    private static List<Object> story(JsonNode incident) {
        var found = new TreeSet<String>();
        incident.path("timeline")
                .forEach(line -> found.add(Stream.of("kind", "at", "detector", "severity")
                        .map(field -> line.path(field).asText())
                        .collect(Collectors.joining(" "))));
        found.removeIf(line -> !line.startsWith("DETECTION "));
        return List.of(
                incident.path("severity").asText(),
                incident.path("state").asText(),
                incident.path("firstEventAt").asText(),
                incident.path("lastEventAt").asText(),
                incident.path("detectors").toString(),
                found);
    }

    /** The profile's setting goes before the one that standalone gives itself for the queue that it brings. */
    private static StrongroomProcess start(Path data, int port, EmbeddedQueue queue) throws InterruptedException {
        var options = String.join(
                " ",
                "-D%prod.quarkus.sqs.endpoint-override=" + queue.endpoint(),
                // What was in the dead process's hands comes again after this, not after two minutes.
                "-Dmp.messaging.incoming.events-in.visibility-timeout=5",
                // Small transactions, so that there is a middle to be killed in.
                "-Dstrongroom.events.batch=50");
        return StrongroomProcess.standalone(
                        data,
                        port,
                        LoopbackPort.free(),
                        Map.of(
                                "STRONGROOM_BOOTSTRAP_TOKEN", TOKEN,
                                "STRONGROOM_ASSESS_AT_FIRST_START", "false",
                                "STRONGROOM_JAVA_OPTIONS", options))
                .awaitReady(START);
    }
}
