package io.strongroom.bench.scan;

import io.strongroom.bench.Server;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;

/** A Strongroom that runs, with its web, API, worker and database: an assessment by the six controls. */
final class StrongroomArm implements Arm, AutoCloseable {
    static final List<String> CONTROLS = List.of("ACC-04", "ENC-06", "IMM-01", "IMM-06", "MON-03", "TRN-01");

    private static final int HEAP_MEBIBYTES = Integer.getInteger("scan.heap", 256);
    private static final Duration PATIENCE = Duration.ofMinutes(30);

    private final Server server;
    private final List<String> accounts;
    private int runs;

    private StrongroomArm(Server server, List<String> accounts) {
        this.server = server;
        this.accounts = accounts;
    }

    static StrongroomArm start(Path folder, Moto moto, List<String> accounts) throws Exception {
        var environment = new HashMap<>(moto.environment());
        environment.putAll(Map.of(
                "STRONGROOM_AWS", "live",
                "STRONGROOM_AWS_READ_ROLE_NAME", "reader",
                "STRONGROOM_ASSESS_REGIONS", Moto.REGION,
                "STRONGROOM_ASSESS_AT_FIRST_START", "false"));
        var server = Server.start(folder, HEAP_MEBIBYTES, environment, "--live");
        var arm = new StrongroomArm(server, accounts);
        boolean known = false;
        try {
            arm.await("select count(*) from accounts where status = 'ACTIVE'", accounts.size());
            known = true;
        } finally {
            if (!known) {
                server.close();
            }
        }
        return arm;
    }

    @Override
    public Scanned scan() throws Exception {
        try (var memory = Tree.watching(server.handle())) {
            var begun = System.nanoTime();
            server.assess(accounts, CONTROLS);
            await("select count(*) from assessments where ended_at is not null", ++runs);
            double seconds = (System.nanoTime() - begun) / 1e9;
            if (server.number("select sum(failed) from assessments") > 0) {
                throw new AssertionError("an account could not be assessed: " + server.output());
            }
            return new Scanned(seconds, memory.peakMebibytes(), failures());
        }
    }

    private Set<String> failures() throws IOException, SQLException {
        var all = new TreeSet<String>();
        try (var connection = server.connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(
                        "select control, resource_arn from findings where verdict = 'FAIL' and status = 'OPEN'")) {
            while (rows.next()) {
                all.add(rows.getString(1) + " " + rows.getString(2));
            }
        }
        return all;
    }

    private void await(String query, long least) throws IOException, SQLException, InterruptedException {
        var begun = System.nanoTime();
        try (var connection = server.connect();
                var statement = connection.prepareStatement(query)) {
            while (true) {
                try (var rows = statement.executeQuery()) {
                    rows.next();
                    if (rows.getLong(1) >= least) {
                        return;
                    }
                }
                if (System.nanoTime() - begun > PATIENCE.toNanos()) {
                    throw new AssertionError("not within " + PATIENCE + ": " + query + "\n" + server.output());
                }
                TimeUnit.MILLISECONDS.sleep(50);
            }
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
