package io.strongroom.db.integrity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.strongroom.db.PostgresForTests;
import io.strongroom.db.assessments.Estate;
import io.strongroom.db.sql.Sql;
import io.strongroom.domain.accounts.Region;
import io.strongroom.domain.integrity.Held;
import io.strongroom.domain.integrity.RestoreValidations;
import io.strongroom.domain.integrity.RestoredContent;
import io.strongroom.domain.integrity.ValidationRight;
import io.strongroom.domain.problems.ProblemCode;
import io.strongroom.domain.problems.Rejected;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresForTests.class)
class RestoreValidationsIT {
    @Inject
    RestoreValidations validations;

    @Inject
    Sql sql;

    private static ValidationRight right() {
        return new ValidationRight(
                UUID.randomUUID(),
                Estate.number(),
                new Region("eu-west-1"),
                "job-1",
                "ada",
                Held.NOW,
                Held.NOW.plus(Duration.ofHours(1)));
    }

    private static void refused(ProblemCode code, Runnable work) {
        assertEquals(code, assertThrows(Rejected.class, work::run).problem().code());
    }

    @Test
    void aRightRunsOut() {
        var right = right();
        var secret = "secret " + right.id();
        validations.issue(right, secret);
        assertEquals(Optional.of(right), validations.of(secret, Held.NOW));
        var late = Held.NOW.plus(Duration.ofHours(1));
        assertEquals(Optional.empty(), validations.of(secret, late));
        refused(
                ProblemCode.UNAUTHENTICATED,
                () -> validations.tell(secret, RestoredContent.SUCCESSFUL, Optional.empty(), late));
        refused(
                ProblemCode.UNAUTHENTICATED,
                () -> validations.tell("another", RestoredContent.SUCCESSFUL, Optional.empty(), Held.NOW));
    }

    @Test
    void oneAnswerHolds() {
        var right = right();
        var secret = "secret " + right.id();
        validations.issue(right, secret);
        var first = validations.tell(secret, RestoredContent.FAILED, Optional.of("no rows"), Held.NOW);
        assertEquals(0, first.backups());
        assertEquals(first, validations.tell(secret, RestoredContent.FAILED, Optional.empty(), Held.NOW));
        refused(
                ProblemCode.STATE_CONFLICT,
                () -> validations.tell(secret, RestoredContent.SUCCESSFUL, Optional.empty(), Held.NOW));
    }

    @Test
    void theSecretIsKeptNowhere() {
        var right = right();
        var secret = "sgv_" + right.id();
        validations.issue(right, secret);
        var kept = QuarkusTransaction.requiringNew()
                .call(() -> sql.first(
                                "select v::text as everything from restore_validations v where id = ?",
                                row -> row.text("everything"),
                                right.id())
                        .orElseThrow());
        assertFalse(kept.contains(secret), kept);
    }
}
