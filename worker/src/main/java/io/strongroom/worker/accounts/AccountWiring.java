package io.strongroom.worker.accounts;

import io.strongroom.domain.accounts.Accounts;
import io.strongroom.domain.accounts.AwsAccounts;
import io.strongroom.domain.accounts.CallBudgets;
import io.strongroom.domain.onboarding.Connection;
import io.strongroom.domain.onboarding.ConnectionTests;
import io.strongroom.domain.onboarding.Doors;
import io.strongroom.domain.onboarding.Enrollment;
import io.strongroom.domain.onboarding.Enrollments;
import io.strongroom.sandbox.organization.SandboxAwsAccounts;
import io.strongroom.sandbox.organization.SandboxSettings;
import io.strongroom.sandbox.store.PgStore;
import io.strongroom.worker.jobs.UntilStopped;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.profiles.ProfileFileSupplier;

/** Chooses what is behind the port. */
@Singleton
class AccountWiring {
    private static final int READ_RETRIES = 3;

    /** What is behind the ports, one thing for both. */
    record Behind(AwsAccounts accounts, Doors doors) {}

    @Produces
    @Singleton
    Behind behind(
            AwsConfig config,
            SandboxConfig simulation,
            Instance<DataSource> database,
            Accounts known,
            Enrollments enrollments,
            Hub hub,
            InstantSource clock) {
        return switch (config.mode()) {
            case SANDBOX -> {
                var sandbox = sandbox(simulation, database.get(), clock);
                yield new Behind(sandbox, sandbox);
            }
            case LIVE -> {
                var live = live(config, hub, known, enrollments);
                yield new Behind(live, live);
            }
        };
    }

    @Produces
    @Singleton
    AwsAccounts accounts(
            Behind behind,
            AwsConfig config,
            CallBudgets budgets,
            Enrollments enrollments,
            ConnectionTests tests,
            UntilStopped pauses,
            CallTally tally,
            InstantSource clock) {
        var reading = new Paced(budgets, clock, pauses, config.longestWait(), READ_RETRIES, tally);
        var changing = new Paced(budgets, clock, pauses, config.longestWait(), 0, tally);
        return new PacedAwsAccounts(
                behind.accounts(),
                reading,
                changing,
                id -> enrollments.find(id).map(Enrollment::terms),
                id -> tests.of(id).stream()
                        .flatMap(test -> test.found().stream())
                        .findFirst()
                        .filter(found -> found.health() == Connection.Health.EXPOSED)
                        .isPresent());
    }

    @Produces
    @Singleton
    Doors doors(Behind behind) {
        return behind.doors();
    }

    /** Strongroom's own way into AWS. */
    record Hub(LiveClients clients, AwsCredentialsProvider ambient, HubCircuit circuit) {}

    @Produces
    @Singleton
    Hub hub(AwsConfig config, InstantSource clock) {
        var clients = new LiveClients(config.callTimeout(), config.attemptTimeout(), EndpointOverride.set());
        // Read again when the files change, so that renewed credentials need no restart.
        var ambient = DefaultCredentialsProvider.builder()
                .profileFile(ProfileFileSupplier.defaultSupplier())
                .build();
        var bare = new SignedAs(ambient, UnaryOperator.identity());
        return new Hub(clients, ambient, new HubCircuit(clock, () -> Roles.whoAmI(clients, bare)));
    }

    @Produces
    @Singleton
    HubCircuit circuit(Hub hub) {
        return hub.circuit();
    }

    private static SandboxAwsAccounts sandbox(SandboxConfig simulation, DataSource database, InstantSource clock) {
        var randomness = new SecureRandom();
        var settings = SandboxSettings.from(simulation.variables(), randomness.nextLong());
        return new SandboxAwsAccounts(new PgStore(database, clock), clock, settings, randomness);
    }

    private static LiveAwsAccounts live(AwsConfig config, Hub hub, Accounts known, Enrollments enrollments) {
        var roles = new Roles(config, hub.clients(), hub.ambient(), hub.circuit(), enrollments::find);
        return new LiveAwsAccounts(
                hub.clients(),
                roles,
                config,
                () -> enrollments.all().stream()
                        .flatMap(enrollment -> known.find(enrollment.account()).stream())
                        .toList());
    }
}
