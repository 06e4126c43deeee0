package io.strongroom.sandbox.calls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.function.Executable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** Asserts on refusals by their error code, which is what callers look at. */
public final class Refused {
    private Refused() {}

    public static AwsServiceException with(String code, Executable call) {
        var refusal = assertThrows(AwsServiceException.class, call);
        assertEquals(code, refusal.awsErrorDetails().errorCode(), refusal.getMessage());
        return refusal;
    }
}
