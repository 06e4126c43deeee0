package io.strongroom.domain.onboarding;

/** Whether something can be done in an account. */
public enum Can {
    YES,
    NO,
    /** It was not tested, or could not be told. */
    UNKNOWN,
    /** Nothing that Strongroom does by itself: no remediation answers the control, or no call reads what it judges. */
    NOT_OFFERED;

    /** When both are needed. */
    Can and(Can other) {
        if (this == NO || other == NO) {
            return NO;
        }
        return this == YES ? other : this;
    }
}
