package io.strongroom.api.findings;

import static io.strongroom.api.Assessor.arn;
import static io.strongroom.api.Assessor.vault;
import static io.strongroom.api.World.as;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.restassured.response.Response;
import io.strongroom.api.ApiTest;
import io.strongroom.api.Assessor;
import io.strongroom.api.World;
import io.strongroom.domain.controls.Judgement;
import io.strongroom.domain.controls.Verdict;
import io.strongroom.domain.json.Json;
import io.strongroom.domain.users.Role;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Exports are the whole list, over the edges of the thousands that they are read by. */
@ApiTest
class ExportIT {
    private static final int MANY = 2001;

    @Inject
    World world;

    @Inject
    Assessor assessor;

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

    private Response get(String accept, String query) {
        var answer = as(world.token(Role.VIEWER)).accept(accept).get("/api/v1/findings" + query);
        assertEquals(200, answer.statusCode());
        return answer;
    }

    private static List<NamedCsvRecord> rows(Response csv) {
        return CsvReader.builder().ofNamedCsvRecord(csv.asString()).stream().toList();
    }
}
