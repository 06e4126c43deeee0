package io.strongroom.e2e.journeys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Many jobs that make a key each, spread over the first accounts of the simulated organization. */
record KeyBatch(int jobs, int accounts) {

    /** Sends all in one NDJSON request and gives the batch's id. */
    String submit(ApiClient client) throws Exception {
        var known = client.get("/api/v1/accounts?limit=100").body().path("items");
        assertTrue(known.size() >= accounts, known.toString());
        var lines = IntStream.range(0, jobs)
                .mapToObj(n -> line(n, known.get(n % accounts).path("id").asText()))
                .collect(Collectors.joining("\n"));
        var summary = client.postLines(lines, "key-batch-" + jobs).path("summary");
        assertEquals(jobs, summary.path("accepted").asInt(), summary.toString());
        var id = summary.path("batchId").asText();
        assertFalse(id.isEmpty());
        return id;
    }

    /** The n-th job as a line of NDJSON, without its end. */
    static String line(int n, String account) {
        var job = ApiClient.JSON
                .createObjectNode()
                .put("remediation", "create-backup-key")
                .put("mode", "APPLY")
                .put("reason", "REL09-BP02 baseline")
                .put("clientToken", "batch-" + n);
        job.putObject("target").put("accountId", account).put("region", "eu-west-1");
        job.putObject("parameters").put("name", "batch-" + n);
        return job.toString();
    }
}
