package io.strongroom.worker.accounts;

import io.strongroom.domain.accounts.AwsAccounts;
import io.strongroom.domain.accounts.CallBudgets;
import io.strongroom.sandbox.organization.SandboxAwsAccounts;
import io.strongroom.sandbox.organization.SandboxSettings;
import io.strongroom.sandbox.store.PgStore;
import io.strongroom.worker.jobs.UntilStopped;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.InstantSource;
import javax.sql.DataSource;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;

/** Chooses what is behind the port. */
@Singleton
class AccountWiring {
    /** The SDK retries throttled reads by itself; the sandbox has no SDK in front of it. */
    private static final int SANDBOX_READ_RETRIES = 3;

    @Produces
    @Singleton
    AwsAccounts accounts(
            AwsConfig config,
            SandboxConfig simulation,
            Instance<DataSource> database,
            CallBudgets budgets,
            UntilStopped pauses,
            InstantSource clock) {
        var changing = new Paced(budgets, clock, pauses, config.longestWait(), 0);
        return switch (config.mode()) {
            case SANDBOX -> {
                var reading = new Paced(budgets, clock, pauses, config.longestWait(), SANDBOX_READ_RETRIES);
                yield new PacedAwsAccounts(sandbox(simulation, database.get(), clock), reading, changing);
            }
            case LIVE -> new PacedAwsAccounts(live(config), changing, changing);
        };
    }

    private static AwsAccounts sandbox(SandboxConfig simulation, DataSource database, InstantSource clock) {
        var randomness = new SecureRandom();
        var settings = SandboxSettings.from(simulation.variables(), randomness.nextLong());
        return new SandboxAwsAccounts(new PgStore(database, clock), clock, settings, randomness);
    }

    private static AwsAccounts live(AwsConfig config) {
        var overridden = System.getenv().keySet().stream().anyMatch(name -> name.startsWith("AWS_ENDPOINT_URL"))
                || System.getProperty("aws.endpointUrl") != null;
        var clients = new LiveClients(config.callTimeout(), config.attemptTimeout(), overridden);
        var ambient = DefaultCredentialsProvider.builder().build();
        return new LiveAwsAccounts(clients, new Roles(config, clients, ambient), ambient, config);
    }
}
