package io.strongroom.worker.aws;

import java.io.Serial;
import java.time.Duration;
import software.amazon.awssdk.core.exception.SdkClientException;

/** Our own pace does not allow the call yet; it was not made. The job steps aside until the budget has room. */
public final class BudgetExhausted extends SdkClientException {
    @Serial
    private static final long serialVersionUID = 1L;

    /** @param wait how long the call would have had to wait */
    public BudgetExhausted(String api, Duration wait) {
        super(SdkClientException.builder().message(api + " would have to wait " + wait.toMillis() + " ms"));
    }
}
