package io.strongroom.db.integrity;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.strongroom.db.PostgresForTests;
import io.strongroom.db.assessments.Estate;
import io.strongroom.db.sql.Sql;
import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.assessments.AssessmentLeases;
import io.strongroom.domain.assessments.RegionJudged;
import io.strongroom.domain.controls.ControlId;
import io.strongroom.domain.integrity.Held;
import io.strongroom.domain.integrity.ProofIntake;
import io.strongroom.domain.integrity.ProvenBackups;
import io.strongroom.domain.integrity.ProvenBackupsContract;
import io.strongroom.domain.integrity.RegionBackups;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresForTests.class)
class ProvenBackupsIT extends ProvenBackupsContract {
    @Inject
    ProvenBackups backups;

    @Inject
    ProofIntake intake;

    @Inject
    AssessmentLeases leases;

    @Inject
    Estate estate;

    @Inject
    Sql sql;

    @Override
    protected ProvenBackups backups() {
        return backups;
    }

    @Override
    protected ProofIntake intake() {
        return intake;
    }

    @Override
    protected AccountId account() {
        return estate.account("/o-1/r-1");
    }

    @Override
    protected void assess(AccountId account, RegionBackups found, Instant at) {
        record(account, Map.of(), Optional.of(found), at, Set.of());
    }

    @Override
    protected void blind(AccountId account, String why, Instant at) {
        record(account, Map.of("recovery-points", why), Optional.empty(), at, Set.of());
    }

    private void record(
            AccountId account,
            Map<String, String> unread,
            Optional<RegionBackups> found,
            Instant at,
            Set<ControlId> controls) {
        var lease = estate.lease(account, controls);
        leases.record(lease, new RegionJudged(REGION, at, false, unread, List.of(), Optional.empty(), found));
        leases.finish(lease, at);
    }

    @Test
    void whatDidNotChangeIsNotWritten() {
        var account = account();
        assess(account, Held.region(Held.held()), Held.NOW);
        var first = writtenAt(account);
        assess(account, Held.region(Held.held()), Held.NOW.plusSeconds(600));
        assertEquals(first, writtenAt(account));
    }

    private Instant writtenAt(AccountId account) {
        return QuarkusTransaction.requiringNew()
                .call(() -> sql.first(
                                "select changed_at from backup_evidence where account_id = ?",
                                row -> row.instant("changed_at"),
                                account.value())
                        .orElseThrow());
    }

    @Test
    void assessmentOfSomeControlsLeavesItAlone() {
        var account = account();
        assess(account, Held.region(Held.held()), Held.NOW);
        record(
                account,
                Map.of(),
                Optional.of(RegionBackups.none(Held.EXPECTED)),
                Held.NOW.plusSeconds(60),
                Set.of(Estate.LOCKED));
        assertEquals(
                1,
                backups.score(Optional.of(Set.of(account)), Held.NOW).counts().resources());
    }

    @Test
    void regionThatIsLookedAtNoMoreIsForgottenWithItsEvidence() {
        var account = account();
        assess(account, Held.region(Held.held()), Held.NOW);
        leases.finish(estate.lease(account), Held.NOW.plusSeconds(60));
        assertEquals(List.of(), backups.accounts(Optional.of(Set.of(account)), Optional.empty(), 10, Held.NOW));
        assertEquals(
                0,
                backups.score(Optional.of(Set.of(account)), Held.NOW).counts().resources());
    }
}
