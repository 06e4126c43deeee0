package io.strongroom.worker.inventory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strongroom.domain.accounts.Account;
import io.strongroom.domain.accounts.Region;
import io.strongroom.domain.accounts.Target;
import io.strongroom.domain.inventory.Coverage;
import io.strongroom.domain.inventory.Inventory;
import io.strongroom.domain.inventory.Kind;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.Wanted;
import io.strongroom.sandbox.organization.SandboxAwsAccounts;
import io.strongroom.sandbox.organization.SandboxSettings;
import io.strongroom.sandbox.store.InMemoryStore;
import java.time.Instant;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Every reader, over accounts that have something of everything. */
class ReadAccountsTest {
    /** Furnished nowhere yet; their readers have tests of their own. */
    private static final Set<String> RARE = Set.of(
            Kinds.APPROVAL_TEAMS.name(),
            Kinds.CONFIG_AGGREGATORS.name(),
            Kinds.RESOURCE_SHARES.name(),
            Kinds.RETENTION_RULES.name(),
            Kinds.STACKS.name());

    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
    private final SandboxAwsAccounts accounts =
            new SandboxAwsAccounts(new InMemoryStore(() -> NOW), () -> NOW, SandboxSettings.calm(), new Random(7));
    private final AccountReader reader = Everything.reader(accounts);

    private Inventory read(Account account, Region region) {
        var target = new Target(account.id(), region);
        var gathering = reader.gather(target, Wanted.everything(), NOW, () -> false);
        var builder = Inventory.of(target, NOW);
        reader.read(gathering, gathering, builder);
        return builder.build();
    }

    private Account named(String name) {
        return accounts.discover().accounts().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Set<String> readable(AccountReader reader) {
        return Kinds.ALL.stream().filter(reader::reads).map(Kind::name).collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void everyReaderReadsItsKindWhole() {
        for (var name :
                Set.of("payments-prod", "warehouse-prod", "backup-vault-central", "backup-prod", "management")) {
            for (var region : Set.of("eu-west-1", "eu-central-1", "us-east-1")) {
                var inventory = read(named(name), new Region(region));
                var whole = inventory.coverage().entrySet().stream()
                        .filter(entry -> entry.getValue() instanceof Coverage.Read)
                        .map(entry -> entry.getKey().name())
                        .collect(Collectors.toCollection(TreeSet::new));
                assertEquals(readable(reader), whole, name + " " + region);
            }
        }
    }

    @Test
    void somewhereThereIsSomethingOfEachKindOfBackups() {
        var seen = new TreeSet<String>();
        for (var account : accounts.discover().accounts()) {
            for (var region : Set.of("eu-west-1", "eu-central-1", "us-east-1")) {
                var inventory = read(account, new Region(region));
                inventory.coverage().forEach((kind, how) -> {
                    if (how instanceof Coverage.Read && !inventory.all(kind).isEmpty()) {
                        seen.add(kind.name());
                    }
                });
            }
        }
        var missing = readable(reader);
        missing.removeAll(seen);
        missing.removeAll(RARE);
        assertEquals(Set.of(), missing, "no account has any of these, so no reader is tried on them");
    }

    @Test
    void rolesAndUsersComeWithTheDocumentsOfTheirPolicies() {
        var inventory = read(named("warehouse-prod"), new Region("eu-central-1"));
        var admin = inventory.all(Kinds.USERS).stream()
                .filter(user -> user.name().equals("old-admin"))
                .findFirst()
                .orElseThrow();
        assertTrue(admin.policies().containsKey("arn:aws:iam::aws:policy/AdministratorAccess"));
        assertFalse(inventory.all(Kinds.ROLES).stream()
                .filter(role -> role.name().equals("AWSBackupDefaultServiceRole"))
                .findFirst()
                .orElseThrow()
                .policies()
                .isEmpty());
    }
}
