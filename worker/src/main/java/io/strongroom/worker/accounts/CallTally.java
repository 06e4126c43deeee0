package io.strongroom.worker.accounts;

import io.strongroom.worker.aws.AwsFailure;
import java.time.Duration;

/** Is told of every call of a customer's account, for whoever counts them. It must be quick, and must not fail. */
public interface CallTally {
    /** Counts nothing. */
    CallTally NONE = new CallTally() {
        @Override
        public void called(String service, Result result) {}

        @Override
        public void waited(Duration length) {}
    };

    /** How a call ended. */
    enum Result {
        ANSWERED,
        THROTTLED,
        DENIED,
        /** No answer in time, or a fault of theirs or of the network. */
        FAILED,
        /** The service said no to what was asked; that a resource is not there is one of these. */
        REFUSED,
        /** Not made: the account's budget would have had it wait too long. */
        POSTPONED;

        static Result of(AwsFailure.Kind kind) {
            return switch (kind) {
                case THROTTLED -> THROTTLED;
                case DENIED -> DENIED;
                case TIMED_OUT, TRANSIENT, SYSTEMIC -> FAILED;
                case UNSUPPORTED, PERMANENT -> REFUSED;
            };
        }
    }

    /** @param service as the SDK names its client, such as {@code Backup} */
    void called(String service, Result result);

    /** @param length how long the account's budget has a call wait; zero for most */
    void waited(Duration length);
}
