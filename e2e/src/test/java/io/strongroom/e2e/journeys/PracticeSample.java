package io.strongroom.e2e.journeys;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;

/** The six remediations of the practice's own sample, one after the other, as its user would submit them. */
final class PracticeSample {
    static final String ACCOUNT = "123456789012";
    static final String REGION = "eu-west-1";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final ApiClient requester;
    private final ApiClient approver;

    PracticeSample(ApiClient requester, ApiClient approver) {
        this.requester = requester;
        this.approver = approver;
    }

    /** Submits all six, approves what needs it, and gives each job when it is done. */
    SequencedMap<String, JsonNode> submit(String mode) {
        var jobs = new LinkedHashMap<String, JsonNode>();
        var key = run(jobs, mode, "create-backup-key", "{'name':'critical-data','environment':'production'}")
                .path("outputs")
                .path("keyArn")
                .asText("arn:aws:kms:eu-west-1:123456789012:key/00000000-0000-0000-0000-000000000000");
        run(jobs, mode, "encrypt-backup-bucket", "{'bucket':'my-backup-bucket','kmsKeyArn':'" + key + "'}");
        run(
                jobs,
                mode,
                "create-backup-role",
                "{'roleName':'BackupOperators','accessLevel':'BACKUP_OPERATOR','trustedPrincipals':['arn:aws:iam::123456789012:user/backup-user'],'kmsKeyArns':['"
                        + key + "']}");
        run(
                jobs,
                mode,
                "enable-backup-audit-trail",
                "{'trailName':'backup-audit','dataEventBuckets':['my-backup-bucket']}");
        run(jobs, mode, "create-backup-vault", "{'vaultName':'critical-vault','kmsKeyArn':'" + key + "'}");
        run(
                jobs,
                mode,
                "lock-backup-vault",
                "{'vaultName':'critical-vault','mode':'GOVERNANCE','minRetentionDays':7,'maxRetentionDays':365}");
        return jobs;
    }

    private JsonNode run(Map<String, JsonNode> jobs, String mode, String remediation, String parameters) {
        try {
            var tree = (ObjectNode) ApiClient.JSON.readTree(parameters.replace('\'', '"'));
            var id = requester.submit(remediation, ACCOUNT, REGION, mode, tree);
            var job = done(id);
            jobs.put(remediation, job);
            return job;
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(parameters, e);
        }
    }

    /** Rolls a job back, with the approval that it needs, and gives the job that did it. */
    JsonNode rollBack(JsonNode job) {
        var path = "/api/v1/jobs/" + job.path("id").asText() + "/rollback";
        var answer = requester.post(path, ApiClient.JSON.createObjectNode());
        if (answer.status() != 202) {
            throw new AssertionError(answer.toString());
        }
        return done(answer.body().path("id").asText());
    }

    private JsonNode done(String id) {
        var job = requester.settled(id, PATIENCE);
        if (job.path("state").asText().equals("AWAITING_APPROVAL")) {
            approver.approve(id, "");
            job = requester.settled(id, PATIENCE);
        }
        return job;
    }
}
