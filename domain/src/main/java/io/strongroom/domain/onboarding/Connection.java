package io.strongroom.domain.onboarding;

/** What a connection test found. */
public record Connection(RoleConnection read, RoleConnection remediation) {

    /** What it comes to, the worst first. */
    public enum Health {
        /** The read role does not open: nothing can be told of the account. */
        UNREACHABLE,
        /** A role opens without the ExternalId: it must not be used before that is mended. */
        EXPOSED,
        /** It can be worked with, but not all of it can be read or fixed, or that could not be told. */
        PARTIAL,
        WHOLE
    }

    public Health health() {
        if (!read.withExternalId().open()) {
            return Health.UNREACHABLE;
        }
        if (read.exposed() || remediation.exposed()) {
            return Health.EXPOSED;
        }
        boolean shut = read.withoutExternalId().state() == Opening.State.REFUSED
                && remediation.withoutExternalId().state() == Opening.State.REFUSED;
        boolean whole = remediation.withExternalId().open()
                && read.powers().whole()
                && remediation.powers().whole();
        return shut && whole ? Health.WHOLE : Health.PARTIAL;
    }

    /** Whether the account may be worked with. */
    public boolean usable() {
        return switch (health()) {
            case UNREACHABLE, EXPOSED -> false;
            case PARTIAL, WHOLE -> true;
        };
    }
}
