package io.strongroom.domain.policies;

import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.controls.ControlId;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What saving a policy would touch. It does not foretell verdicts: those come with the next assessment, which judges by
 * the new thresholds.
 *
 * @param accounts accounts whose expectations would change, with the fields that do
 * @param controls controls that judge by a field that changes, with how many open findings they have in those accounts
 */
public record PolicyPreview(SortedMap<AccountId, Set<String>> accounts, SortedMap<ControlId, Long> controls) {
    /** Fields that change anywhere. */
    public Set<String> fields() {
        return accounts.values().stream().flatMap(Set::stream).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Open findings of all those controls. */
    public long findings() {
        return controls.values().stream().mapToLong(Long::longValue).sum();
    }
}
