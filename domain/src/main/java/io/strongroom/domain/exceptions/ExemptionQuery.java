package io.strongroom.domain.exceptions;

import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.controls.ControlId;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Which exceptions to list, those that expire first before the others.
 *
 * @param states empty for all
 * @param visible accounts that the caller reaches: only what touches one of them; empty optional for every account
 * @param after only what comes after this one: the cursor
 */
public record ExemptionQuery(
        Set<Exemption.State> states,
        Optional<ControlId> control,
        Optional<Set<AccountId>> visible,
        Optional<Cursor> after,
        int limit) {
    public ExemptionQuery {
        states = Set.copyOf(states);
        visible = visible.map(Set::copyOf);
    }

    /** The place of an exception in the list. */
    public record Cursor(Instant expiresAt, ExemptionId id) {
        public static Cursor of(Exemption exemption) {
            return new Cursor(exemption.expiresAt(), exemption.id());
        }
    }
}
