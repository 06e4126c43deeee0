package io.strongroom.domain.iam.access;

import java.util.Optional;

/**
 * What policies say to one request.
 *
 * @param direct whether they allow it to the caller itself
 * @param delegated whether they leave it to the caller's account to allow it
 * @param denied whether they deny it
 */
record Says(
        Truth direct,
        Truth delegated,
        Truth denied,
        Optional<StatementRef> allowedBy,
        Optional<StatementRef> deniedBy) {
    static final Says NOTHING = new Says(Truth.NO, Truth.NO, Truth.NO, Optional.empty(), Optional.empty());

    static Says allow(Truth direct, Truth delegated, StatementRef by) {
        var any = direct.or(delegated).isNo() ? Optional.<StatementRef>empty() : Optional.of(by);
        return new Says(direct, delegated, Truth.NO, any, Optional.empty());
    }

    static Says deny(Truth denied, StatementRef by) {
        var any = denied.isNo() ? Optional.<StatementRef>empty() : Optional.of(by);
        return new Says(Truth.NO, Truth.NO, denied, Optional.empty(), any);
    }

    /** Both together; the statement that decides surely is named before one that may. */
    Says and(Says other) {
        boolean otherAllows = !direct.isYes() && (other.direct.isYes() || allowedBy.isEmpty());
        boolean otherDenies = !denied.isYes() && (other.denied.isYes() || deniedBy.isEmpty());
        return new Says(
                direct.or(other.direct),
                delegated.or(other.delegated),
                denied.or(other.denied),
                otherAllows && other.allowedBy.isPresent() ? other.allowedBy : allowedBy,
                otherDenies && other.deniedBy.isPresent() ? other.deniedBy : deniedBy);
    }

    Truth allowed() {
        return direct.or(delegated);
    }
}
