package io.strongroom.worker.assessments;

import io.strongroom.domain.accounts.Accounts;
import io.strongroom.domain.accounts.ReadableAccounts;
import io.strongroom.domain.assessments.AssessmentLeases;
import io.strongroom.domain.controls.ControlCatalog;
import io.strongroom.domain.onboarding.Enrollments;
import io.strongroom.domain.policies.Expectations;
import io.strongroom.domain.policies.Policies;
import io.strongroom.worker.incidents.StandingWatch;
import io.strongroom.worker.inventory.AccountReader;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;

/** The plain objects of this package as beans. */
@Singleton
class AssessWiring {
    @Produces
    @Singleton
    AssessAccount work(
            AccountReader reader,
            ControlCatalog controls,
            AssessmentLeases leases,
            RegionsToAssess regions,
            Accounts accounts,
            Policies policies,
            InstantSource clock,
            StandingWatch watch) {
        return new AssessAccount(
                reader,
                controls,
                leases,
                regions,
                account -> accounts.find(account).map(policies::expectationsFor).orElseGet(Expectations::standard),
                clock,
                watch::assessed);
    }

    @Produces
    @Singleton
    RegionsToAssess regions(ReadableAccounts accounts, AssessConfig config, Enrollments enrollments) {
        return new RegionsToAssess(
                accounts,
                config,
                account -> enrollments
                        .find(account)
                        .map(enrollment -> enrollment.terms().regions())
                        .orElse(List.of()));
    }
}
