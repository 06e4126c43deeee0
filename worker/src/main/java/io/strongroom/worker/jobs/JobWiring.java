package io.strongroom.worker.jobs;

import io.strongroom.domain.accounts.AwsAccounts;
import io.strongroom.domain.jobs.JobLeases;
import io.strongroom.domain.jobs.Jobs;
import io.strongroom.domain.remediations.RemediationCatalog;
import io.strongroom.worker.aws.AwsChanges;
import io.strongroom.worker.aws.AwsReader;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.InstantSource;

/** The plain objects of this package as beans. */
@Singleton
class JobWiring {
    @Produces
    @Singleton
    UntilStopped pauses() {
        return new UntilStopped();
    }

    @Produces
    @Singleton
    LeaseKeeper keeper(JobLeases leases, InstantSource clock) {
        return new LeaseKeeper(leases, clock, System::nanoTime);
    }

    @Produces
    @Singleton
    JobRunner runner(
            AwsAccounts accounts,
            RemediationCatalog catalog,
            Jobs jobs,
            JobLeases leases,
            LeaseKeeper keeper,
            AwsReader reader,
            AwsChanges changes,
            UntilStopped pauses,
            InstantSource clock) {
        var parts = new Applying.Parts(
                leases,
                keeper,
                new Readings(reader, clock, pauses),
                changes,
                new Failures(new SecureRandom()),
                pauses,
                clock);
        return new JobRunner(accounts, catalog, jobs::begunChanges, parts);
    }
}
