package io.strongroom.domain.incidents;

import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.controls.Severity;
import java.util.Optional;
import java.util.Set;

/**
 * Which incidents to list, newest first.
 *
 * @param states labels of {@link IncidentState}; empty for all
 * @param severities empty for all
 * @param detectors with a detection of one of these; empty for all
 * @param accounts only these; empty for all
 * @param owner sign-in name
 * @param visible accounts that the caller reaches; empty optional for every account
 * @param before only those with a smaller number: the cursor
 */
public record IncidentQuery(
        Set<String> states,
        Set<Severity> severities,
        Set<DetectorId> detectors,
        Set<AccountId> accounts,
        Optional<String> owner,
        Optional<Set<AccountId>> visible,
        Optional<Long> before,
        int limit) {
    public IncidentQuery {
        states = Set.copyOf(states);
        severities = Set.copyOf(severities);
        detectors = Set.copyOf(detectors);
        accounts = Set.copyOf(accounts);
        visible = visible.map(Set::copyOf);
    }

    /** The newest of all. */
    public static IncidentQuery newest(int limit) {
        return new IncidentQuery(
                Set.of(), Set.of(), Set.of(), Set.of(), Optional.empty(), Optional.empty(), Optional.empty(), limit);
    }
}
