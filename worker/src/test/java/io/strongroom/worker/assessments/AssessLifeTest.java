package io.strongroom.worker.assessments;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.strongroom.domain.accounts.Account;
import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.accounts.AccountUnreachable;
import io.strongroom.domain.accounts.Accounts;
import io.strongroom.domain.accounts.ReadableAccounts;
import io.strongroom.domain.assessments.Assessment;
import io.strongroom.domain.assessments.AssessmentId;
import io.strongroom.domain.assessments.AssessmentPart;
import io.strongroom.domain.assessments.AssessmentShare;
import io.strongroom.domain.assessments.Assessments;
import io.strongroom.domain.assessments.PartLease;
import io.strongroom.domain.controls.ControlId;
import io.strongroom.domain.inventory.Kind;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.Samples;
import io.strongroom.domain.inventory.backup.Vault;
import io.strongroom.domain.jobs.WorkerId;
import io.strongroom.domain.policies.Expectations;
import io.strongroom.domain.problems.ProblemCode;
import io.strongroom.worker.accounts.HubCircuit;
import io.strongroom.worker.assessments.AssessAccountTest.NoAws;
import io.strongroom.worker.assessments.AssessmentsForTests.Settings;
import io.strongroom.worker.aws.HubUnavailable;
import io.strongroom.worker.inventory.Everything;
import io.strongroom.worker.inventory.Gathering;
import io.strongroom.worker.inventory.KindReader;
import io.strongroom.worker.inventory.ReadersForTests;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

class AssessLifeTest {
    private static final Account PAYMENTS =
            new Account(Samples.ACCOUNT, "payments", "/prod", Account.Status.ACTIVE, false);

    private final AssessmentsForTests leases = new AssessmentsForTests();
    private final List<Set<AccountId>> requested = new ArrayList<>();
    private final List<Account> known = new ArrayList<>();
    private boolean expired;
    private Supplier<List<Vault>> vaults = () -> List.of(Samples.vault());
    private ReadableAccounts accounts = NoAws::new;
    private final HubCircuit hub = new HubCircuit(() -> Samples.NOW, () -> {
        if (expired) {
            throw expiredToken();
        }
    });

    @Test
    void accountThatWaitsIsAssessedAndFinished() {
        var lease = waiting();
        var life = life(false);
        assertEquals(1, life.turn());
        assertEquals(List.of(lease), leases.finished);
        assertEquals(0, life.turn(), "none is left");
    }

    @Test
    void nothingIsClaimedWhileOurOwnCredentialsDoNotWork() {
        var lease = waiting();
        var life = life(false);
        breakCredentials();
        assertEquals(0, life.turn());
        assertEquals(0, leases.claims);
        expired = false;
        hub.probe();
        assertEquals(1, life.turn());
        assertEquals(List.of(lease), leases.finished);
    }

    @Test
    void accountBeingReadWhenTheyExpireGoesBackUnfinished() {
        var lease = waiting();
        vaults = () -> {
            throw new HubUnavailable("expired", expiredToken());
        };
        life(false).turn();
        assertEquals(List.of(lease), leases.released);
        assertEquals(List.of(), leases.finished);
        assertEquals(List.of(), leases.written);
        assertEquals(List.of(), leases.failed);
    }

    @Test
    void accountWithoutAWayInFails() {
        waiting();
        accounts = (account, region) -> {
            throw new AccountUnreachable(account, "no role");
        };
        life(false).turn();
        assertEquals(
                ProblemCode.AWS_ACCOUNT_UNREACHABLE, leases.failed.getFirst().code());
        assertEquals(List.of(), leases.finished);
    }

    @Test
    void accountThatAnotherWorkerHasByNowIsLeftAlone() {
        leases.lost.add(waiting());
        life(false).turn();
        assertEquals(List.of(), leases.released);
        assertEquals(List.of(), leases.finished);
    }

    @Test
    void accountLostWhileItIsReadIsReadNoFurther() {
        var lease = waiting();
        var life = new AssessLife[1];
        vaults = () -> {
            leases.lost.add(lease);
            life[0].renew();
            return List.of(Samples.vault());
        };
        life[0] = life(false);
        life[0].turn();
        assertEquals(List.of(), leases.released, "it is not ours to give back");
        assertEquals(List.of(), leases.written);
    }

    @Test
    void accountBeingReadWhenTheWorkerStopsGoesBack() {
        var lease = waiting();
        var life = new AssessLife[1];
        vaults = () -> {
            life[0].drain();
            return List.of(Samples.vault());
        };
        life[0] = life(false);
        life[0].turn();
        assertEquals(List.of(lease), leases.released);
        assertEquals(List.of(), leases.finished);
        leases.waiting.add(lease);
        assertEquals(0, life[0].turn(), "it takes no more");
    }

    @Test
    void whatIsNobodysFaultFliesToTheLoop() {
        waiting();
        vaults = () -> {
            throw new IllegalStateException("a bug");
        };
        var life = life(false);
        assertThrows(IllegalStateException.class, life::turn);
        assertEquals(List.of(), leases.released);
    }

    @Test
    void firstStartAssessesActiveAccountsOnce() {
        known.add(PAYMENTS);
        var life = life(true);
        life.begin();
        life.begin();
        assertEquals(List.of(Set.of(PAYMENTS.id())), requested);
    }

    @Test
    void firstStartWaitsForAccountsAndAsksForNothingWhenItIsOff() {
        life(true).begin();
        known.add(PAYMENTS);
        life(false).begin();
        assertEquals(List.of(), requested);
    }

    private PartLease waiting() {
        var lease = AssessmentsForTests.lease(Set.of());
        leases.waiting.add(lease);
        return lease;
    }

    /** As a call with them would do. */
    private void breakCredentials() {
        expired = true;
        hub.judge(expiredToken());
    }

    private static AwsServiceException expiredToken() {
        return AwsServiceException.builder()
                .message("expired")
                .awsErrorDetails(
                        AwsErrorDetails.builder().errorCode("ExpiredToken").build())
                .build();
    }

    private AssessLife life(boolean atFirstStart) {
        var settings = new Settings(List.of("eu-west-1"), atFirstStart);
        var reader = new KindReader<Vault>() {
            @Override
            public Kind<Vault> kind() {
                return Kinds.VAULTS;
            }

            @Override
            public List<Vault> read(Gathering from) {
                return from.call("backup:ListBackupVaults", vaults);
            }
        };
        ReadableAccounts through = (account, region) -> accounts.reading(account, region);
        var work = new AssessAccount(
                ReadersForTests.of(through, List.of(reader)),
                Everything.controls(),
                leases,
                new RegionsToAssess(through, settings, account -> List.of()),
                account -> Expectations.standard(),
                () -> Samples.NOW,
                standing -> {});
        return new AssessLife(
                new WorkerId(UUID.randomUUID()),
                leases,
                new Asked(),
                new Known(known),
                work,
                settings,
                hub,
                () -> Samples.NOW);
    }

    private record Known(List<Account> all) implements Accounts {
        @Override
        public Optional<Account> find(AccountId id) {
            return all.stream().filter(one -> one.id().equals(id)).findFirst();
        }
    }

    private final class Asked implements Assessments {
        @Override
        public Assessment request(Set<AccountId> some, Set<ControlId> controls, String requestedBy, Instant now) {
            requested.add(some);
            return new Assessment(
                    AssessmentId.next(),
                    requestedBy,
                    new TreeSet<>(controls),
                    some.size(),
                    0,
                    0,
                    0,
                    0,
                    0,
                    now,
                    Optional.empty());
        }

        @Override
        public Optional<Assessment> find(AssessmentId id) {
            return Optional.empty();
        }

        @Override
        public List<Assessment> list(Optional<AssessmentId> before, int limit) {
            return List.of();
        }

        @Override
        public List<AssessmentShare> shares(
                Set<AccountId> some, String requestedBy, Optional<AssessmentId> before, int limit) {
            return List.of();
        }

        @Override
        public Optional<AssessmentShare> share(AssessmentId id, Set<AccountId> some, String requestedBy) {
            return Optional.empty();
        }

        @Override
        public int count(Optional<Set<AccountId>> visible, String requestedBy, int most) {
            return 0;
        }

        @Override
        public List<AssessmentPart> parts(AssessmentId id) {
            return List.of();
        }

        @Override
        public List<AssessmentPart> parts(
                AssessmentId id, Optional<Set<AccountId>> visible, Optional<AccountId> after, int limit) {
            return List.of();
        }

        @Override
        public boolean any() {
            return !requested.isEmpty();
        }
    }
}
