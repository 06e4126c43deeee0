package io.strongroom.worker.accounts;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.strongroom.domain.accounts.Accounts;
import io.strongroom.domain.accounts.AwsAccounts;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/** Keeps the known accounts up to date: at the start, and from time to time. */
@Singleton
class AccountDiscovery {
    private static final Logger LOG = Logger.getLogger(AccountDiscovery.class);

    private final AwsAccounts aws;
    private final Accounts accounts;

    AccountDiscovery(AwsAccounts aws, Accounts accounts) {
        this.aws = aws;
        this.accounts = accounts;
    }

    @Scheduled(every = "{strongroom.aws.discover-every}", concurrentExecution = ConcurrentExecution.SKIP)
    void discover() {
        var found = aws.discover();
        accounts.putAll(found);
        LOG.infof("%d accounts are known%s", found.size(), aws.simulated() ? ", all simulated" : "");
    }
}
