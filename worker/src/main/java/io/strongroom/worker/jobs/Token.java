package io.strongroom.worker.jobs;

import io.strongroom.domain.jobs.JobId;
import io.strongroom.domain.json.Json;

/** The idempotency token of one change: no attempt number in it, so that a second try is the same to AWS. */
final class Token {
    private static final int HEX = 40;

    private Token() {}

    static String of(JobId job, int n, String planDigest) {
        var digest = Json.digest(Json.array().add(job.toString()).add(n).add(planDigest));
        return "sr-" + digest.substring("sha256:".length(), "sha256:".length() + HEX);
    }
}
