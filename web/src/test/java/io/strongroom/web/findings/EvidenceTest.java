package io.strongroom.web.findings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strongroom.domain.json.Json;
import java.util.List;
import org.junit.jupiter.api.Test;

class EvidenceTest {
    @Test
    void namesAreWordsAndValuesArePlain() {
        var rows = Evidence.rows(Json.parse("""
                {"kmsKeyArn":"arn:aws:kms:::key/k","bucketKey":false,"open":[],"trustedOthers":["a","b"],"none":null,
                 "window":{"startDays":3}}"""));
        assertEquals(
                List.of(
                        new Evidence.Row("KMS key ARN", List.of("arn:aws:kms:::key/k")),
                        new Evidence.Row("Bucket key", List.of("no")),
                        new Evidence.Row("Open", List.of("none")),
                        new Evidence.Row("Trusted others", List.of("a", "b")),
                        new Evidence.Row("None", List.of("none")),
                        new Evidence.Row("Window: Start days", List.of("3"))),
                rows);
    }

    @Test
    void longListsAreCutAndSaySo() {
        var many = Json.array();
        for (var n = 0; n < 500; n++) {
            many.add("arn-" + n);
        }
        var facts = Json.object();
        facts.set("examples", many);
        var values = Evidence.rows(facts).getFirst().values();
        assertEquals(21, values.size());
        assertTrue(values.getLast().startsWith("and 480 more"), values::toString);
    }

    @Test
    void neverMoreRowsThanAPersonReads() {
        var facts = Json.object();
        for (var n = 0; n < 1000; n++) {
            facts.put("key" + n, n);
        }
        assertEquals(100, Evidence.rows(facts).size());
    }
}
