package io.strongroom.worker.accounts;

import io.strongroom.sandbox.organization.SandboxAwsAccounts;
import jakarta.inject.Singleton;
import java.util.Optional;

/** The simulated organization, where there is one: for what is played in it. */
@Singleton
public class SimulatedOrganization {
    private final Optional<SandboxAwsAccounts> accounts;

    SimulatedOrganization(AccountWiring.Behind behind) {
        this.accounts =
                behind.accounts() instanceof SandboxAwsAccounts sandbox ? Optional.of(sandbox) : Optional.empty();
    }

    /** Empty when AWS is real. */
    public Optional<SandboxAwsAccounts> accounts() {
        return accounts;
    }
}
