package io.strongroom.domain.changes;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A change in its place in a plan, with what has come of it.
 *
 * @param n its place, from 1
 * @param change as planned; stand-ins unresolved
 * @param applied as carried out, stand-ins resolved and with what was really there before; empty until then
 * @param made the ARN that AWS gave to what it created
 * @param requestIds AWS request ids of its mutating calls
 */
public record PlannedChange(
        int n,
        Change change,
        ChangeState state,
        Optional<Change> applied,
        Optional<String> made,
        List<String> requestIds,
        Optional<Instant> at) {
    public PlannedChange {
        requestIds = List.copyOf(requestIds);
    }

    public static PlannedChange of(int n, Change change) {
        return new PlannedChange(
                n, change, ChangeState.PLANNED, Optional.empty(), Optional.empty(), List.of(), Optional.empty());
    }
}
