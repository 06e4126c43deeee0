package io.strongroom.web;

import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.controls.ControlId;
import io.strongroom.domain.exceptions.Exemption;
import io.strongroom.domain.exceptions.ExemptionScope;
import io.strongroom.domain.exceptions.Exemptions;
import io.strongroom.domain.exceptions.NewExemption;
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

/** Makes exceptions, policies and schedules through the ports, for pages to show. */
@Singleton
public class Governed {
    private static final int NAME_MOST = 90;
    private static final int OWNER_MOST = 200;

    private final Exemptions exemptions;
    private final Policies policies;
    private final Schedules schedules;
    private final Assessed assessed;
    private final Users users;
    private final InstantSource clock;

    Governed(
            Exemptions exemptions,
            Policies policies,
            Schedules schedules,
            Assessed assessed,
            Users users,
            InstantSource clock) {
        this.exemptions = exemptions;
        this.policies = policies;
        this.schedules = schedules;
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
                "/schedules", schedule(name, scope).id().toString());
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
                "/schedules",
                        List.of(
                                schedule(text, named).id().toString(),
                                schedule(text, everything).id().toString()));
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
