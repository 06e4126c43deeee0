package io.strongroom.domain.inventory.trails;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.strongroom.domain.json.Json;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FilterPatternTest {
    private static final JsonNode EVENT = Json.parse("""
            {"eventSource":"backup.amazonaws.com","eventName":"DeleteBackupVault","readOnly":false,"count":3,"nothing":null,
             "requestParameters":{"backupVaultName":"prod"},"resources":[{"type":"vault"}]}""");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{ $.eventName = \"DeleteBackupVault\" }",
                "{ $.eventName = DeleteBackup* }",
                "{$.eventName=DeleteBackupVault}",
                "{ ($.eventName = A) || (($.eventSource = backup.amazonaws.com) && ($.readOnly IS FALSE)) }",
                "{ $.eventName = A && $.readOnly IS TRUE || $.count >= 3 }",
                "{ $.requestParameters.backupVaultName = \"prod\" }",
                "{ $.resources[0].type = vault }",
                "{ $.eventName = %^Delete(Backup|Restore)% }",
                "{ $.errorCode NOT EXISTS }",
                "{ $.nothing IS NULL }",
                "{ $.eventName != ListBackupVaults }"
            })
    void whatIsMeantMatches(String pattern) {
        assertTrue(FilterPattern.of(pattern).test(EVENT));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{ $.eventName = DeleteBackupPlan }",
                "{ $.errorCode = \"*Denied*\" }",
                "{ $.errorCode != \"AccessDenied\" }",
                "{ $.errorCode EXISTS }",
                "{ $.count > 3 }",
                "{ $.eventName = DeleteBackupVault ",
                "{ $.eventName = }",
                "{ $.eventName = %(% }",
                "[version, name = DeleteBackupVault]",
                "DeleteBackupVault"
            })
    void whatIsNotMeantOrCannotBeReadDoesNot(String pattern) {
        assertFalse(FilterPattern.of(pattern).test(EVENT));
    }
}
