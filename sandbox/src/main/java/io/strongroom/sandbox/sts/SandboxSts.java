package io.strongroom.sandbox.sts;

import io.strongroom.sandbox.calls.Call;
import io.strongroom.sandbox.calls.Calls;
import io.strongroom.sandbox.calls.Dialect;
import java.util.List;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityRequest;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;
import software.amazon.awssdk.services.sts.model.StsException;
import software.amazon.awssdk.services.sts.model.StsResponseMetadata;

/** STS for one account and Region. Operations that are not here throw {@link UnsupportedOperationException}. */
public final class SandboxSts implements StsClient {
    private static final Dialect STS = Dialect.query("sts", StsException::builder, StsResponseMetadata::create);
    private final Calls calls;

    public SandboxSts(Calls calls) {
        this.calls = calls;
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}

    /** Needs no permission, as in AWS. */
    @Override
    public GetCallerIdentityResponse getCallerIdentity(GetCallerIdentityRequest request) {
        var call = new Call(STS, "sts:GetCallerIdentity", request, documents -> List.of());
        var caller = calls.caller();
        return calls.read(
                call,
                documents -> GetCallerIdentityResponse.builder()
                        .account(calls.place().account().value())
                        .arn(caller)
                        .userId("AROASANDBOX" + calls.place().account() + ":"
                                + caller.substring(caller.lastIndexOf('/') + 1))
                        .build());
    }
}
