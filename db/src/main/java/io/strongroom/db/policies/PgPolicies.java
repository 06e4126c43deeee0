package io.strongroom.db.policies;

import io.strongroom.db.audit.AuditRows;
import io.strongroom.db.sql.Row;
import io.strongroom.db.sql.Sql;
import io.strongroom.db.users.ScopeArrays;
import io.strongroom.domain.accounts.Account;
import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.accounts.Accounts;
import io.strongroom.domain.audit.Fact;
import io.strongroom.domain.controls.ControlId;
import io.strongroom.domain.json.Json;
import io.strongroom.domain.policies.BackupSecurityPolicy;
import io.strongroom.domain.policies.Expectations;
import io.strongroom.domain.policies.NewPolicy;
import io.strongroom.domain.policies.Policies;
import io.strongroom.domain.policies.PolicyId;
import io.strongroom.domain.policies.PolicyPreview;
import io.strongroom.domain.policies.ThresholdUses;
import io.strongroom.domain.policies.Thresholds;
import io.strongroom.domain.problems.ProblemCode;
import io.strongroom.domain.problems.Rejected;
import io.strongroom.domain.users.Principal;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Policies as rows, one for each version. */
@Singleton
@Transactional
class PgPolicies implements Policies {
    private final Sql sql;
    private final Accounts accounts;
    private final AuditRows audit;

    PgPolicies(Sql sql, Accounts accounts, AuditRows audit) {
        this.sql = sql;
        this.accounts = accounts;
        this.audit = audit;
    }

    @Override
    public List<BackupSecurityPolicy> list() {
        return sql.list("select * from policies where current and active order by lower(name)", PgPolicies::policy);
    }

    @Override
    public Optional<BackupSecurityPolicy> find(PolicyId id) {
        return sql.first("select * from policies where id = ? and current", PgPolicies::policy, id.value());
    }

    @Override
    public List<BackupSecurityPolicy> history(PolicyId id) {
        return sql.list("select * from policies where id = ? order by version desc", PgPolicies::policy, id.value());
    }

    @Override
    public BackupSecurityPolicy add(NewPolicy wanted, Principal by, Instant now) {
        wanted.check();
        return write(unsaved(PolicyId.next(), 1, wanted, by.name(), Sql.micros(now)), "policy.added");
    }

    @Override
    public BackupSecurityPolicy save(PolicyId id, NewPolicy wanted, int version, Principal by, Instant now) {
        wanted.check();
        supersede(id, version);
        return write(unsaved(id, version + 1, wanted, by.name(), Sql.micros(now)), "policy.saved");
    }

    @Override
    public void retire(PolicyId id, int version, Principal by, Instant now) {
        var last = find(id).orElseThrow(() -> Rejected.notFound("policy"));
        supersede(id, version);
        write(
                new BackupSecurityPolicy(
                        id,
                        version + 1,
                        last.name(),
                        last.scope(),
                        last.thresholds(),
                        false,
                        by.name(),
                        Sql.micros(now)),
                "policy.retired");
    }

    private void supersede(PolicyId id, int version) {
        int superseded = sql.update(
                "update policies set current = false where id = ? and version = ? and current and active",
                id.value(),
                version);
        if (superseded == 0) {
            var present = find(id).orElseThrow(() -> Rejected.notFound("policy"));
            throw present.active()
                    ? new Rejected(
                            ProblemCode.PRECONDITION_FAILED,
                            "There is version " + present.version() + " by now. Read it and repeat what still holds.")
                    : new Rejected(
                            ProblemCode.STATE_CONFLICT, "The policy is retired. Add a new one with what it said.");
        }
    }

    private static BackupSecurityPolicy unsaved(PolicyId id, int version, NewPolicy wanted, String by, Instant at) {
        return new BackupSecurityPolicy(id, version, wanted.name(), wanted.scope(), wanted.thresholds(), true, by, at);
    }

    private BackupSecurityPolicy write(BackupSecurityPolicy policy, String action) {
        int written = sql.update(
                """
                insert into policies (id, version, name, scope_all, scope_accounts, scope_ous, thresholds, active, current,
                    saved_by, saved_at)
                values (?, ?, ?, ?, ?, ?, cast(? as json), ?, true, ?, ?)
                on conflict (lower(name)) where current and active do nothing""",
                policy.id().value(),
                policy.version(),
                policy.name(),
                policy.scope().all(),
                ScopeArrays.accounts(policy.scope()),
                ScopeArrays.ous(policy.scope()),
                Json.write(policy.thresholds()),
                policy.active(),
                policy.savedBy(),
                policy.savedAt());
        if (written == 0) {
            throw new Rejected(
                    ProblemCode.STATE_CONFLICT,
                    "There is a policy called " + policy.name() + " already. Take another name, or change that one.");
        }
        var details = Json.object().put("name", policy.name()).put("version", policy.version());
        details.set("scope", Json.tree(policy.scope()));
        details.set("thresholds", Json.tree(policy.thresholds()));
        audit.add(new Fact(
                policy.savedAt(),
                policy.savedBy(),
                action,
                "policy",
                policy.id().toString(),
                details));
        return policy;
    }

    @Override
    public Expectations expectationsFor(Account account) {
        return BackupSecurityPolicy.expected(list(), account);
    }

    @Override
    public PolicyPreview preview(Optional<PolicyId> id, NewPolicy wanted) {
        wanted.check();
        var now = list();
        var then = new ArrayList<BackupSecurityPolicy>();
        now.stream().filter(one -> !id.equals(Optional.of(one.id()))).forEach(then::add);
        // What is saved next wins over all that was saved before.
        then.add(unsaved(id.orElseGet(PolicyId::next), 0, wanted, "", Instant.MAX));
        var changed = new TreeMap<AccountId, Set<String>>();
        for (var account : accounts.all()) {
            var fields = Thresholds.differences(
                    BackupSecurityPolicy.expected(now, account), BackupSecurityPolicy.expected(then, account));
            if (!fields.isEmpty() && account.status() == Account.Status.ACTIVE) {
                changed.put(account.id(), fields);
            }
        }
        return new PolicyPreview(changed, findings(changed));
    }

    private SortedMap<ControlId, Long> findings(Map<AccountId, Set<String>> changed) {
        var counts = new TreeMap<ControlId, Long>();
        var controls = new ArrayList<String>();
        var numbers = new ArrayList<String>();
        changed.forEach((account, fields) -> ThresholdUses.controls(fields).forEach(control -> {
            counts.put(control, 0L);
            controls.add(control.value());
            numbers.add(account.value());
        }));
        sql.list("""
                        select f.control, count(*) as n from findings f
                        join unnest(?::text[], ?::text[]) as c (control, account_id)
                            on c.control = f.control and c.account_id = f.account_id
                        where f.status = 'OPEN' group by f.control""", row -> Map.entry(new ControlId(row.text("control")), row.number("n")), controls, numbers)
                .forEach(one -> counts.put(one.getKey(), one.getValue()));
        return counts;
    }

    private static BackupSecurityPolicy policy(Row row) throws SQLException {
        return new BackupSecurityPolicy(
                new PolicyId(row.uuid("id")),
                row.integer("version"),
                row.text("name"),
                ScopeArrays.scope(row),
                Json.convert(row.json("thresholds"), Thresholds.class),
                row.flag("active"),
                row.text("saved_by"),
                row.instant("saved_at"));
    }
}
