package io.strongroom.domain.posture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strongroom.domain.accounts.Account;
import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.accounts.Accounts;
import io.strongroom.domain.controls.Control;
import io.strongroom.domain.controls.ControlCatalog;
import io.strongroom.domain.controls.ControlId;
import io.strongroom.domain.controls.ControlSpec;
import io.strongroom.domain.controls.Severity;
import io.strongroom.domain.controls.Verdict;
import io.strongroom.domain.inventory.Inventory;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.backup.Vault;
import io.strongroom.domain.posture.PostureGroups.By;
import io.strongroom.domain.posture.PostureGroups.Cell;
import io.strongroom.domain.posture.PostureGroups.Group;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PostureGroupsTest {
    private static final AccountId PAYMENTS = new AccountId("111111111111");
    private static final AccountId WEB = new AccountId("222222222222");
    private static final ControlId LOCK = new ControlId("IMM-01");
    private static final ControlId KEYS = new ControlId("ENC-01");
    private static final Counts ONE = new Counts(1, 0, 0, 0, 0);
    private static final Counts BAD = new Counts(0, 2, 1, 0, 1);
    private static final Optional<Set<AccountId>> ALL = Optional.empty();

    private final Posture posture = new InMemoryPosture()
            .with(PAYMENTS, LOCK, Severity.CRITICAL, ONE)
            .with(PAYMENTS, KEYS, Severity.LOW, BAD)
            .with(WEB, LOCK, Severity.CRITICAL, BAD);

    private final PostureGroups groups = new PostureGroups(
            posture,
            new ControlCatalog(List.of(
                    control("IMM-01", "Vaults are locked", Severity.CRITICAL, "NIST CP-9 [E]; ISO A.8.13 [E]", "5.1"),
                    control("ENC-01", "Keys are ours", Severity.LOW, "NIST SC-12,SC-13 [E]", "1.1", "5.1"))),
            new Known());

    @Test
    void anAccountIsTheSumOfItsControls() {
        assertEquals(
                List.of(
                        new Group("111111111111", "payments", ONE.plus(BAD)),
                        new Group("222222222222", "222222222222", BAD)),
                groups.by(By.ACCOUNT, ALL));
    }

    @Test
    void aControlIsTheSumOfItsAccounts() {
        assertEquals(
                List.of(
                        new Group("ENC-01", "Keys are ours", BAD),
                        new Group("IMM-01", "Vaults are locked", ONE.plus(BAD))),
                groups.by(By.CONTROL, ALL));
    }

    @Test
    void aControlCountsInEveryStepAndOnceInEveryFramework() {
        assertEquals(
                List.of(
                        new Group("1.1", "Encryption at rest", BAD),
                        new Group("5.1", "Retention policies", ONE.plus(BAD).plus(BAD))),
                groups.by(By.STEP, ALL));
        assertEquals(
                List.of(
                        new Group("ISO 27001", "ISO 27001", ONE.plus(BAD)),
                        new Group("NIST 800-53", "NIST 800-53", ONE.plus(BAD).plus(BAD))),
                groups.by(By.FRAMEWORK, ALL));
    }

    @Test
    void theWorstSeverityComesFirst() {
        assertEquals(
                List.of(new Group("CRITICAL", "CRITICAL", ONE.plus(BAD)), new Group("LOW", "LOW", BAD)),
                groups.by(By.SEVERITY, ALL));
    }

    @Test
    void aUnitHasAllThatIsBelowItAndAnAccountThatLeftStandsAtTheRoot() {
        assertEquals(
                List.of(
                        new Group("/", "/", ONE.plus(BAD).plus(BAD)),
                        new Group("/prod", "/prod", ONE.plus(BAD)),
                        new Group("/prod/payments", "/prod/payments", ONE.plus(BAD))),
                groups.by(By.OU, ALL));
    }

    @Test
    void nothingIsCountedOfWhatIsOutOfReach() {
        var web = Optional.of(Set.of(WEB));
        for (var by : By.values()) {
            assertTrue(
                    groups.by(by, web).stream().allMatch(group -> group.counts().equals(BAD)), by::toString);
        }
        assertEquals(BAD, groups.total(web));
        assertEquals(
                List.of(new Cell(WEB, LOCK, BAD)),
                groups.cells(web, Optional.empty(), 9).cells());
        assertEquals(Counts.NONE, groups.total(Optional.of(Set.of())));
    }

    @Test
    void cellsAreInTheOrderOfAccountsAndControls() {
        assertEquals(
                List.of(new Cell(PAYMENTS, KEYS, BAD), new Cell(PAYMENTS, LOCK, ONE), new Cell(WEB, LOCK, BAD)),
                groups.cells(ALL, Optional.empty(), 2).cells());
    }

    @Test
    void cellsArePagedByWholeAccounts() {
        var first = groups.cells(ALL, Optional.empty(), 1);
        assertEquals(List.of(new Cell(PAYMENTS, KEYS, BAD), new Cell(PAYMENTS, LOCK, ONE)), first.cells());
        assertEquals(Optional.of(PAYMENTS), first.next());
        var last = groups.cells(ALL, first.next(), 1);
        assertEquals(List.of(new Cell(WEB, LOCK, BAD)), last.cells());
        assertEquals(Optional.empty(), last.next());
    }

    private static Control<Vault> control(
            String id, String title, Severity severity, String frameworks, String... steps) {
        var spec = ControlSpec.of(id, Kinds.VAULTS)
                .title(title)
                .severity(severity)
                .frameworks(frameworks)
                .steps(steps)
                .build();
        return new Control<>() {
            @Override
            public ControlSpec<Vault> spec() {
                return spec;
            }

            @Override
            public Verdict judge(Vault vault, Inventory inventory) {
                return Verdict.pass();
            }
        };
    }

    /** The other account has left. */
    private static final class Known implements Accounts {
        @Override
        public List<Account> all() {
            return List.of(new Account(PAYMENTS, "payments", "/prod/payments", Account.Status.ACTIVE, true));
        }

        @Override
        public Optional<Account> find(AccountId id) {
            return all().stream().filter(account -> account.id().equals(id)).findFirst();
        }
    }
}
