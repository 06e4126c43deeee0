package io.strongroom.domain.findings;

import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.controls.ControlId;
import io.strongroom.domain.controls.Severity;
import java.util.Optional;
import java.util.Set;

/**
 * Which findings to list, the worst first and the oldest of equals before the younger. Empty sets mean all.
 *
 * @param verdicts {@code FAIL} and {@code UNKNOWN}
 * @param resource ARN of the resource
 * @param visible accounts that the caller reaches; empty optional for every account
 * @param after only what comes after this one: the cursor
 */
public record FindingQuery(
        Set<ControlId> controls,
        Set<AccountId> accounts,
        Set<String> regions,
        Set<Severity> severities,
        Set<FindingStatus> statuses,
        Set<String> verdicts,
        Optional<String> resource,
        Optional<String> assignee,
        Optional<Set<AccountId>> visible,
        Optional<Cursor> after,
        int limit) {
    public FindingQuery {
        controls = Set.copyOf(controls);
        accounts = Set.copyOf(accounts);
        regions = Set.copyOf(regions);
        severities = Set.copyOf(severities);
        statuses = Set.copyOf(statuses);
        verdicts = Set.copyOf(verdicts);
    }

    /** The place of a finding in the list. */
    public record Cursor(Severity severity, FindingId id) {}

    /** Everything that is open. */
    public static FindingQuery open(int limit) {
        return new FindingQuery(
                Set.of(),
                Set.of(),
                Set.of(),
                Set.of(),
                Set.of(FindingStatus.OPEN),
                Set.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                limit);
    }

    public FindingQuery of(ControlId control) {
        return new FindingQuery(
                Set.of(control),
                accounts,
                regions,
                severities,
                statuses,
                verdicts,
                resource,
                assignee,
                visible,
                after,
                limit);
    }

    public FindingQuery of(AccountId account) {
        return new FindingQuery(
                controls,
                Set.of(account),
                regions,
                severities,
                statuses,
                verdicts,
                resource,
                assignee,
                visible,
                after,
                limit);
    }

    public FindingQuery seenBy(Optional<Set<AccountId>> reached) {
        return new FindingQuery(
                controls, accounts, regions, severities, statuses, verdicts, resource, assignee, reached, after, limit);
    }

    public FindingQuery after(Optional<Cursor> cursor) {
        return new FindingQuery(
                controls,
                accounts,
                regions,
                severities,
                statuses,
                verdicts,
                resource,
                assignee,
                visible,
                cursor,
                limit);
    }
}
