package io.strongroom.db.integrity;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.strongroom.db.audit.AuditRows;
import io.strongroom.db.sql.Sql;
import io.strongroom.domain.audit.Fact;
import io.strongroom.domain.integrity.BackupEvidence;
import io.strongroom.domain.integrity.RestoreOutcome;
import io.strongroom.domain.integrity.RestoreValidations;
import io.strongroom.domain.integrity.RestoredContent;
import io.strongroom.domain.integrity.ValidationRight;
import io.strongroom.domain.json.Json;
import io.strongroom.domain.problems.ProblemCode;
import io.strongroom.domain.problems.Rejected;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Rights to validate, found by the digest of their secret: nothing can be guessed, so a plain digest is enough. */
@Singleton
@Transactional
class PgRestoreValidations implements RestoreValidations {
    private final ValidationRows validations;
    private final EvidenceRows evidence;
    private final AuditRows audit;

    PgRestoreValidations(ValidationRows validations, EvidenceRows evidence, AuditRows audit) {
        this.validations = validations;
        this.evidence = evidence;
        this.audit = audit;
    }

    @Override
    public void issue(ValidationRight right, String secret) {
        validations.add(right, hash(secret));
        var details = of(right).put("expiresAt", right.expiresAt().toString());
        fact(right, right.issuedBy(), "restore-validation.issued", details, right.issuedAt());
    }

    @Override
    public Optional<ValidationRight> of(String secret, Instant now) {
        return validations.find(hash(secret), now).map(ValidationRows.Given::right);
    }

    @Override
    public Recorded tell(String secret, RestoredContent content, Optional<String> message, Instant now) {
        var at = Sql.micros(now);
        var given = validations
                .hold(hash(secret), at)
                .orElseThrow(() -> new Rejected(
                        ProblemCode.UNAUTHENTICATED, "There is no such right, or its time is over. Ask for another."));
        var right = given.right();
        if (given.told().isPresent()) {
            return again(given, content);
        }
        validations.told(right, content, message, at);
        var details = of(right).put("outcome", content.name());
        message.ifPresent(text -> details.put("message", text));
        fact(right, right.bearer(), "restore-validation.told", details, at);
        var known = tested(right);
        evidence.put(
                known.stream()
                        .map(one -> one.with(validated(one, right, content, message), at))
                        .toList(),
                at);
        if (!known.isEmpty()) {
            evidence.sum(right.account(), right.region().value());
        }
        return new Recorded(right, content, known.size());
    }

    private Recorded again(ValidationRows.Given given, RestoredContent content) {
        var told = given.told().orElseThrow();
        if (told != content) {
            throw new Rejected(
                    ProblemCode.STATE_CONFLICT,
                    "This right was used before, and " + told + " was told. Ask for another right to tell otherwise.");
        }
        return new Recorded(given.right(), told, tested(given.right()).size());
    }

    private List<BackupEvidence> tested(ValidationRight right) {
        return evidence.holdTested(right.account(), right.region().value(), right.jobId());
    }

    private static RestoreOutcome validated(
            BackupEvidence one, ValidationRight right, RestoredContent content, Optional<String> message) {
        return one.proof().test().orElseThrow().validated(content.name(), right.bearer(), message);
    }

    private static ObjectNode of(ValidationRight right) {
        return Json.object()
                .put("account", right.account().value())
                .put("region", right.region().value())
                .put("right", right.id().toString());
    }

    private void fact(ValidationRight right, String actor, String action, ObjectNode details, Instant at) {
        audit.add(new Fact(at, actor, action, "restore-job", right.jobId(), details));
    }

    private static byte[] hash(String secret) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
