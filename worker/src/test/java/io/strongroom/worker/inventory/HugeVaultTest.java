package io.strongroom.worker.inventory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.accounts.Region;
import io.strongroom.domain.accounts.Target;
import io.strongroom.domain.integrity.ResourceBackups;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.Wanted;
import io.strongroom.domain.inventory.backup.RecoveryPoints;
import io.strongroom.domain.json.Json;
import io.strongroom.sandbox.faults.Fault;
import io.strongroom.sandbox.ledger.Effect;
import io.strongroom.sandbox.ledger.Ledger;
import io.strongroom.sandbox.organization.SandboxAwsAccounts;
import io.strongroom.sandbox.organization.SandboxSettings;
import io.strongroom.sandbox.store.Documents;
import io.strongroom.sandbox.store.InMemoryStore;
import io.strongroom.sandbox.store.Key;
import io.strongroom.sandbox.store.Shelf;
import io.strongroom.sandbox.store.Store;
import io.strongroom.sandbox.store.Stored;
import io.strongroom.worker.inventory.backup.ResourceBackupsReader;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A vault with 200,000 recovery points is read in bounded memory, and little is kept of it. */
class HugeVaultTest {
    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
    private static final int POINTS = 200_000;
    private static final AccountId ACCOUNT = new AccountId("123456789012");
    private static final Region REGION = new Region("eu-west-1");
    private static final String VAULT = "backup-vault-prod";

    /** Makes the recovery points of the vault up as they are listed, and counts how many are handed out at once. */
    private record Counting(Store store, AtomicInteger most, AtomicLong handedOut) implements Store {
        @Override
        public <T> T transact(String account, Function<Documents, T> work) {
            return store.transact(account, work);
        }

        @Override
        public <T> T read(Duration delay, Function<Documents, T> work) {
            return store.read(delay, documents -> work.apply(new Endless(documents, this)));
        }

        @Override
        public int count(String account, String region, String api, long second) {
            return store.count(account, region, api, second);
        }

        @Override
        public void struck(String account, String api, Fault fault) {
            store.struck(account, api, fault);
        }

        @Override
        public long strikes(Fault fault) {
            return store.strikes(fault);
        }

        @Override
        public Ledger ledger() {
            return store.ledger();
        }
    }

    private record Endless(Documents documents, Counting counting) implements Documents {
        @Override
        public List<Stored> list(Shelf shelf, String after, int limit) {
            if (!shelf.kind().equals("recovery-points/" + VAULT)) {
                return documents.list(shelf, after, limit);
            }
            int from = after.isEmpty() ? 0 : Integer.parseInt(after.substring(after.length() - 9)) + 1;
            int to = (int) Math.min(POINTS, (long) from + limit);
            counting.most().accumulateAndGet(to - from, Math::max);
            counting.handedOut().addAndGet(to - from);
            return IntStream.range(from, to).mapToObj(HugeVaultTest::point).toList();
        }

        @Override
        public Optional<JsonNode> get(Key key) {
            return documents.get(key);
        }

        @Override
        public void put(Key key, JsonNode body) {
            documents.put(key, body);
        }

        @Override
        public void delete(Key key) {
            documents.delete(key);
        }

        @Override
        public boolean claim(Key key, JsonNode body) {
            return documents.claim(key, body);
        }

        @Override
        public void record(Effect effect) {
            documents.record(effect);
        }

        @Override
        public boolean changed() {
            return documents.changed();
        }
    }

    private static Stored point(int number) {
        var arn = "arn:aws:backup:eu-west-1:123456789012:recovery-point:%09d".formatted(number);
        var body = Json.object()
                .put("RecoveryPointArn", arn)
                .put("BackupVaultName", VAULT)
                .put("BackupVaultArn", "arn:aws:backup:eu-west-1:123456789012:backup-vault:" + VAULT)
                .put("ResourceArn", "arn:aws:elasticfilesystem:eu-west-1:123456789012:file-system/fs-" + number % 500)
                .put("ResourceType", number % 2 == 0 ? "EFS" : "S3")
                .put("Status", number % 1000 == 7 ? "PARTIAL" : "COMPLETED")
                .put("CreationDate", NOW.minusSeconds(number).toString())
                .put("BackupSizeInBytes", 1_000_000L)
                .put("IsEncrypted", true)
                .put("EncryptionKeyArn", "arn:aws:kms:eu-west-1:123456789012:key/1");
        body.putObject("Lifecycle").put("DeleteAfterDays", 90);
        return new Stored(arn, body);
    }

    @Test
    void whatIsKeptOfAHugeVaultIsSmall() {
        var store = new Counting(new InMemoryStore(() -> NOW), new AtomicInteger(), new AtomicLong());
        var accounts = new SandboxAwsAccounts(store, () -> NOW, SandboxSettings.calm(), new Random(7));
        var gathering =
                Everything.reader(accounts).gather(new Target(ACCOUNT, REGION), Wanted.everything(), NOW, () -> false);
        var groups = gathering.all(Kinds.RECOVERY_POINTS).stream()
                .filter(group -> group.inVault(VAULT))
                .toList();
        assertEquals(POINTS, groups.stream().mapToLong(RecoveryPoints::count).sum());
        assertTrue(groups.size() <= 4, groups.size() + " groups");
        assertTrue(groups.stream().allMatch(group -> group.examples().size() <= 5));
        assertTrue(store.most().get() <= 1001, store.most() + " recovery points were in memory at once");
        var byResource = ResourceBackupsReader.of(gathering).orElseThrow().stream()
                .filter(one -> one.vaultArn().endsWith(":" + VAULT))
                .toList();
        assertEquals(500, byResource.size());
        assertEquals(
                POINTS, byResource.stream().mapToLong(ResourceBackups::points).sum());
        // One more than a page tells whether there is another page.
        assertEquals(POINTS + POINTS / 1000 - 1, store.handedOut().get());
    }
}
