package io.strongroom.sandbox.organization;

import static io.strongroom.sandbox.calls.Sandboxes.BACKUP_PROD;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strongroom.domain.accounts.Account;
import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.accounts.AccountUnreachable;
import io.strongroom.domain.accounts.Region;
import io.strongroom.sandbox.calls.MovingClock;
import io.strongroom.sandbox.calls.Sandboxes;
import io.strongroom.sandbox.faults.Faults;
import io.strongroom.sandbox.store.InMemoryStore;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.backup.BackupClient;
import software.amazon.awssdk.services.backup.model.BackupVaultListMember;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.KeyState;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.Bucket;

class SandboxAwsAccountsTest {
    private static final List<Region> REGIONS =
            Stream.of("eu-west-1", "eu-central-1", "us-east-1").map(Region::new).toList();
    private final MovingClock clock = new MovingClock();
    private final SandboxAwsAccounts accounts = Sandboxes.calm(clock);

    private SandboxAwsAccounts sized(long seed, int number) {
        var settings = SandboxSettings.calm();
        return Sandboxes.with(clock, new SandboxSettings(seed, number, 1, settings.faults(), settings.lag(), false, 0));
    }

    @Test
    void twoDozenAccountsStandInUnitsAndOneOfThemIsTheExample() {
        var all = accounts.discover().accounts();
        assertEquals(24, all.size());
        assertEquals(24, all.stream().map(Account::name).distinct().count());
        assertTrue(all.stream().allMatch(Account::simulated));
        assertTrue(all.stream().map(Account::ouPath).distinct().count() > 8);
        assertTrue(all.stream()
                .anyMatch(one -> one.id().equals(BACKUP_PROD) && one.name().equals("backup-prod")));
        assertEquals(
                all, all.stream().sorted((a, b) -> a.id().compareTo(b.id())).toList());
    }

    @Test
    void thousandsOfAccountsHaveNumbersOfTheirOwn() {
        var all = sized(9, 20_000).discover().accounts();
        assertEquals(20_000, all.stream().map(Account::id).distinct().count());
    }

    @Test
    void sameSeedGivesTheSameContentsAndAnotherGivesOthers() {
        assertEquals(inventory(sized(3, 24)), inventory(sized(3, 24)));
        assertNotEquals(inventory(sized(3, 24)), inventory(sized(4, 24)));
    }

    private static List<String> inventory(SandboxAwsAccounts accounts) {
        return accounts.discover().accounts().stream()
                .flatMap(account -> REGIONS.stream().flatMap(region -> {
                    var one = accounts.reading(account.id(), region);
                    return Stream.of(
                            account.id() + " "
                                    + one.client(KmsClient.class).listAliases().aliases(),
                            account.id() + " "
                                    + one.client(BackupClient.class)
                                            .listBackupVaults()
                                            .backupVaultList(),
                            account.id() + " "
                                    + one.client(S3Client.class).listBuckets().buckets());
                }))
                .toList();
    }

    @Test
    void everyAccountHasVaultsBucketsAndKeysInItsHome() {
        for (var account : accounts.discover().accounts()) {
            var buckets = accounts.reading(account.id(), REGIONS.getFirst())
                    .client(S3Client.class)
                    .listBuckets()
                    .buckets();
            var vaults = REGIONS.stream()
                    .flatMap(region -> accounts
                            .reading(account.id(), region)
                            .client(BackupClient.class)
                            .listBackupVaults()
                            .backupVaultList()
                            .stream())
                    .toList();
            assertTrue(
                    buckets.size() >= 3,
                    () -> account + " has " + buckets.stream().map(Bucket::name).toList());
            assertTrue(vaults.size() >= 2, () -> account + " has " + vaults);
        }
    }

    @Test
    void vaultsHaveTheFaultsThatControlsLookFor() {
        var vaults = accounts.discover().accounts().stream()
                .flatMap(account -> REGIONS.stream()
                        .flatMap(region -> accounts
                                .reading(account.id(), region)
                                .client(BackupClient.class)
                                .listBackupVaults()
                                .backupVaultList()
                                .stream()))
                .toList();
        assertEquals(
                2, vaults.stream().map(BackupVaultListMember::locked).distinct().count());
        assertTrue(vaults.stream().anyMatch(vault -> vault.lockDate() != null));
    }

    @Test
    void oneAccountIsAboutToLoseTheKeyOfItsBackups() {
        var account = accounts.discover().accounts().stream()
                .filter(one -> one.name().equals("warehouse-prod"))
                .findFirst()
                .orElseThrow();
        var states = REGIONS.stream()
                .map(region -> accounts.reading(account.id(), region).client(KmsClient.class))
                .flatMap(kms -> kms.listAliases().aliases().stream()
                        .filter(alias -> alias.aliasName().equals("alias/warehouse-prod-backup"))
                        .map(alias -> kms.describeKey(r -> r.keyId(alias.targetKeyId()))
                                .keyMetadata()
                                .keyState()))
                .toList();
        assertEquals(List.of(KeyState.PENDING_DELETION), states);
    }

    @Test
    void furnishingIsNotInTheLedger() {
        assertEquals(0, accounts.ledger().count());
    }

    @Test
    void organizationOnAStoreKeepsItsSeedAndGrows() {
        var store = new InMemoryStore(clock);
        var settings = SandboxSettings.calm();
        var first = new SandboxAwsAccounts(store, clock, settings, new Random(1));
        var other = new SandboxSettings(99, 40, 1, Faults.none(), Duration.ZERO, false, 0);
        var second = new SandboxAwsAccounts(store, clock, other, new Random(2));
        assertEquals(40, second.discover().accounts().size());
        assertTrue(new TreeSet<>(ids(second)).containsAll(ids(first)));
        assertEquals(
                40,
                new SandboxAwsAccounts(store, clock, settings, new Random(3))
                        .discover()
                        .accounts()
                        .size());
    }

    @Test
    void onlyTheAccountsBehindTheNamedOnesGrowWithTheSize() {
        var larger =
                Sandboxes.with(clock, SandboxSettings.calm().withAccounts(26).withSize(3));
        for (var member : new Members(1, 26).all()) {
            var ec2 = larger.reading(member.id(), member.home()).client(Ec2Client.class);
            int volumes =
                    ec2.describeVolumesPaginator().volumes().stream().toList().size();
            assertEquals(member.index() < 24 ? ofTheUsual(member) : 30, volumes, member.name());
        }
    }

    private int ofTheUsual(Member member) {
        var ec2 = accounts.reading(member.id(), member.home()).client(Ec2Client.class);
        return ec2.describeVolumesPaginator().volumes().stream().toList().size();
    }

    private static List<AccountId> ids(SandboxAwsAccounts accounts) {
        return accounts.discover().accounts().stream().map(Account::id).toList();
    }

    @Test
    void unknownAccountsAndClientsAreRefused() {
        var region = REGIONS.getFirst();
        assertThrows(AccountUnreachable.class, () -> accounts.reading(new AccountId("000000000001"), region));
        var account = accounts.reading(BACKUP_PROD, region);
        assertThrows(IllegalArgumentException.class, () -> account.client(String.class));
    }

    @Test
    void settingsComeFromTheEnvironment() {
        var settings = SandboxSettings.from(
                Map.of(
                        "STRONGROOM_SANDBOX_FAULTS", "throttle=0.10",
                        "STRONGROOM_SANDBOX_ACCOUNTS", "2000",
                        "STRONGROOM_SANDBOX_SIZE", "3",
                        "STRONGROOM_SANDBOX_SEED", "5",
                        "STRONGROOM_SANDBOX_LAG_MS", "0",
                        "STRONGROOM_SANDBOX_QUOTAS", "off"),
                11);
        assertEquals(
                new SandboxSettings(5, 2000, 3, Faults.parse("throttle=0.10"), Duration.ZERO, false, 11), settings);
        assertEquals(24, SandboxSettings.from(Map.of(), 0).accounts());
        assertThrows(
                IllegalArgumentException.class,
                () -> SandboxSettings.from(Map.of("STRONGROOM_SANDBOX_QUOTAS", "maybe"), 0));
    }
}
