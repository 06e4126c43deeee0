package io.strongroom.db.wiring;

import io.quarkus.arc.All;
import io.quarkus.arc.DefaultBean;
import io.strongroom.domain.accounts.Accounts;
import io.strongroom.domain.audit.AuditBundle;
import io.strongroom.domain.audit.AuditCheck;
import io.strongroom.domain.audit.AuditLog;
import io.strongroom.domain.audit.ChangeFreeze;
import io.strongroom.domain.controls.Control;
import io.strongroom.domain.controls.ControlCatalog;
import io.strongroom.domain.findings.Findings;
import io.strongroom.domain.findings.WholeFindings;
import io.strongroom.domain.incidents.Detector;
import io.strongroom.domain.incidents.DetectorCatalog;
import io.strongroom.domain.incidents.StandingDetector;
import io.strongroom.domain.jobs.JobRequests;
import io.strongroom.domain.onboarding.Enrollments;
import io.strongroom.domain.posture.Posture;
import io.strongroom.domain.posture.PostureGroups;
import io.strongroom.domain.remediations.Remediation;
import io.strongroom.domain.remediations.RemediationCatalog;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/** Plain objects of domain as beans. They stand here because db is the one module that every application has. */
@Singleton
class Wiring {
    private static final Duration MICROSECOND = Duration.ofNanos(1000);

    /** The system's clock in microseconds, as PostgreSQL keeps them: what is read back equals what was written. */
    @Produces
    @Singleton
    @DefaultBean
    InstantSource clock() {
        return Clock.tick(Clock.systemUTC(), MICROSECOND);
    }

    /** Made when it is first asked for; says so when discovery found nothing. */
    @Produces
    @Singleton
    RemediationCatalog catalog(@All List<Remediation> remediations) {
        return new RemediationCatalog(remediations);
    }

    /** The same for controls. */
    @Produces
    @Singleton
    ControlCatalog controls(@All List<Control<?>> controls) {
        return new ControlCatalog(controls);
    }

    /** The same for detectors. */
    @Produces
    @Singleton
    DetectorCatalog detectors(@All List<Detector> detectors, @All List<StandingDetector> standing) {
        return new DetectorCatalog(detectors, standing);
    }

    @Produces
    @Singleton
    JobRequests requests(RemediationCatalog catalog, Accounts accounts, Enrollments enrollments, ChangeFreeze freeze) {
        return new JobRequests(
                catalog,
                accounts,
                id -> enrollments
                        .find(id)
                        .flatMap(enrollment -> enrollment.terms().exclusion()),
                freeze::reason);
    }

    @Produces
    @Singleton
    ChangeFreeze freeze(AuditLog log, InstantSource clock) {
        return new ChangeFreeze(log::status, clock);
    }

    @Produces
    @Singleton
    AuditCheck auditCheck(AuditLog log) {
        return new AuditCheck(log);
    }

    @Produces
    @Singleton
    AuditBundle auditBundle(AuditLog log) {
        return new AuditBundle(log);
    }

    @Produces
    @Singleton
    PostureGroups postureGroups(Posture posture, ControlCatalog controls, Accounts accounts) {
        return new PostureGroups(posture, controls, accounts);
    }

    @Produces
    @Singleton
    WholeFindings wholeFindings(Findings findings, ControlCatalog controls) {
        return new WholeFindings(findings, controls);
    }
}
