package io.strongroom.worker.queue;

import com.fasterxml.jackson.databind.JsonNode;
import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.jobs.Conclusion;
import io.strongroom.domain.jobs.Job;
import io.strongroom.domain.jobs.JobState;
import io.strongroom.domain.jobs.Mode;
import io.strongroom.domain.json.Json;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The six remediations of the practice's own example, on one account. */
record Sample(JobsForTests work, AccountId account, String bucket) {
    static final Duration SOON = Duration.ofSeconds(90);

    /** Runs all six in order and waits for each. */
    List<Job> all() {
        var done = new ArrayList<Job>();
        done.add(run("create-backup-key", Json.object().put("name", "sample")));
        var key = done.getFirst().outputs().orElseThrow().path("keyArn").asText();
        done.add(
                run("encrypt-backup-bucket", Json.object().put("bucket", bucket).put("kmsKeyArn", key)));
        done.add(run(
                "create-backup-role",
                Json.object()
                        .put("roleName", "backup-operators")
                        .put("accessLevel", "BACKUP_OPERATOR")
                        .set("trustedPrincipals", Json.array().add("arn:aws:iam::" + account + ":role/BackupAdmin"))));
        done.add(run("enable-backup-audit-trail", Json.object().put("trailName", "backup-audit")));
        done.add(run(
                "create-backup-vault",
                Json.object().put("vaultName", "critical-data").put("kmsKeyArn", key)));
        done.add(run(
                "lock-backup-vault",
                Json.object()
                        .put("vaultName", "critical-data")
                        .put("mode", "GOVERNANCE")
                        .put("minRetentionDays", 7)));
        return done;
    }

    Job undo(Job job) {
        return work.succeed(work.rollBack(job.id()), SOON);
    }

    static Conclusion conclusion(Job job) {
        return ((JobState.Succeeded) job.state()).conclusion();
    }

    private Job run(String remediation, JsonNode parameters) {
        return work.succeed(work.submit(account, remediation, Mode.APPLY, parameters), SOON);
    }
}
