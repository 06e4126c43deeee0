package io.strongroom.sandbox.faults;

/** How a call can go wrong. */
public enum Fault {
    /** Refused for being too many; nothing happened. */
    THROTTLE("throttle"),
    /** Refused for want of permission; nothing happened. */
    DENIED("denied"),
    /** The service failed; nothing happened. */
    INTERNAL_500("internal"),
    /** It happened, but the answer never came. Only calls that change something are struck. */
    EXECUTED_THEN_TIMED_OUT("timeout-after");

    private final String word;

    Fault(String word) {
        this.word = word;
    }

    /** Its name in the configuration. */
    public String word() {
        return word;
    }
}
