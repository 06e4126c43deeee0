package io.strongroom.domain.onboarding;

/**
 * What came of trying to assume a role.
 *
 * @param detail what AWS said, for people; empty when the role opened
 */
public record Opening(State state, String detail) {

    /** How it went. */
    public enum State {
        OPENED,
        /** AWS said no. */
        REFUSED,
        /** There was no telling: no answer, a throttle, or nothing to try. */
        UNTOLD
    }

    public static Opening opened() {
        return new Opening(State.OPENED, "");
    }

    public static Opening refused(String detail) {
        return new Opening(State.REFUSED, detail);
    }

    public static Opening untold(String detail) {
        return new Opening(State.UNTOLD, detail);
    }

    public boolean open() {
        return state == State.OPENED;
    }
}
