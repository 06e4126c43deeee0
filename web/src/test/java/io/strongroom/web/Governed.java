package io.strongroom.web;

import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.alerts.AlertRoute;
import io.strongroom.domain.alerts.AlertRoutes;
import io.strongroom.domain.alerts.Deliveries;
import io.strongroom.domain.alerts.DeliveryId;
import io.strongroom.domain.alerts.DeliveryLeases;
import io.strongroom.domain.alerts.Destination;
import io.strongroom.domain.alerts.NewAlertRoute;
import io.strongroom.domain.alerts.Outcome;
import io.strongroom.domain.alerts.QuietHours;
import io.strongroom.domain.controls.ControlId;
import io.strongroom.domain.controls.Severity;
import io.strongroom.domain.exceptions.Exemption;
import io.strongroom.domain.exceptions.ExemptionScope;
import io.strongroom.domain.exceptions.Exemptions;
import io.strongroom.domain.exceptions.NewExemption;
import io.strongroom.domain.incidents.DetectorId;
import io.strongroom.domain.incidents.NewSuppression;
import io.strongroom.domain.incidents.Suppression;
import io.strongroom.domain.incidents.Suppressions;
import io.strongroom.domain.jobs.WorkerId;
import io.strongroom.domain.json.Json;
import io.strongroom.domain.policies.BackupSecurityPolicy;
import io.strongroom.domain.policies.NewPolicy;
import io.strongroom.domain.policies.Policies;
import io.strongroom.domain.policies.Thresholds;
import io.strongroom.domain.schedules.NewSchedule;
import io.strongroom.domain.schedules.Schedule;
import io.strongroom.domain.schedules.Schedules;
import io.strongroom.domain.users.AccountScope;
import io.strongroom.domain.users.Principal;
import io.strongroom.domain.users.Users;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** Makes exceptions, suppressions, policies, schedules and alert routes through the ports, for pages to show. */
@Singleton
public class Governed {
    private static final int NAME_MOST = 90;
    private static final int OWNER_MOST = 200;
    private static final WorkerId WORKER = new WorkerId(UUID.randomUUID());

    private final Exemptions exemptions;
    private final Policies policies;
    private final Schedules schedules;
    private final Suppressions suppressions;
    private final Assessed assessed;
    private final Users users;
    private final InstantSource clock;
    private final AlertRoutes routes;
    private final Deliveries deliveries;
    private final DeliveryLeases leases;

    Governed(
            Exemptions exemptions,
            Policies policies,
            Schedules schedules,
            Suppressions suppressions,
            AlertRoutes routes,
            Deliveries deliveries,
            DeliveryLeases leases,
            Assessed assessed,
            Users users,
            InstantSource clock) {
        this.exemptions = exemptions;
        this.policies = policies;
        this.schedules = schedules;
        this.suppressions = suppressions;
        this.routes = routes;
        this.deliveries = deliveries;
        this.leases = leases;
        this.assessed = assessed;
        this.users = users;
        this.clock = clock;
    }

    /** One of each for that account alone: its id by the root of its address. */
    public Map<String, String> of(AccountId account, String name) {
        var scope = AccountScope.of(Set.of(account));
        return Map.of(
                "/exceptions",
                        asked(new ExemptionScope.OneAccount(account), "It is being replaced.", name)
                                .id()
                                .toString(),
                "/policies", policy(name, scope, Map.of()).id().toString(),
                "/suppressions", suppression(account, name).id().toString(),
                "/schedules", schedule(name, scope).id().toString(),
                "/alerts", webhook(name, scope).id().toString());
    }

    /** Some of each in several states, with that text wherever text can be. */
    public Map<String, List<String>> painted(AccountId account, String text) {
        assessed.saw(account, Assessed.vault("IMM-01", account, text, Assessed.fail(text)));
        var owner = text.substring(0, Math.min(OWNER_MOST, text.length()));
        var everything = AccountScope.everything();
        var named = new AccountScope(false, Set.of(account), Set.of("/" + text));
        var waiting = asked(new ExemptionScope.OneResource(account, "arn:" + text), text, owner);
        var unit = asked(new ExemptionScope.Unit("/" + text), text, owner);
        var rejected = exemptions.reject(said(unit, text), principal("approver"), clock.instant());
        var active = approved(asked(new ExemptionScope.OneAccount(account), text, owner), text);
        var ended = approved(asked(new ExemptionScope.OneAccount(account), text, owner), text);
        exemptions.withdraw(said(ended, text), principal("operator"), clock.instant());
        var policy = policy(text, named, Map.of("requiredTags", List.of("owner"), "minRetentionDays", 35));
        var by = principal("administrator");
        var next = thresholds(Map.of("recoveryPoint", "PT36H", "lockTier", "COMPLIANCE", "failureShare", 0.07));
        policies.save(policy.id(), new NewPolicy(policy.name(), named, next), 1, by, clock.instant());
        var retired = policy("retired " + text, everything, Map.of());
        policies.retire(retired.id(), 1, by, clock.instant());
        return Map.of(
                "/exceptions",
                        List.of(
                                waiting.id().toString(),
                                rejected.id().toString(),
                                active.id().toString(),
                                ended.id().toString()),
                "/policies", List.of(policy.id().toString(), retired.id().toString()),
                "/suppressions", suppressions(account, text),
                "/schedules",
                        List.of(
                                schedule(text, named).id().toString(),
                                schedule(text, everything).id().toString()),
                "/alerts", alerts(text, named));
    }

    /** One that is new, and one that was approved and ended. */
    private List<String> suppressions(AccountId account, String text) {
        var fresh = suppression(account, text);
        var approved = suppressions.approve(suppression(account, text).id(), 1, principal("approver"), clock.instant());
        var ended = suppressions.end(approved.id(), approved.version(), principal("operator"), clock.instant());
        return List.of(fresh.id().toString(), ended.id().toString());
    }

    /** A suppression of INC-09 that the operator makes, for ten days. */
    public Suppression suppression(AccountId account, String text) {
        var owner = text.substring(0, Math.min(OWNER_MOST, text.length()));
        var now = clock.instant();
        return suppressions.add(
                new NewSuppression(
                        new DetectorId("INC-09"),
                        account,
                        Optional.of("arn:aws:iam::" + account + ":role/" + text),
                        Optional.of("arn:" + text),
                        "expected: " + text,
                        owner,
                        Optional.of(now.plus(Duration.ofDays(10)))),
                principal("operator"),
                now);
    }

    /** An exception for IMM-01 that the operator asks for, for ten days. */
    public Exemption asked(ExemptionScope scope, String reason, String owner) {
        var now = clock.instant();
        var until = Optional.of(now.plus(Duration.ofDays(10)));
        return exemptions.request(
                new NewExemption(new ControlId("IMM-01"), scope, reason, owner, until), principal("operator"), now);
    }

    /** The same once the approver has said yes. */
    public Exemption approved(Exemption asked, String comment) {
        return exemptions.approve(said(asked, comment), principal("approver"), clock.instant());
    }

    private static Exemptions.Decision said(Exemption exemption, String comment) {
        return new Exemptions.Decision(exemption.id(), exemption.version(), comment);
    }

    /** A policy whose name begins so. */
    public BackupSecurityPolicy policy(String name, AccountScope scope, Map<String, Object> said) {
        return policies.add(
                new NewPolicy(cut(name) + " " + UUID.randomUUID().toString().substring(0, 8), scope, thresholds(said)),
                principal("administrator"),
                clock.instant());
    }

    private static Thresholds thresholds(Map<String, Object> said) {
        return Json.convert(Json.tree(said), Thresholds.class);
    }

    /** A webhook that works, a mailbox that failed, and Slack after a change of an incident that was given up. */
    private List<String> alerts(String text, AccountScope scope) {
        var webhook = webhook(text, scope);
        var mail = route(text, scope, new Destination.Email("oncall@example.com"));
        var slack = route(text, scope, new Destination.Slack("https://hooks.slack.com/services/x"));
        sent(webhook, new Outcome.Arrived());
        sent(mail, new Outcome.Missed(text));
        sent(slack, new Outcome.Unwanted(text));
        return Stream.of(webhook, mail, slack)
                .map(route -> route.id().toString())
                .toList();
    }

    /** Sends a test along it, which ends so. @return the delivery's id */
    public String sent(AlertRoute route, Outcome outcome) {
        var id = deliveries
                .test(route.id(), principal("administrator"), clock.instant())
                .id();
        var tried = Optional.<DeliveryId>empty();
        while (!tried.equals(Optional.of(id))) {
            var lease = leases.claim(WORKER, clock.instant()).orElseThrow();
            leases.finish(lease, outcome, 0, clock.instant());
            tried = Optional.of(lease.delivery());
        }
        return id.toString();
    }

    public AlertRoute webhook(String name, AccountScope scope) {
        return route(name, scope, new Destination.Webhook("https://hooks.example.com/strongroom"));
    }

    private AlertRoute route(String name, AccountScope scope, Destination destination) {
        var line = cut(name).replaceAll("\\p{Cntrl}", " ");
        return routes.add(
                        new NewAlertRoute(
                                line.isBlank() ? "blank" : line,
                                true,
                                Severity.HIGH,
                                scope,
                                Set.of(new DetectorId("INC-02")),
                                destination,
                                Duration.ofMinutes(10),
                                Optional.of(QuietHours.of("22:00", "07:00", "Europe/Berlin"))),
                        principal("administrator"),
                        clock.instant())
                .route();
    }

    /** A schedule every day at half past one in Berlin. */
    public Schedule schedule(String name, AccountScope scope) {
        return schedules.add(
                new NewSchedule(cut(name), scope, "30 1 * * *", "Europe/Berlin", true),
                principal("administrator"),
                clock.instant());
    }

    private static String cut(String name) {
        return name.substring(0, Math.min(NAME_MOST, name.length()));
    }

    private Principal principal(String name) {
        return Principal.of(users.named(name).orElseThrow());
    }

    public Exemptions exemptions() {
        return exemptions;
    }

    public Policies policies() {
        return policies;
    }

    public Schedules schedules() {
        return schedules;
    }
}
