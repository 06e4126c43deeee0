package io.strongroom.worker.inventory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.strongroom.domain.accounts.Account;
import io.strongroom.domain.accounts.Region;
import io.strongroom.domain.accounts.Target;
import io.strongroom.domain.inventory.Kind;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.Wanted;
import io.strongroom.domain.inventory.backup.ProtectedResource;
import io.strongroom.sandbox.organization.SandboxAwsAccounts;
import io.strongroom.sandbox.organization.SandboxSettings;
import io.strongroom.sandbox.store.InMemoryStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.backup.BackupClient;

/** The same as {@link ActionsTest} for kinds whose calls depend on what is there: read where the sandbox has something. */
class ActionsInUseTest {
    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
    private static final Set<String> ACCOUNTS =
            Set.of("management", "backup-prod", "backup-vault-central", "payments-prod", "warehouse-prod");
    private static final List<Region> REGIONS =
            Stream.of("eu-west-1", "eu-central-1", "us-east-1").map(Region::new).toList();

    /** What a reader takes from another's list, with what that one asks for besides. */
    private static final Map<Kind<?>, List<Kind<?>>> ALONG = Map.of(
            Kinds.RECOVERY_POINTS, List.of(Kinds.VAULTS),
            Kinds.PROTECTED_RESOURCES, List.of(Kinds.VAULTS),
            Kinds.DESTINATION_VAULTS, List.of(Kinds.VAULTS, Kinds.BACKUP_PLANS));

    /** Asked only where the list of buckets does not tell it: in the sandbox it does, as in AWS. */
    private static final Set<String> SELDOM = Set.of("s3:GetBucketLocation");

    /** Calls whose permission has another name. */
    private static final Map<String, String> ACTIONS = Map.of(
            "s3:ListBuckets", "s3:ListAllMyBuckets",
            "s3:GetBucketEncryption", "s3:GetEncryptionConfiguration",
            "s3:GetPublicAccessBlock", "s3:GetBucketPublicAccessBlock",
            "s3:GetObjectLockConfiguration", "s3:GetBucketObjectLockConfiguration",
            "s3:GetBucketLifecycleConfiguration", "s3:GetLifecycleConfiguration",
            "s3control:GetPublicAccessBlock", "s3:GetAccountPublicAccessBlock");

    private final SandboxAwsAccounts accounts =
            new SandboxAwsAccounts(new InMemoryStore(() -> NOW), () -> NOW, SandboxSettings.calm(), new Random(7));

    ActionsInUseTest() {
        // The one thing of AWS Backup that the sandbox furnishes nowhere.
        inUse().forEach(account -> REGIONS.forEach(region -> accounts.asOwner(account.id(), region)
                .client(BackupClient.class)
                .createLogicallyAirGappedBackupVault(r ->
                        r.backupVaultName("air-gapped").minRetentionDays(7L).maxRetentionDays(35L))));
    }

    static Stream<Kind<?>> kinds() {
        return Stream.of(
                Kinds.VAULTS,
                Kinds.RECOVERY_POINTS,
                Kinds.PROTECTED_RESOURCES,
                Kinds.BACKUP_PLANS,
                Kinds.BACKUP_SETTINGS,
                Kinds.BACKUP_GLOBAL_SETTINGS,
                Kinds.JOB_TOTALS,
                Kinds.COPY_ROUTES,
                Kinds.DESTINATION_VAULTS,
                Kinds.RESTORE_TESTS,
                Kinds.RESTORE_TESTING_PLANS,
                Kinds.AUDIT_FRAMEWORKS,
                Kinds.REPORT_PLANS,
                Kinds.LEGAL_HOLDS,
                Kinds.MALWARE_SCANS,
                Kinds.KEYS,
                Kinds.ROLES,
                Kinds.USERS,
                Kinds.ROOT_USER,
                Kinds.BUCKETS,
                Kinds.ACCOUNT_PUBLIC_ACCESS,
                Kinds.TRAILS,
                Kinds.LOG_GROUPS,
                Kinds.ALARMS,
                Kinds.TOPICS,
                Kinds.ORGANIZATION);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void readersAskForWhatTheirKindDeclaresAndForNothingElse(Kind<?> kind) {
        var asked = asked(kind);
        var allowed = new TreeSet<>(kind.actions());
        ALONG.getOrDefault(kind, List.of()).forEach(other -> allowed.addAll(other.actions()));
        assertEquals(Set.of(), without(asked, allowed), "the role does not grant these for it");
        assertEquals(Set.of(), without(without(kind.actions(), SELDOM), asked), "nobody asks for these");
    }

    @Test
    void recoveryPointsOfAVaultAreListedOnceWhoeverAsks() {
        var calls = Collections.synchronizedList(new ArrayList<String>());
        var reader = Everything.reader(new Recorded(accounts, calls), accounts);
        var resources = new ArrayList<ProtectedResource>();
        inUse().forEach(account -> REGIONS.forEach(region -> {
            var gathering = reader.gather(new Target(account.id(), region), Wanted.everything(), NOW, () -> false);
            gathering.all(Kinds.RECOVERY_POINTS);
            long once = lists(calls);
            resources.addAll(gathering.all(Kinds.PROTECTED_RESOURCES));
            assertEquals(once, lists(calls), account.name() + " " + region);
        }));
        assertFalse(resources.isEmpty());
    }

    private static long lists(List<String> calls) {
        return calls.stream()
                .filter("backup:ListRecoveryPointsByBackupVault"::equals)
                .count();
    }

    private Set<String> asked(Kind<?> kind) {
        var calls = ConcurrentHashMap.<String>newKeySet();
        inUse().forEach(account -> REGIONS.forEach(region -> read(kind, account, region, calls)));
        var asked = new TreeSet<String>();
        calls.forEach(call -> asked.add(ACTIONS.getOrDefault(call, call).replaceFirst("^cloudwatchlogs:", "logs:")));
        return asked;
    }

    private Stream<Account> inUse() {
        return accounts.discover().accounts().stream().filter(account -> ACCOUNTS.contains(account.name()));
    }

    private void read(Kind<?> kind, Account account, Region region, Set<String> calls) {
        Everything.reader(new Recorded(accounts, calls), accounts)
                .gather(new Target(account.id(), region), Wanted.everything(), NOW, () -> false)
                .all(kind);
    }

    private static Set<String> without(Set<String> all, Set<String> some) {
        var rest = new TreeSet<>(all);
        rest.removeAll(some);
        return rest;
    }
}
