package io.strongroom.e2e.processes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strongroom.standalone.LoopbackPort;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README's first command, as a process: what it promises about starting, dying and starting again. */
@Tag("timed")
class RunScriptIT {

    private static final Duration START = Duration.ofSeconds(90);

    /** Fifteen seconds are promised on a quiet machine and it takes seven; one busy with builds gets twice the promise. */
    private static final Duration READY = Duration.ofSeconds(30);

    /** As promised: it takes less than one second, on a busy machine too. */
    private static final Duration STOP = Duration.ofSeconds(5);

    @TempDir
    private static Path folder;

    private Path data;

    @BeforeEach
    void dataThatAnyUserMayPass() throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
        data = folder.resolve("data");
    }

    @Test
    void helpListsTheOptions() throws Exception {
        var help = new ProcessBuilder(StrongroomProcess.HOME.resolve("run").toString(), "--help").start();
        var text = new String(help.getInputStream().readAllBytes());
        assertEquals(0, help.waitFor());
        for (var option : List.of("--port", "--sqs-port", "--data", "--fresh", "--live")) {
            assertTrue(text.contains(option), option);
        }
    }

    @Test
    void aSecondStartOnTheSameDataIsRefused() throws Exception {
        try (var first = start()) {
            first.awaitReady(START);
            try (var second = start()) {
                assertEquals(1, second.awaitExit(START));
                assertTrue(second.output().contains("already runs"), second.output());
                assertTrue(second.output().contains("pid " + first.pid()), second.output());
                assertTrue(second.output().contains(first.address("/").toString()), second.output());
            }
            // The refused start touched nothing: the first one still answers.
            first.awaitReady(START);
        }
    }

    @Test
    void aKilledStrongroomStartsAgainByItself() throws Exception {
        long orphan;
        try (var killed = start()) {
            killed.awaitReady(START);
            orphan = postmaster();
            killed.kill();
        }
        assertTrue(isAlive(orphan), "a killed Strongroom leaves its PostgreSQL behind");
        try (var next = start()) {
            next.awaitReady(START);
            assertFalse(isAlive(orphan));
            assertNotEquals(orphan, postmaster());
        }
    }

    @Test
    void whatIsBuiltIsReadySoon() throws Exception {
        // Builds what is missing, and is no start that is measured.
        try (var first = start()) {
            first.awaitReady(START);
        }
        var begun = System.nanoTime();
        try (var strongroom = start()) {
            strongroom.awaitReady(READY);
            System.out.printf(
                    "run: ready after %.1f s%n",
                    Duration.ofNanos(System.nanoTime() - begun).toMillis() / 1000.0);
        }
    }

    @Test
    void sigtermLeavesNothingBehind() throws Exception {
        try (var strongroom = start()) {
            strongroom.awaitReady(START);
            assertTrue(strongroom.output().contains("ready: " + strongroom.address("/")), strongroom.output());
            var postgres = postmaster();

            strongroom.terminate();
            strongroom.awaitExit(STOP);

            assertFalse(isAlive(postgres));
            assertFalse(Files.exists(data.resolve("postgres/postmaster.pid")));
        }
    }

    @Test
    void aTakenPortNamesItsOption() throws Exception {
        try (var somebody = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var http = StrongroomProcess.standalone(data, somebody.getLocalPort(), LoopbackPort.free(), Map.of())) {
            assertEquals(1, http.awaitExit(START));
            assertTrue(http.output().contains("--port"), http.output());
            try (var sqs = StrongroomProcess.standalone(data, LoopbackPort.free(), somebody.getLocalPort(), Map.of())) {
                assertEquals(1, sqs.awaitExit(START));
                assertTrue(sqs.output().contains("--sqs-port"), sqs.output());
            }
        }
    }

    @Test
    void aFreshStartMovesTheOldDataAside() throws Exception {
        Files.createDirectories(data);
        Files.writeString(data.resolve("earlier"), "kept");
        try (var strongroom =
                StrongroomProcess.standalone(data, LoopbackPort.free(), LoopbackPort.free(), Map.of(), "--fresh")) {
            strongroom.awaitReady(START);
            try (var entries = Files.list(data)) {
                var aside = entries.filter(entry -> Files.exists(entry.resolve("earlier")))
                        .toList();
                assertEquals(1, aside.size());
                assertTrue(strongroom.output().contains(aside.getFirst().toString()), strongroom.output());
            }
            assertFalse(Files.exists(data.resolve("earlier")));
        }
    }

    private StrongroomProcess start() {
        return StrongroomProcess.standalone(data, LoopbackPort.free(), LoopbackPort.free(), Map.of());
    }

    private long postmaster() throws IOException {
        return Long.parseLong(
                Files.readAllLines(data.resolve("postgres/postmaster.pid")).getFirst());
    }

    private static boolean isAlive(long pid) {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent();
    }
}
