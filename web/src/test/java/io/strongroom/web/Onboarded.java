package io.strongroom.web;

import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.accounts.Region;
import io.strongroom.domain.jobs.WorkerId;
import io.strongroom.domain.onboarding.Connection;
import io.strongroom.domain.onboarding.ConnectionTestLeases;
import io.strongroom.domain.onboarding.ConnectionTests;
import io.strongroom.domain.onboarding.Connections;
import io.strongroom.domain.onboarding.Enrollments;
import io.strongroom.domain.onboarding.NewEnrollment;
import io.strongroom.domain.onboarding.Opening;
import io.strongroom.domain.onboarding.RoleConnection;
import io.strongroom.domain.onboarding.Terms;
import io.strongroom.domain.users.Principal;
import io.strongroom.domain.users.Users;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Enrolls accounts and tests their connections through the ports, for tests to look at. */
@Singleton
public class Onboarded {
    private final World world;
    private final Users users;
    private final Enrollments enrollments;
    private final ConnectionTests tests;
    private final ConnectionTestLeases leases;
    private final InstantSource clock;

    Onboarded(
            World world,
            Users users,
            Enrollments enrollments,
            ConnectionTests tests,
            ConnectionTestLeases leases,
            InstantSource clock) {
        this.world = world;
        this.users = users;
        this.enrollments = enrollments;
        this.tests = tests;
        this.leases = leases;
        this.clock = clock;
    }

    /** Accounts in several states, with this text wherever one can come from outside. */
    public List<String> each(String text) {
        var plain = enroll(text, Terms.usual());
        var tested = enroll(text, new Terms("R", "C", List.of(new Region("eu-west-1")), 30, Optional.of(text)));
        tested(tested, said(Connections.lacking(tested, Set.of("kms:ListKeys", "backup:CreateBackupVault"), 0), text));
        var waiting = enroll(text, Terms.usual());
        tests.request(waiting, text, clock.instant());
        return List.of(
                plain.value(),
                tested.value(),
                waiting.value(),
                world.newAccount(text).value());
    }

    public AccountId enroll(String name, Terms terms) {
        var id = world.newAccount(name);
        var admin = Principal.of(users.named("administrator").orElseThrow());
        enrollments.enroll(new NewEnrollment(id, name, terms), admin, clock.instant());
        return id;
    }

    /** Has the account's test end so, and ends those that others left waiting. */
    public void tested(AccountId account, Connection found) {
        tests.request(account, "administrator", clock.instant());
        var worker = new WorkerId(UUID.randomUUID());
        for (var lease = leases.claim(worker, clock.instant());
                lease.isPresent();
                lease = leases.claim(worker, clock.instant())) {
            leases.finish(lease.get(), found, clock.instant());
        }
    }

    private static Connection said(Connection found, String text) {
        var read = found.read();
        return new Connection(
                new RoleConnection(
                        read.arn(), read.withExternalId(), Opening.untold(text), read.version(), read.powers()),
                new RoleConnection(
                        found.remediation().arn(),
                        Opening.refused(text),
                        Opening.opened(),
                        Optional.empty(),
                        found.remediation().powers()));
    }
}
