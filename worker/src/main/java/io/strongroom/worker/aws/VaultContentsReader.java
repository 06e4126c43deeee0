package io.strongroom.worker.aws;

import com.fasterxml.jackson.databind.JsonNode;
import io.strongroom.domain.accounts.AwsAccount;
import io.strongroom.domain.inventory.ReadOnlyFacet.VaultContents;
import io.strongroom.domain.json.Json;
import java.util.Optional;
import software.amazon.awssdk.services.backup.BackupClient;
import software.amazon.awssdk.services.backup.model.BackupException;
import software.amazon.awssdk.services.backup.model.ListRecoveryPointsByBackupVaultRequest;
import software.amazon.awssdk.services.backup.model.RecoveryPointByBackupVault;

/** Counts what is in a vault from the list of its recovery points, a thousand to a call; never one call to a point. */
final class VaultContentsReader implements FacetReader<VaultContents> {
    private static final int PAGE = 1_000;

    @Override
    public Optional<JsonNode> read(AwsAccount account, VaultContents contents) {
        var backup = account.client(BackupClient.class);
        var vault = Vaults.find(backup, contents.vaultName());
        if (vault.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(tally(backup, contents.vaultName()).state());
        } catch (BackupException e) {
            // An endpoint that cannot list recovery points cannot make any either; that it counts none is then enough.
            var count = vault.get().numberOfRecoveryPoints();
            var none = count == null || count == 0;
            if (none && AwsFailure.of(e).kind() == AwsFailure.Kind.UNSUPPORTED) {
                return Optional.of(new Tally().state());
            }
            throw e;
        }
    }

    private static Tally tally(BackupClient backup, String vault) {
        var tally = new Tally();
        String next = null;
        do {
            var page = backup.listRecoveryPointsByBackupVault(ListRecoveryPointsByBackupVaultRequest.builder()
                    .backupVaultName(vault)
                    .maxResults(PAGE)
                    .nextToken(next)
                    .build());
            page.recoveryPoints().forEach(tally::add);
            next = page.nextToken();
        } while (next != null);
        return tally;
    }

    private static final class Tally {
        private int points;
        private int kept;
        private long shortest = Long.MAX_VALUE;
        private long longest = Long.MIN_VALUE;

        void add(RecoveryPointByBackupVault point) {
            points++;
            var days = point.lifecycle() == null ? null : point.lifecycle().deleteAfterDays();
            // No number, or AWS's -1, means for ever.
            if (days == null || days < 0) {
                kept++;
            } else {
                shortest = Math.min(shortest, days);
                longest = Math.max(longest, days);
            }
        }

        JsonNode state() {
            var state = Json.object().put("recoveryPoints", points).put("withoutDeletion", kept);
            if (points > kept) {
                state.put("shortestDays", Math.toIntExact(shortest)).put("longestDays", Math.toIntExact(longest));
            }
            return state;
        }
    }
}
