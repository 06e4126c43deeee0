package io.strongroom.db.users;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.f4b6a3.uuid.UuidCreator;
import io.quarkus.panache.common.Sort;
import io.strongroom.db.audit.AuditRows;
import io.strongroom.db.sql.Sql;
import io.strongroom.domain.audit.Fact;
import io.strongroom.domain.json.Json;
import io.strongroom.domain.problems.ProblemCode;
import io.strongroom.domain.problems.Rejected;
import io.strongroom.domain.users.Access;
import io.strongroom.domain.users.NewUser;
import io.strongroom.domain.users.User;
import io.strongroom.domain.users.UserId;
import io.strongroom.domain.users.Users;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** People as rows, passwords as bcrypt hashes. */
@Singleton
@Transactional
class PgUsers implements Users {
    private final UserRows rows;
    private final Sql sql;
    private final AuditRows audit;
    private final InstantSource clock;

    PgUsers(UserRows rows, Sql sql, AuditRows audit, InstantSource clock) {
        this.rows = rows;
        this.sql = sql;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public List<User> all() {
        return rows.listAll(Sort.by("name")).stream().map(UserRow::user).toList();
    }

    @Override
    public Optional<User> find(UserId id) {
        return rows.findByIdOptional(id.value()).map(UserRow::user);
    }

    @Override
    public Optional<User> named(String name) {
        return rows.named(name).map(UserRow::user);
    }

    @Override
    public User add(NewUser user, String actor) {
        // Two processes may start on an empty database at once: the loser is told, not failed by a constraint.
        sql.list("select pg_advisory_xact_lock(hashtextextended(?, 0))", row -> 1, "user " + user.name());
        if (rows.named(user.name()).isPresent()) {
            throw new Rejected(ProblemCode.STATE_CONFLICT, "There is already a user called " + user.name() + ".");
        }
        var row = UserRow.of(new UserId(UuidCreator.getTimeOrderedEpoch()), user);
        rows.persist(row);
        var added = row.user();
        var details = Json.object().put("name", added.name());
        details.set("roles", Json.tree(added.roles().stream().sorted().toList()));
        details.set("scope", Json.tree(added.scope()));
        record(added.id(), "user.added", actor, details);
        return added;
    }

    @Override
    public Optional<User> authenticate(String name, String password) {
        var row = rows.named(name);
        var matches = Passwords.matches(password, row.map(r -> r.passwordHash));
        return row.filter(r -> matches && r.active).map(UserRow::user);
    }

    @Override
    public void setPassword(UserId id, String password, String actor) {
        row(id).setPassword(password);
        record(id, "user.password-set", actor, Json.object().put("sessionsEnded", endSessions(id)));
    }

    @Override
    public void assign(UserId id, Access seen, Access access, String actor) {
        one();
        var row = row(id);
        var before = row.user().access();
        if (!before.equals(seen)) {
            throw new Rejected(
                    ProblemCode.PRECONDITION_FAILED,
                    "Roles or accounts of " + row.name
                            + " were changed meanwhile. Look at what they are now, then decide.");
        }
        if (before.equals(access)) {
            return;
        }
        row.assign(access);
        keepAManager(row.active, before);
        var details = Json.object();
        details.set("before", view(before));
        details.set("after", view(access));
        record(id, "user.access-changed", actor, details);
    }

    @Override
    public void deactivate(UserId id, String actor) {
        one();
        var row = row(id);
        if (!row.active) {
            return;
        }
        row.deactivate();
        keepAManager(true, row.user().access());
        record(id, "user.deactivated", actor, Json.object().put("sessionsEnded", endSessions(id)));
    }

    @Override
    public void reactivate(UserId id, String actor) {
        one();
        var row = row(id);
        if (!row.active) {
            row.reactivate();
            record(id, "user.reactivated", actor, Json.object());
        }
    }

    /** One at a time: two administrators who demote each other at once would leave none. */
    private void one() {
        sql.list("select pg_advisory_xact_lock(hashtextextended(?, 0))", row -> 1, "people");
    }

    private void keepAManager(boolean active, Access before) {
        if (active
                && before.managesPeople()
                && rows.listAll().stream()
                        .noneMatch(row -> row.active && row.user().access().managesPeople())) {
            throw new Rejected(
                    ProblemCode.STATE_CONFLICT,
                    "Nobody could manage people any more. Make another active person an administrator of all accounts first.");
        }
    }

    private UserRow row(UserId id) {
        return rows.findByIdOptional(id.value()).orElseThrow(() -> Rejected.notFound("user"));
    }

    private int endSessions(UserId id) {
        return sql.update("delete from sessions where user_id = ?", id.value());
    }

    private static JsonNode view(Access access) {
        var view = Json.object();
        view.set("roles", Json.tree(access.roles().stream().sorted().toList()));
        view.set("scope", Json.tree(access.scope()));
        return view;
    }

    private void record(UserId id, String action, String actor, JsonNode details) {
        audit.add(new Fact(clock.instant(), actor, action, "user", id.toString(), details));
    }
}
