package io.strongroom.domain.remediations.roles;

import io.strongroom.domain.accounts.Target;
import io.strongroom.domain.arns.Arn;
import io.strongroom.domain.inventory.ReadOnlyFacet;
import io.strongroom.domain.inventory.Snapshot;
import io.strongroom.domain.remediations.Proposal.Refused;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The keys that a role shall be allowed to use. */
final class BackupKeys {
    private BackupKeys() {}

    /** Those that can be looked at from this account and Region. */
    static List<String> toLookUp(Collection<String> keys, Target target) {
        return keys.stream()
                .filter(key -> Arn.of(key).account().equals(target.accountId().value())
                        && Arn.of(key).region().equals(target.region().value()))
                .toList();
    }

    static Optional<Refused> objection(Collection<String> keys, Target target, Snapshot snapshot) {
        for (var key : keys) {
            if (!Arn.of(key).partition().equals(target.partition().id())) {
                return Optional.of(new Refused(
                        "key-in-another-partition",
                        key + " belongs to another partition than " + target.region() + "."));
            }
        }
        return toLookUp(keys, target).stream()
                .filter(key -> snapshot.state(new ReadOnlyFacet.Key(key)).isEmpty())
                .findFirst()
                .map(key -> new Refused("key-missing", "There is no key " + key + "."));
    }
}
