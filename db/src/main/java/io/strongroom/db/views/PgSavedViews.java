package io.strongroom.db.views;

import io.strongroom.db.audit.AuditRows;
import io.strongroom.db.sql.Row;
import io.strongroom.db.sql.Sql;
import io.strongroom.domain.accounts.Account;
import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.accounts.Accounts;
import io.strongroom.domain.audit.Fact;
import io.strongroom.domain.json.Json;
import io.strongroom.domain.problems.ProblemCode;
import io.strongroom.domain.problems.Rejected;
import io.strongroom.domain.users.Permission;
import io.strongroom.domain.users.Principal;
import io.strongroom.domain.users.UserId;
import io.strongroom.domain.views.NewSavedView;
import io.strongroom.domain.views.SavedView;
import io.strongroom.domain.views.SavedViewId;
import io.strongroom.domain.views.SavedViews;
import io.strongroom.domain.views.ViewedList;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Saved views as rows. */
@Singleton
@Transactional
class PgSavedViews implements SavedViews {
    private static final String VIEWS =
            "select v.*, u.name as owner_name from saved_views v join users u on u.id = v.owner ";

    private final Sql sql;
    private final Accounts accounts;
    private final AuditRows audit;

    PgSavedViews(Sql sql, Accounts accounts, AuditRows audit) {
        this.sql = sql;
        this.accounts = accounts;
        this.audit = audit;
    }

    @Override
    public List<SavedView> visibleTo(Principal person) {
        return sql
                .list(
                        VIEWS + "where v.owner = ? or v.shared order by v.owner <> ?, lower(v.name), v.id",
                        PgSavedViews::view,
                        person.userId().value(),
                        person.userId().value())
                .stream()
                .filter(visible(person))
                .toList();
    }

    @Override
    public Optional<SavedView> find(SavedViewId id, Principal person) {
        return sql.first(VIEWS + "where v.id = ?", PgSavedViews::view, id.value())
                .filter(view -> view.shared() || view.owner().equals(person.userId()))
                .filter(visible(person));
    }

    private Predicate<SavedView> visible(Principal person) {
        var reached = reached(person);
        return view -> person.may(view.list().permission())
                && (view.owner().equals(person.userId()) || reached.test(SavedView.named(view.query())));
    }

    /** Whether each of some accounts is within reach. */
    private Predicate<Set<AccountId>> reached(Principal person) {
        if (person.reachesAll()) {
            return ids -> true;
        }
        var reached =
                accounts.all().stream().filter(person::reaches).map(Account::id).collect(Collectors.toSet());
        return reached::containsAll;
    }

    @Override
    public SavedView add(NewSavedView wanted, Principal by, Instant now) {
        var at = Sql.micros(now);
        check(wanted, by, at);
        // Held until the end, so that two at once cannot both be the last one that fits.
        sql.first(
                "select 1 from users where id = ? for no key update",
                row -> true,
                by.userId().value());
        if (sql.first(
                                "select count(*) as n from saved_views where owner = ?",
                                row -> row.integer("n"),
                                by.userId().value())
                        .orElse(0)
                >= MOST) {
            throw new Rejected(
                    ProblemCode.STATE_CONFLICT,
                    "You have " + MOST + " saved views. Take one away that you use no more.");
        }
        var id = SavedViewId.next();
        int written = sql.update(
                """
                insert into saved_views (id, owner, name, list, query, shared, saved_at) values (?, ?, ?, ?, ?, ?, ?)
                on conflict (owner, lower(name)) do nothing""",
                id.value(),
                by.userId().value(),
                wanted.name(),
                wanted.list().name(),
                wanted.query(),
                wanted.shared(),
                at);
        if (written == 0) {
            throw taken(wanted);
        }
        fact(id, "saved-view.added", wanted, by, at);
        return find(id, by).orElseThrow();
    }

    @Override
    public SavedView save(SavedViewId id, NewSavedView wanted, long version, Principal by, Instant now) {
        var at = Sql.micros(now);
        check(wanted, by, at);
        var seen = held(id, version, by);
        if (!seen.owner().equals(by.userId())) {
            throw new Rejected(
                    ProblemCode.FORBIDDEN, "This view is " + seen.ownerName() + "'s. Save one of your own instead.");
        }
        if (sql.first(
                        "select 1 from saved_views where owner = ? and lower(name) = lower(?) and id <> ?",
                        row -> true,
                        by.userId().value(),
                        wanted.name(),
                        id.value())
                .isPresent()) {
            throw taken(wanted);
        }
        sql.update("""
                update saved_views set name = ?, list = ?, query = ?, shared = ?, saved_at = ?, version = version + 1
                where id = ?""", wanted.name(), wanted.list().name(), wanted.query(), wanted.shared(), at, id.value());
        fact(id, "saved-view.saved", wanted, by, at);
        return find(id, by).orElseThrow();
    }

    @Override
    public void remove(SavedViewId id, long version, Principal by, Instant now) {
        var seen = held(id, version, by);
        if (!seen.owner().equals(by.userId())) {
            by.require(Permission.USERS_MANAGE);
        }
        sql.update("delete from saved_views where id = ?", id.value());
        var was = new NewSavedView(seen.name(), seen.list(), seen.query(), seen.shared());
        fact(id, "saved-view.removed", was, by, Sql.micros(now));
    }

    /** Naming an account is no way to find out whether there is one. */
    private void check(NewSavedView wanted, Principal by, Instant at) {
        wanted.check(at);
        by.require(wanted.list().permission());
        if (!reached(by).test(SavedView.named(wanted.query()))) {
            throw Rejected.field("/query", "unknown", "names an account that you do not reach");
        }
    }

    /** The row, held until the transaction ends, with all that one person has: names are compared with each other. */
    private SavedView held(SavedViewId id, long version, Principal by) {
        sql.first(
                "select 1 from users where id = ? for no key update",
                row -> true,
                by.userId().value());
        sql.first("select 1 from saved_views where id = ? for update", row -> true, id.value());
        var seen = find(id, by).orElseThrow(() -> Rejected.notFound("saved view"));
        if (seen.version() != version) {
            throw new Rejected(
                    ProblemCode.PRECONDITION_FAILED,
                    "This view changed after you read it. Read it again and repeat what still holds.");
        }
        return seen;
    }

    private static Rejected taken(NewSavedView wanted) {
        return new Rejected(
                ProblemCode.STATE_CONFLICT,
                "You have a view called " + wanted.name() + " already. Take another name, or change that one.");
    }

    private void fact(SavedViewId id, String action, NewSavedView said, Principal by, Instant at) {
        var details = Json.object()
                .put("name", said.name())
                .put("list", said.list().name())
                .put("query", said.query())
                .put("shared", said.shared());
        audit.add(new Fact(at, by.name(), action, "saved-view", id.toString(), details));
    }

    private static SavedView view(Row row) throws SQLException {
        return new SavedView(
                new SavedViewId(row.uuid("id")),
                new UserId(row.uuid("owner")),
                row.text("owner_name"),
                row.text("name"),
                row.constant("list", ViewedList.class),
                row.text("query"),
                row.flag("shared"),
                row.instant("saved_at"),
                row.number("version"));
    }
}
