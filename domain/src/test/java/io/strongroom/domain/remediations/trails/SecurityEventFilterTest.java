package io.strongroom.domain.remediations.trails;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.strongroom.domain.inventory.trails.FilterPattern;
import io.strongroom.domain.json.Json;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The patterns against events in the form in which CloudTrail writes them to its log group. */
class SecurityEventFilterTest {
    private static ObjectNode event(String source, String name) {
        ObjectNode event = (ObjectNode) Json.parse("""
                {"eventVersion":"1.11","userIdentity":{"type":"AssumedRole","principalId":"AROAEXAMPLE:anna",
                 "arn":"arn:aws:sts::123456789012:assumed-role/Admin/anna","accountId":"123456789012",
                 "sessionContext":{"sessionIssuer":{"type":"Role","userName":"Admin"},
                  "attributes":{"creationDate":"2026-01-02T03:00:00Z","mfaAuthenticated":"true"}}},
                 "eventTime":"2026-01-02T03:04:05Z","awsRegion":"eu-west-1","sourceIPAddress":"203.0.113.7",
                 "userAgent":"aws-cli/2.31","requestParameters":null,"responseElements":null,
                 "requestID":"5c5b7c4e","eventID":"0d9a2d1f","readOnly":false,"eventType":"AwsApiCall",
                 "managementEvent":true,"recipientAccountId":"123456789012","eventCategory":"Management"}""");
        return event.put("eventSource", source + ".amazonaws.com").put("eventName", name);
    }

    private static Set<String> raised(JsonNode event) {
        return SecurityEventFilter.ALL.stream()
                .filter(filter -> FilterPattern.of(filter.pattern()).test(event))
                .map(SecurityEventFilter::id)
                .collect(Collectors.toSet());
    }

    @ParameterizedTest
    @CsvSource({
        "backup, DeleteBackupVaultLockConfiguration, vault-lock-changed",
        "backup, PutBackupVaultLockConfiguration, vault-lock-changed",
        "backup, PutBackupVaultAccessPolicy, vault-policy-changed",
        "backup, DeleteBackupVaultAccessPolicy, vault-policy-changed",
        "backup, DeleteBackupVault, vault-deleted",
        "backup, DeleteRecoveryPoint, recovery-point-deleted",
        "backup, DisassociateRecoveryPoint, recovery-point-deleted",
        "backup, UpdateRecoveryPointLifecycle, backup-plan-changed",
        "backup, DeleteBackupPlan, backup-plan-changed",
        "backup, DeleteBackupSelection, backup-plan-changed",
        "backup, UpdateRegionSettings, backup-settings-changed",
        "backup, DeleteBackupVaultNotifications, backup-monitoring-removed",
        "kms, DisableKey, key-disabled-or-deleted",
        "kms, ScheduleKeyDeletion, key-disabled-or-deleted",
        "cloudtrail, StopLogging, trail-changed",
        "cloudtrail, PutEventSelectors, trail-changed",
        "s3, PutBucketPolicy, bucket-policy-changed",
        "s3, DeleteBucketPolicy, bucket-policy-changed"
    })
    void eachEventRaisesItsAlarmAndNoOther(String source, String name, String alarm) {
        assertEquals(Set.of(alarm), raised(event(source, name)));
    }

    @ParameterizedTest
    @CsvSource({
        "backup, StartBackupJob",
        "backup, ListBackupVaults",
        "backup, CreateBackupVault",
        "kms, Decrypt",
        "kms, CreateKey",
        "cloudtrail, LookupEvents",
        "s3, DeleteBackupVault",
        "iam, CreateRole"
    })
    void everydayEventsRaiseNone(String source, String name) {
        assertEquals(Set.of(), raised(event(source, name)));
    }

    @Test
    void whatAwsBackupDeletesByRetentionRaisesNone() {
        var event = event("backup", "DeleteRecoveryPoint");
        event.set("userIdentity", Json.parse("{\"type\":\"AWSService\",\"invokedBy\":\"backup.amazonaws.com\"}"));
        assertEquals(Set.of(), raised(event));
    }

    @Test
    void refusedAttemptsRaiseAlarms() {
        var listing = event("backup", "ListBackupVaults").put("errorCode", "AccessDenied");
        assertEquals(Set.of("backup-access-denied"), raised(listing));
        var deleting = event("backup", "DeleteRecoveryPoint").put("errorCode", "AccessDeniedException");
        assertEquals(Set.of("backup-access-denied", "recovery-point-deleted"), raised(deleting));
        var elsewhere = event("s3", "GetObject").put("errorCode", "AccessDenied");
        assertEquals(Set.of(), raised(elsewhere));
    }

    @ParameterizedTest
    @CsvSource({"BackupAdmin", "AWSBackupDefaultServiceRole", "my-backup-role", "BACKUP_OPS"})
    void changedBackupRolesRaiseAlarms(String role) {
        var event = event("iam", "UpdateAssumeRolePolicy");
        event.set("requestParameters", Json.object().put("roleName", role));
        assertEquals(Set.of("backup-role-changed"), raised(event));
    }

    @Test
    void otherRolesRaiseNone() {
        var event = event("iam", "UpdateAssumeRolePolicy");
        event.set("requestParameters", Json.object().put("roleName", "Payments"));
        assertEquals(Set.of(), raised(event));
    }

    @Test
    void patternsFitTheirLimitAndNamesAreUnique() {
        for (var filter : SecurityEventFilter.ALL) {
            assertTrue(filter.pattern().length() <= 1024, filter.id());
        }
        var ids = SecurityEventFilter.ALL.stream().map(SecurityEventFilter::id).toList();
        assertEquals(ids.size(), Set.copyOf(ids).size());
    }
}
