package io.strongroom.worker.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.accounts.Region;
import io.strongroom.domain.inventory.ReadOnlyFacet.VaultContents;
import io.strongroom.domain.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.backup.BackupClient;
import software.amazon.awssdk.services.backup.model.BackupException;
import software.amazon.awssdk.services.backup.model.BackupVaultListMember;
import software.amazon.awssdk.services.backup.model.DescribeBackupVaultRequest;
import software.amazon.awssdk.services.backup.model.DescribeBackupVaultResponse;
import software.amazon.awssdk.services.backup.model.Lifecycle;
import software.amazon.awssdk.services.backup.model.ListBackupVaultsRequest;
import software.amazon.awssdk.services.backup.model.ListBackupVaultsResponse;
import software.amazon.awssdk.services.backup.model.ListRecoveryPointsByBackupVaultRequest;
import software.amazon.awssdk.services.backup.model.ListRecoveryPointsByBackupVaultResponse;
import software.amazon.awssdk.services.backup.model.RecoveryPointByBackupVault;

/** What AWS Backup says of vaults, taken as it is meant. */
class VaultsTest {
    private final Answers backup = new Answers();

    @Test
    void aDenialIsNotBelievedOfAVaultThatIsNotListed() {
        backup.describing = refusal("AccessDeniedException", 403);
        backup.listed = List.of("silver", "bronze");
        assertTrue(Vaults.find(backup, "gold").isEmpty());
        assertEquals(2, backup.pages);
    }

    @Test
    void aDenialIsBelievedOfAVaultThatIsListed() {
        backup.describing = refusal("AccessDeniedException", 403);
        backup.listed = List.of("silver", "gold");
        assertThrows(BackupException.class, () -> Vaults.find(backup, "gold"));
    }

    @Test
    void anotherFailureIsNoAbsence() {
        backup.describing = refusal("ServiceUnavailableException", 500);
        assertThrows(BackupException.class, () -> Vaults.find(backup, "gold"));
        assertEquals(0, backup.pages);
    }

    @Test
    void contentsAreCountedOverAllPagesAndForEverIsNoNumber() {
        backup.points = List.of(35L, 7L, -1L, 400L);
        assertEquals(
                Json.object()
                        .put("recoveryPoints", 5)
                        .put("withoutDeletion", 2)
                        .put("shortestDays", 7)
                        .put("longestDays", 400),
                read());
    }

    @Test
    void anEmptyVaultHasNoBounds() {
        backup.points = List.of();
        backup.unbounded = 0;
        assertEquals(Json.object().put("recoveryPoints", 0).put("withoutDeletion", 0), read());
    }

    @Test
    void whereListingIsUnknownOnlyACountOfNoneWillDo() {
        backup.listing = refusal("", 404);
        backup.count = 0L;
        assertEquals(Json.object().put("recoveryPoints", 0).put("withoutDeletion", 0), read());
        backup.count = 3L;
        assertThrows(BackupException.class, this::read);
        backup.listing = refusal("AccessDeniedException", 403);
        backup.count = 0L;
        assertThrows(BackupException.class, this::read);
    }

    private JsonNode read() {
        var account = new WireAccount(
                new AccountId("123456789012"), new Region("eu-west-1"), Map.of(BackupClient.class, backup));
        return new VaultContentsReader()
                .read(account, new VaultContents("gold"))
                .orElseThrow();
    }

    private static BackupException refusal(String code, int status) {
        return (BackupException) BackupException.builder()
                .statusCode(status)
                .awsErrorDetails(AwsErrorDetails.builder()
                        .errorCode(code)
                        .errorMessage(code)
                        .build())
                .build();
    }

    /** A client that answers as the test says, one entry to a page. */
    private static final class Answers implements BackupClient {
        private @Nullable BackupException describing;
        private @Nullable BackupException listing;
        private List<String> listed = List.of();
        private List<Long> points = List.of();
        private int unbounded = 1;
        private long count = 5;
        private int pages;

        @Override
        public String serviceName() {
            return SERVICE_NAME;
        }

        @Override
        public void close() {}

        @Override
        public DescribeBackupVaultResponse describeBackupVault(DescribeBackupVaultRequest request) {
            if (describing != null) {
                throw describing;
            }
            return DescribeBackupVaultResponse.builder()
                    .backupVaultName(request.backupVaultName())
                    .numberOfRecoveryPoints(count)
                    .build();
        }

        @Override
        public ListBackupVaultsResponse listBackupVaults(ListBackupVaultsRequest request) {
            int at = request.nextToken() == null ? 0 : Integer.parseInt(request.nextToken());
            pages++;
            return ListBackupVaultsResponse.builder()
                    .backupVaultList(BackupVaultListMember.builder()
                            .backupVaultName(listed.get(at))
                            .build())
                    .nextToken(at + 1 < listed.size() ? String.valueOf(at + 1) : null)
                    .build();
        }

        @Override
        public ListRecoveryPointsByBackupVaultResponse listRecoveryPointsByBackupVault(
                ListRecoveryPointsByBackupVaultRequest request) {
            if (listing != null) {
                throw listing;
            }
            var all = new ArrayList<RecoveryPointByBackupVault>();
            points.forEach(days -> all.add(RecoveryPointByBackupVault.builder()
                    .lifecycle(Lifecycle.builder().deleteAfterDays(days).build())
                    .build()));
            Stream.generate(() -> RecoveryPointByBackupVault.builder().build())
                    .limit(unbounded)
                    .forEach(all::add);
            int at = request.nextToken() == null ? 0 : Integer.parseInt(request.nextToken());
            return ListRecoveryPointsByBackupVaultResponse.builder()
                    .recoveryPoints(all.subList(Math.min(at, all.size()), Math.min(at + 2, all.size())))
                    .nextToken(at + 2 < all.size() ? String.valueOf(at + 2) : null)
                    .build();
        }
    }
}
