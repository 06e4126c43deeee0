package io.strongroom.db.integrity;

import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.integrity.BackupEvidence;
import io.strongroom.domain.integrity.HeldBackups;
import io.strongroom.domain.integrity.ProofIntake;
import io.strongroom.domain.integrity.ToldProof;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What the feed tells of tests and scans, put to the rows that it is about. */
@Singleton
@Transactional
class PgProofIntake implements ProofIntake {
    private static final Comparator<Place> ORDER =
            Comparator.comparing(Place::account).thenComparing(Place::region);

    private final EvidenceRows rows;
    private final ValidationRows validations;

    PgProofIntake(EvidenceRows rows, ValidationRows validations) {
        this.rows = rows;
        this.validations = validations;
    }

    private record Place(AccountId account, String region) {}

    /** Place by place in one order, for what is held stays held until the transaction ends. */
    @Override
    public void take(List<ToldProof> told, Instant now) {
        told.stream()
                .map(one -> new Place(one.account(), one.region()))
                .distinct()
                .sorted(ORDER)
                .forEach(place -> take(
                        place,
                        told.stream()
                                .filter(one -> new Place(one.account(), one.region()).equals(place))
                                .toList(),
                        now));
    }

    private void take(Place place, List<ToldProof> told, Instant now) {
        boolean changed = false;
        for (var each : told) {
            var one = each.with(test -> validations
                    .validated(place.account(), place.region(), List.of(test))
                    .getFirst());
            var known = rows.hold(
                    place.account(),
                    place.region(),
                    one.recoveryPointArn(),
                    one.resourceArn().orElse(""));
            var whose = one.subject(known.stream()
                    .map(BackupEvidence::held)
                    .map(HeldBackups::points)
                    .toList());
            var after = new ArrayList<BackupEvidence>();
            known.stream()
                    .filter(row -> whose.filter(row.subject()::equals).isPresent())
                    .forEach(row -> {
                        var next = one.applied(row, now);
                        if (!next.equals(row)) {
                            after.add(next);
                        }
                    });
            rows.put(after, now);
            changed |= !after.isEmpty();
        }
        if (changed) {
            rows.sum(place.account(), place.region());
        }
    }
}
