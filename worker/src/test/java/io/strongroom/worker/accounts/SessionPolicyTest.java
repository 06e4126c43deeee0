package io.strongroom.worker.accounts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.strongroom.domain.accounts.ChangeSession;
import io.strongroom.domain.json.Json;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SessionPolicyTest {
    private static final String VAULT = "arn:aws:backup:eu-west-1:123456789012:backup-vault:v";
    private static final String ROLE = "arn:aws:iam::123456789012:role/r";

    @Test
    void eachServiceMayTouchItsOwnResourcesAlone() {
        var policy = policy(Set.of("backup:CreateBackupVault", "iam:GetRole"), Set.of(VAULT, ROLE));
        assertEquals(VAULT, statement(policy, 0).path("Resource").path(0).asText());
        assertEquals(
                "backup:CreateBackupVault",
                statement(policy, 0).path("Action").path(0).asText());
        assertEquals(ROLE, statement(policy, 1).path("Resource").path(0).asText());
        assertEquals(1, statement(policy, 1).path("Resource").size());
    }

    @Test
    void aServiceWithoutResourcesGetsTheStar() {
        var policy = policy(Set.of("backup-storage:MountCapsule", "backup:TagResource"), Set.of(VAULT, "*"));
        assertEquals("*", statement(policy, 1).path("Resource").path(0).asText());
        assertEquals(VAULT, statement(policy, 0).path("Resource").path(0).asText());
    }

    @Test
    void whatDoesNotFitIsRefusedAndNeverWidened() {
        var arns = IntStream.range(0, 60).mapToObj(i -> VAULT + i).collect(Collectors.toSet());
        var session = new ChangeSession("job", "ann", Set.of("backup:TagResource"), arns);
        assertFalse(SessionPolicy.fits(session));
        var refused = assertThrows(IllegalArgumentException.class, () -> SessionPolicy.of(session));
        assertTrue(refused.getMessage().contains("several sessions"), refused.getMessage());
    }

    private static JsonNode policy(Set<String> actions, Set<String> resources) {
        var text = SessionPolicy.of(new ChangeSession("job", "ann", actions, resources));
        assertTrue(text.length() <= SessionPolicy.MOST_CHARACTERS, text);
        return Json.parse(text);
    }

    private static JsonNode statement(JsonNode policy, int n) {
        return policy.path("Statement").path(n);
    }
}
