package io.strongroom.sandbox.backup;

import com.fasterxml.jackson.databind.JsonNode;
import io.strongroom.domain.json.Json;
import io.strongroom.sandbox.calls.SdkJson;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.services.backup.model.DescribeBackupVaultResponse;

/** One vault with all that belongs to it but its recovery points. */
record BackupVault(
        DescribeBackupVaultResponse described,
        Map<String, String> tags,
        Optional<String> policy,
        Optional<Notifications> notifications) {

    /** Which events go to which SNS topic. */
    record Notifications(String topicArn, List<String> events) {}

    private record Body(
            JsonNode described,
            TreeMap<String, String> tags,
            Optional<String> policy,
            Optional<Notifications> notifications) {}

    static BackupVault read(JsonNode node) {
        var body = Json.convert(node, Body.class);
        var described = SdkJson.read(body.described(), DescribeBackupVaultResponse.builder())
                .build();
        return new BackupVault(described, body.tags(), body.policy(), body.notifications());
    }

    JsonNode write() {
        return Json.tree(new Body(SdkJson.write(described), new TreeMap<>(tags), policy, notifications));
    }

    String name() {
        return described.backupVaultName();
    }

    BackupVault with(UnaryOperator<DescribeBackupVaultResponse.Builder> change) {
        return new BackupVault(change.apply(described.toBuilder()).build(), tags, policy, notifications);
    }

    BackupVault withTags(Map<String, String> changed) {
        return new BackupVault(described, changed, policy, notifications);
    }

    BackupVault withPolicy(Optional<String> changed) {
        return new BackupVault(described, tags, changed, notifications);
    }

    BackupVault withNotifications(Optional<Notifications> changed) {
        return new BackupVault(described, tags, policy, changed);
    }

    boolean locked() {
        return Boolean.TRUE.equals(described.locked());
    }

    /** Whether nobody can change the lock any more. */
    boolean immutableBy(Instant now) {
        return locked() && described.lockDate() != null && !now.isBefore(described.lockDate());
    }

    long recoveryPoints() {
        return described.numberOfRecoveryPoints();
    }
}
