package io.strongroom.sandbox.organization;

import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.accounts.AwsAccount;
import io.strongroom.domain.accounts.Region;
import io.strongroom.sandbox.calls.Calls;
import io.strongroom.sandbox.calls.Session;
import java.util.Optional;

/** An account in a Region, seen through the calls of one session. */
record SandboxAwsAccount(Calls calls, SandboxClients clients) implements AwsAccount {
    @Override
    public AccountId id() {
        return calls.place().account();
    }

    @Override
    public Region region() {
        return calls.place().region();
    }

    @Override
    public Optional<String> changesAs() {
        return Optional.of("arn:" + partition().id() + ":iam::" + id() + ":role/" + Session.REMEDIATION_ROLE);
    }

    @Override
    public <C> C client(Class<C> sdkClient) {
        return clients.make(sdkClient, calls);
    }
}
