package io.strongroom.api.findings;

import static io.strongroom.api.Assessor.arn;
import static io.strongroom.api.Assessor.vault;
import static io.strongroom.api.World.as;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.http.TestHTTPResource;
import io.restassured.response.Response;
import io.strongroom.api.ApiTest;
import io.strongroom.api.Assessor;
import io.strongroom.api.World;
import io.strongroom.db.sql.Sql;
import io.strongroom.domain.controls.Judgement;
import io.strongroom.domain.controls.Verdict;
import io.strongroom.domain.json.Json;
import io.strongroom.domain.users.Role;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Exports are the whole list, over the edges of the thousands that they are read by. */
@ApiTest
class ExportIT {
    private static final int MANY = 2001;

    @Inject
    World world;

    @Inject
    Assessor assessor;

    @Inject
    Sql sql;

    @TestHTTPResource("/")
    URI server;

    @Test
    void everyFormatHasEveryFindingOnceInOrder() {
        var account = world.newAccount();
        assessor.assess(
                account,
                IntStream.range(0, MANY)
                        .mapToObj(n -> Assessor.fails(account, n % 2 == 0 ? "IMM-01" : "IMM-13", "v" + n))
                        .toArray(Judgement[]::new));
        var csv = get("text/csv", "?account=" + account);
        var lines = get("application/x-ndjson", "?account=" + account);
        var json = get("application/json", "?account=" + account + "&export=true");
        var ids = Json.parse(json.asString())
                .path("items")
                .valueStream()
                .map(one -> one.path("id").asText())
                .toList();
        assertEquals(MANY, ids.size());
        assertEquals(MANY, ids.stream().distinct().count());
        assertEquals(
                ids,
                lines.asString()
                        .lines()
                        .map(line -> Json.parse(line).path("id").asText())
                        .toList());
        assertEquals(ids, rows(csv).stream().map(row -> row.getField("id")).toList());
        assertEquals("attachment; filename=\"findings.csv\"", csv.header("Content-Disposition"));
        assertTrue(csv.contentType().startsWith("text/csv"));
        var open = get("text/csv", "?account=" + account + "&severity=LOW");
        assertTrue(rows(open).stream().allMatch(row -> row.getField("severity").equals("LOW")));
        assertEquals(MANY / 2, rows(open).size());
    }

    @Test
    void noCellIsTakenForAFormula() {
        var account = world.newAccount();
        var hostile = List.of("=cmd()", "+1", "-1", "@SUM(A1)", "\tx", "\rx");
        assessor.assess(
                account,
                IntStream.range(0, hostile.size())
                        .mapToObj(n -> vault(account, "IMM-01", "v" + n, Verdict.fail(hostile.get(n))))
                        .toArray(Judgement[]::new));
        var cells = rows(get("text/csv", "?account=" + account)).stream()
                .map(row -> row.getField("because"))
                .toList();
        assertEquals(hostile.stream().map(text -> "'" + text).toList(), cells);
    }

    @Test
    void columnsAreTheFieldsAskedFor() {
        var account = world.newAccount();
        assessor.finding(account);
        var csv = get("text/csv", "?account=" + account + "&fields=control,resource,evidence");
        assertEquals(
                "control,resourceType,resourceArn,evidence",
                csv.asString().lines().findFirst().orElseThrow());
        var row = rows(csv).getFirst();
        assertEquals(arn(account, "payments"), row.getField("resourceArn"));
        assertEquals("{\"locked\":false}", row.getField("evidence"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/csv", "application/x-ndjson", "application/json"})
    void exportThatFailsMidwayDoesNotLookWhole(String type) throws IOException {
        var account = world.newAccount();
        assessor.assess(
                account,
                IntStream.range(0, 1001)
                        .mapToObj(n -> Assessor.fails(account, "IMM-01", "v" + n))
                        .toArray(Judgement[]::new));
        try (var unreadable = unreadable(account)) {
            var answer = raw(type, account);
            assertTrue(answer.startsWith("HTTP/1.1 200 "), answer.substring(0, 80));
            assertTrue(answer.contains(arn(account, "v0")), "some is sent");
            assertFalse(answer.endsWith("0\r\n\r\n"), () -> "all was sent: " + answer.substring(answer.length() - 500));
        }
        assertTrue(raw(type, account).endsWith("0\r\n\r\n"), "as a whole one does");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/csv", "application/x-ndjson", "application/json"})
    void exportThatFailsAtOnceIsAProblem(String type) throws IOException {
        var account = world.newAccount();
        try (var unreadable = unreadable(account)) {
            var answer = raw(type, account);
            assertTrue(answer.startsWith("HTTP/1.1 500 "), answer);
            assertTrue(answer.contains("\"code\":\"internal\""), answer);
        }
    }

    /** A finding of the account, the last in order, that cannot be read until this is closed. */
    private Unreadable unreadable(String account) {
        QuarkusTransaction.requiringNew().run(() -> sql.update("""
                insert into findings (id, control, severity, status, verdict, account_id, region, resource_type,
                    resource_arn, because, facts, content, first_seen_at, changed_at)
                values (gen_random_uuid(), 'none such', 4, 'OPEN', 'FAIL', ?, 'eu-west-1', 'x', 'x', 'x', '{}', 0, now(), now())""", account));
        return () -> QuarkusTransaction.requiringNew()
                .run(() -> sql.update("delete from findings where account_id = ? and control = 'none such'", account));
    }

    private interface Unreadable extends AutoCloseable {
        @Override
        void close();
    }

    /** The answer as it is on the wire, up to the end of the connection. */
    private String raw(String type, String account) throws IOException {
        try (var socket = begun(type, account)) {
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private Socket begun(String type, String account) throws IOException {
        var socket = new Socket(server.getHost(), server.getPort());
        socket.setSoTimeout(30_000);
        socket.getOutputStream()
                .write(("GET /api/v1/findings?export=true&account=" + account
                                + " HTTP/1.1\r\nHost: test\r\nConnection: close\r\nAuthorization: Bearer "
                                + world.token(Role.VIEWER) + "\r\nAccept: " + type + "\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private Response get(String accept, String query) {
        var answer = as(world.token(Role.VIEWER)).accept(accept).get("/api/v1/findings" + query);
        assertEquals(200, answer.statusCode());
        return answer;
    }

    private static List<NamedCsvRecord> rows(Response csv) {
        return CsvReader.builder().ofNamedCsvRecord(csv.asString()).stream().toList();
    }
}
