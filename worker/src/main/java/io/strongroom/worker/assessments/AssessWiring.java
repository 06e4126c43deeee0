package io.strongroom.worker.assessments;

import io.strongroom.domain.accounts.AwsAccounts;
import io.strongroom.domain.assessments.AssessmentLeases;
import io.strongroom.domain.controls.ControlCatalog;
import io.strongroom.worker.inventory.AccountReader;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** The plain objects of this package as beans. */
@Singleton
class AssessWiring {
    @Produces
    @Singleton
    AssessAccount work(
            AccountReader reader,
            ControlCatalog controls,
            AssessmentLeases leases,
            AwsAccounts accounts,
            AssessConfig config,
            InstantSource clock) {
        return new AssessAccount(reader, controls, leases, new RegionsToAssess(accounts, config), clock);
    }
}
