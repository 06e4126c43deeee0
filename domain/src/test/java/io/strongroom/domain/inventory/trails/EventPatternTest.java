package io.strongroom.domain.inventory.trails;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.strongroom.domain.json.Json;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventPatternTest {
    private static final JsonNode EVENT = Json.parse("""
            {"source":"aws.backup","resources":["arn:aws:backup:eu-west-1:123456789012:backup-vault:prod"],
             "detail":{"eventName":"DeleteBackupVault","readOnly":false,"userIdentity":{"type":"AssumedRole"}}}""");

    private static boolean matches(String pattern) {
        return new EventPattern(Json.parse(pattern)).matches(EVENT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"source\":[\"aws.s3\",\"aws.backup\"]}",
                "{\"source\":[{\"prefix\":\"aws.\"}]}",
                "{\"detail\":{\"eventName\":[{\"suffix\":\"Vault\"}]}}",
                "{\"detail\":{\"eventName\":[{\"wildcard\":\"Delete*Vault\"}]}}",
                "{\"detail\":{\"eventName\":[{\"equals-ignore-case\":\"deletebackupvault\"}]}}",
                "{\"detail\":{\"eventName\":[{\"anything-but\":[\"ListBackupVaults\"]}]}}",
                "{\"detail\":{\"eventName\":[{\"anything-but\":{\"prefix\":\"List\"}}]}}",
                "{\"detail\":{\"readOnly\":[false]}}",
                "{\"detail\":{\"errorCode\":[{\"exists\":false}]}}",
                "{\"resources\":[{\"suffix\":\":prod\"}]}",
                "{\"$or\":[{\"source\":[\"aws.s3\"]},{\"detail\":{\"eventName\":[\"DeleteBackupVault\"]}}]}"
            })
    void whatIsMeantMatches(String pattern) {
        assertTrue(matches(pattern));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"source\":[\"aws.s3\"]}",
                "{\"detail-type\":[\"Backup Job State Change\"]}",
                "{\"source\":[\"aws.backup\"],\"detail\":{\"eventName\":[\"DeleteBackupPlan\"]}}",
                "{\"detail\":{\"eventName\":[{\"anything-but\":{\"prefix\":[\"Delete\",\"Put\"]}}]}}",
                "{\"detail\":{\"errorCode\":[{\"exists\":true}]}}",
                "{\"detail\":{\"errorCode\":[{\"anything-but\":\"AccessDenied\"}]}}",
                "{\"detail\":{\"readOnly\":[{\"numeric\":[\"=\",0]}]}}",
                "{\"detail\":{\"eventName\":[{\"wildcard\":\"*Plan\"}]}}"
            })
    void whatIsNotMeantDoesNot(String pattern) {
        assertFalse(matches(pattern));
    }
}
