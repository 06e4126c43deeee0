package io.strongroom.e2e.journeys;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Looks into the embedded PostgreSQL of a running Strongroom, behind its back: the ledger of what AWS really did. */
record EmbeddedDatabase(Path data) {

    /** Mutating calls that took effect. */
    long effects() {
        return Long.parseLong(rows("select count(*) from sandbox.effects").getFirst());
    }

    /**
     * Calls that one job made take effect more than once on the same thing with the same request: what must never be. A
     * repeated Put that sets the same again counts, for it should have been seen as done.
     */
    List<String> appliedTwice() {
        return rows("select session || ' ' || api || ' ' || resource || ' x' || count(*) from sandbox.effects"
                + " where session <> '' group by session, api, resource, request::text having count(*) > 1");
    }

    /** Keys made for one alias more than once: the effect that AWS itself would not have stopped. */
    List<String> keysMadeTwice() {
        return rows("select account || ' ' || session || ' x' || count(*) from sandbox.effects"
                + " where api = 'kms:CreateKey' and session <> '' group by account, session having count(*) > 1");
    }

    /** Calls that the simulation let fail: {@code throttle}, or {@code timeout-after} for executed and then timed out. */
    long strikes(String fault) {
        return Long.parseLong(rows("select coalesce(sum(calls), 0) from sandbox.strikes where fault = '" + fault + "'")
                .getFirst());
    }

    /** Effects of jobs that no job has noted the AWS request id of: their answer never came, or nobody lived to note it. */
    long unanswered() {
        return Long.parseLong(rows("select count(*) from sandbox.effects e where session <> '' and not exists"
                        + " (select from job_changes c where e.request_id = any (c.request_ids))")
                .getFirst());
    }

    /** Jobs that were claimed again after a worker died holding them. */
    long takenOver() {
        return Long.parseLong(rows("select count(distinct job_id) from attempts where ended = 'LEASE_EXPIRED'")
                .getFirst());
    }

    /** All that the simulated account holds, a line each, as it keeps it: what a client of its own could read. */
    List<String> holdings(String account) {
        return rows("select region || ' ' || service || ' ' || kind || ' ' || id || ' ' || body from sandbox.documents"
                + " where body is not null and account = '" + account + "' order by 1");
    }

    /** Events in the store, and how many different ones they are. */
    String eventsKept() {
        return rows("select count(*) || ' rows of ' || count(distinct id) || ' events' from events")
                .getFirst();
    }

    /** Messages of the events' queue of which it was committed what came of them. */
    long eventsTaken() {
        return Long.parseLong(rows("select coalesce(sum(messages), 0) from feed_counts where what = 'TAKEN'")
                .getFirst());
    }

    List<String> jobsByState() {
        return rows("select state || ' ' || count(*) from jobs group by state order by state");
    }

    List<String> failures() {
        return rows(
                "select distinct left(problem::text, 300) from jobs where state in ('FAILED', 'QUARANTINED') limit 10");
    }

    long unfinished() {
        return Long.parseLong(
                rows("select count(*) from jobs where state in ('QUEUED', 'RUNNING', 'RETRYING', 'AWAITING_APPROVAL')")
                        .getFirst());
    }

    long running() {
        return Long.parseLong(
                rows("select count(*) from jobs where state = 'RUNNING'").getFirst());
    }

    private List<String> rows(String sql) {
        try (var connection = connect();
                var statement = connection.createStatement();
                var result = statement.executeQuery(sql)) {
            var rows = new ArrayList<String>();
            while (result.next()) {
                rows.add(result.getString(1));
            }
            return rows;
        } catch (SQLException e) {
            throw new AssertionError(sql, e);
        }
    }

    private Connection connect() throws SQLException {
        try {
            var port = Files.readAllLines(data.resolve("postgres/postmaster.pid"))
                    .get(3)
                    .strip();
            var password = Files.readString(data.resolve("postgres.password")).strip();
            return DriverManager.getConnection(
                    "jdbc:postgresql://127.0.0.1:" + port + "/strongroom", "postgres", password);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
