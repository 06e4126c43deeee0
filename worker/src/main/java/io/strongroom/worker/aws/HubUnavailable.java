package io.strongroom.worker.aws;

import java.io.Serial;
import software.amazon.awssdk.core.exception.SdkClientException;

/** Strongroom's own credentials do not work, so the call was not made or came to nothing. No account and no job is to blame. */
public final class HubUnavailable extends SdkClientException {
    @Serial
    private static final long serialVersionUID = 1L;

    /** @param reason for people, with what to do */
    public HubUnavailable(String reason, Throwable cause) {
        super(SdkClientException.builder().message(reason).cause(cause));
    }

    /** The one in the chain of causes, for the SDK wraps what its credentials providers throw. */
    static boolean isBehind(Throwable failure) {
        for (Throwable each = failure; each != null; each = each.getCause()) {
            if (each instanceof HubUnavailable) {
                return true;
            }
        }
        return false;
    }
}
