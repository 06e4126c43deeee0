package io.strongroom.db.integrity;

import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.integrity.BackupEvidence;
import io.strongroom.domain.integrity.RegionBackups;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.HashSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Writes what an assessment found of a place's backups, as a set: only what changed. */
@Singleton
public class EvidenceWriter {
    private final EvidenceRows rows;
    private final ValidationRows validations;

    EvidenceWriter(EvidenceRows rows, ValidationRows validations) {
        this.rows = rows;
        this.validations = validations;
    }

    /** In the running transaction, which has the place's row already. What tests and scans said before is kept. */
    public void write(AccountId account, String region, RegionBackups found, Instant at) {
        var before = rows.hold(account, region).stream()
                .collect(Collectors.toMap(BackupEvidence::subject, Function.identity()));
        var proofs = before.values().stream().collect(Collectors.toMap(BackupEvidence::subject, BackupEvidence::proof));
        var validated = found.with(validations.validated(account, region, found.tests()));
        var now = validated.evidence(account, region, proofs, at);
        var changed = now.stream()
                .filter(one -> !one.equals(before.get(one.subject())))
                .sorted((a, b) -> a.subject().compareTo(b.subject()))
                .toList();
        var gone = new HashSet<>(before.keySet());
        now.forEach(one -> gone.remove(one.subject()));
        rows.put(changed, at);
        rows.remove(account, region, gone);
        rows.sum(account, region);
    }
}
