package io.strongroom.e2e.journeys;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;

/** The one remediation of the sample that can never be taken back, on its way past two people. */
final class ComplianceLock {
    private static final String VAULT = "compliance-vault";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private ComplianceLock() {}

    /** Makes key and vault, asks for the lock, tries what must not do, has it approved, and gives its outputs. */
    static JsonNode agreedByTwo(ApiClient requester, ApiClient first, ApiClient second) {
        var key = done(requester, "create-backup-key", parameters().put("name", "compliance"))
                .at("/outputs/keyArn")
                .asText();
        done(
                requester,
                "create-backup-vault",
                parameters().put("vaultName", VAULT).put("kmsKeyArn", key));
        var lock = done(
                requester,
                "lock-backup-vault",
                parameters()
                        .put("vaultName", VAULT)
                        .put("mode", "COMPLIANCE")
                        .put("minRetentionDays", 7)
                        .put("changeableForDays", 3));
        assertEquals("AWAITING_APPROVAL", lock.path("state").asText(), lock.toString());
        assertEquals("R3", lock.at("/plan/riskClass").asText(), lock.toString());
        assertEquals(2, lock.at("/plan/approvalsNeeded").asInt(), lock.toString());
        var id = lock.path("id").asText();

        refused(requester.decide(id, VAULT), 403, "self-approval");
        refused(first.decide(id, ""), 422, "irreversible-not-acknowledged");
        refused(first.decide(id, "another-vault"), 422, "irreversible-not-acknowledged");
        first.approve(id, VAULT);
        var once = requester.settled(id, PATIENCE);
        assertEquals("AWAITING_APPROVAL", once.path("state").asText(), "one approval is not two: " + once);
        // The same person again is still one person.
        first.decide(id, VAULT);
        var still = requester.settled(id, PATIENCE);
        assertEquals("AWAITING_APPROVAL", still.path("state").asText(), still.toString());
        second.approve(id, VAULT);
        var locked = requester.settled(id, PATIENCE);
        assertEquals("SUCCEEDED", locked.path("state").asText(), locked.toString());
        return locked.path("outputs");
    }

    private static JsonNode done(ApiClient client, String remediation, ObjectNode parameters) {
        var id = client.submit(remediation, PracticeSample.ACCOUNT, PracticeSample.REGION, "APPLY", parameters);
        return client.settled(id, PATIENCE);
    }

    private static void refused(ApiClient.Answer answer, int status, String code) {
        assertEquals(status, answer.status(), answer.toString());
        assertEquals(code, answer.body().path("code").asText(), answer.toString());
    }

    private static ObjectNode parameters() {
        return ApiClient.JSON.createObjectNode();
    }
}
