package io.strongroom.worker.accounts;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.strongroom.domain.accounts.AccountRegister;
import io.strongroom.domain.accounts.AwsAccounts;
import io.strongroom.domain.onboarding.Doors;
import io.strongroom.domain.onboarding.Installation;
import io.strongroom.worker.queue.Loop;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/** Keeps the known accounts up to date: at the start, and from time to time. */
@Singleton
class AccountDiscovery {
    private static final Logger LOG = Logger.getLogger(AccountDiscovery.class);

    private final AwsAccounts aws;
    private final Doors doors;
    private final AccountRegister accounts;
    private final Installation installation;
    private final Loop loop;
    private int known = -1;

    AccountDiscovery(
            AwsAccounts aws, Doors doors, AccountRegister accounts, Installation installation, AwsConfig config) {
        this.aws = aws;
        this.doors = doors;
        this.installation = installation;
        this.accounts = accounts;
        this.loop = new Loop("account-discovery", config.discoverEvery(), this::discover);
    }

    void start(@Observes StartupEvent event) {
        loop.start();
    }

    void stop(@Observes ShutdownEvent event) {
        loop.stop();
    }

    private int discover() {
        var found = aws.discover();
        accounts.putAll(found.accounts());
        var closed = found.closed(accounts.all());
        if (!closed.isEmpty()) {
            accounts.putAll(closed);
            LOG.infof("%d accounts are there no more and are closed", closed.size());
        }
        if (found.accounts().size() != known) {
            known = found.accounts().size();
            LOG.infof("%d accounts are known%s", known, aws.simulated() ? ", all simulated" : "");
        }
        doors.workerRole().ifPresent(installation::worksAs);
        return 0;
    }
}
