package io.strongroom.db.posture;

import static io.strongroom.db.assessments.Estate.LOCKED;
import static io.strongroom.db.assessments.Estate.NOW;
import static io.strongroom.db.assessments.Estate.fails;
import static io.strongroom.db.assessments.Estate.passes;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.strongroom.db.PostgresForTests;
import io.strongroom.db.assessments.Estate;
import io.strongroom.db.audit.AuditRows;
import io.strongroom.db.sql.Sql;
import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.controls.Control;
import io.strongroom.domain.controls.ControlCatalog;
import io.strongroom.domain.controls.ControlSpec;
import io.strongroom.domain.controls.Severity;
import io.strongroom.domain.controls.Verdict;
import io.strongroom.domain.findings.FindingStatus;
import io.strongroom.domain.inventory.Inventory;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.backup.Vault;
import io.strongroom.domain.posture.Counts;
import io.strongroom.domain.posture.Posture;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a release does to rows that the one before it wrote. */
@QuarkusTest
@WithTestResource(PostgresForTests.class)
class ReclassificationIT {
    private static final Instant RELEASE = NOW.plus(Duration.ofHours(1));
    private static final LocalDate DAY = LocalDate.parse("2026-11-24");

    @Inject
    ControlCatalog controls;

    @Inject
    Posture posture;

    @Inject
    RollUps rollUps;

    @Inject
    Estate estate;

    @Inject
    Sql sql;

    @Inject
    AuditRows audit;

    @Test
    void controlThatGetsAnotherSeverityTakesItsCountsAlong() {
        var now = controls.find(LOCKED).orElseThrow().severity();
        var then = now == Severity.LOW ? Severity.MEDIUM : Severity.LOW;
        var account = Estate.number();
        estate.assess(account, NOW, fails("a"), fails("b"), passes("c"));
        release(then);
        assertEquals(new Counts(1, 2, 0, 0, 0), sums(account, then));
        assertEquals(Counts.NONE, sums(account, now));
        assertEquals(then, estate.finding(account, "a").severity());
        assertEquals(2, open(account, then));
        assertEquals(0, open(account, now));
        assertEquals(1, facts());
        release(then);
        assertEquals(1, facts());

        release(now);
        assertEquals(now, estate.finding(account, "a").severity());
        assertEquals(List.of(), rollUps.disagreements());
        estate.assess(account, RELEASE, passes("a"), passes("b"), passes("c"));
        assertEquals(new Counts(3, 0, 0, 0, 0), sums(account, now));
        assertEquals(List.of(), rollUps.disagreements());
    }

    @Test
    void controlThatIsNoMoreLeavesThePosture() {
        var account = Estate.number();
        estate.assess(account, NOW, fails("a"), passes("b"));
        var severity = estate.finding(account, "a").severity();
        assertNotEquals(Counts.NONE, sums(account, severity));
        QuarkusTransaction.requiringNew().run(() -> {
            sql.update("update findings set control = 'IMM-99' where account_id = ?", account.value());
            sql.update("update posture_cells set control = 'IMM-99' where account_id = ?", account.value());
            sql.update("insert into posture_controls select 'IMM-99', 1, 1, 0, 0, 0");
            sql.update(
                    "update posture_controls set pass = pass - 1, fail = fail - 1 where control = ?", LOCKED.value());
        });
        try {
            assertEquals(1, posture.byControl(Optional.of(Set.of(account))).size());
            estate.assess(account, RELEASE);
            assertEquals(Counts.NONE, sums(account, severity));
            assertEquals(FindingStatus.RESOLVED, estate.finding(account, "a").status());
            assertEquals(0, open(account, severity));
        } finally {
            QuarkusTransaction.requiringNew().run(() -> {
                sql.update("delete from findings where control = 'IMM-99'");
                sql.update("delete from posture_cells where control = 'IMM-99'");
                sql.update("delete from posture_controls where control = 'IMM-99'");
            });
        }
        assertEquals(List.of(), rollUps.disagreements());
    }

    private Counts sums(AccountId account, Severity severity) {
        return posture.byAccount(Optional.of(Set.of(account))).get(account).getOrDefault(severity, Counts.NONE);
    }

    private long open(AccountId account, Severity severity) {
        return posture.days(Optional.of(Set.of(account)), DAY, DAY)
                .getFirst()
                .open()
                .get(severity);
    }

    private long facts() {
        return QuarkusTransaction.requiringNew()
                .call(() -> sql.first(
                                "select count(*) as n from audit_entries where action = 'controls.reclassified' and at = ?",
                                row -> row.number("n"),
                                RELEASE)
                        .orElseThrow());
    }

    /** A release in which the control has that severity starts. */
    private void release(Severity severity) {
        var all = new ArrayList<Control<?>>(controls.all());
        all.removeIf(control -> control.spec().id().equals(LOCKED));
        all.add(new Reclassified(severity));
        var starting = new Reclassification(sql, new ControlCatalog(all), audit, InstantSource.system());
        QuarkusTransaction.requiringNew().run(() -> starting.takeOver(RELEASE));
    }

    private record Reclassified(Severity severity) implements Control<Vault> {
        @Override
        public ControlSpec<Vault> spec() {
            return ControlSpec.of(LOCKED.value(), Kinds.VAULTS)
                    .title("The same as before")
                    .severity(severity)
                    .steps("2.3")
                    .frameworks("NIST CP-9 [E]")
                    .build();
        }

        @Override
        public Verdict judge(Vault vault, Inventory inventory) {
            return Verdict.pass();
        }
    }
}
