package io.strongroom.web.users;

import io.strongroom.domain.audit.AuditTrail;
import io.strongroom.domain.audit.Fact;
import io.strongroom.domain.json.Json;
import io.strongroom.domain.problems.Problem;
import io.strongroom.domain.problems.Rejected;
import io.strongroom.domain.users.PeopleRules;
import io.strongroom.domain.users.Principal;
import io.strongroom.domain.users.User;
import io.strongroom.domain.users.UserId;
import io.strongroom.domain.users.Users;
import io.strongroom.web.access.Visitor;
import io.strongroom.web.accounts.Ids;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Finds who manages and who is managed. What the rules forbid is audited. */
@Singleton
class People {
    private final Users users;
    private final Visitor visitor;
    private final AuditTrail audit;
    private final InstantSource clock;

    People(Users users, Visitor visitor, AuditTrail audit, InstantSource clock) {
        this.users = users;
        this.visitor = visitor;
        this.audit = audit;
        this.clock = clock;
    }

    /** @throws Rejected {@code forbidden} unless whoever asks may manage people */
    Principal manager() {
        var by = visitor.principal();
        refuse(PeopleRules.objection(by), by, "all");
        return by;
    }

    /** @throws Rejected {@code not-found} when there is nobody of that id */
    User person(String id) {
        return Ids.parse(id).map(UserId::new).flatMap(users::find).orElseThrow(() -> Rejected.notFound("person"));
    }

    /** @throws Rejected with the objection, when there is one */
    void refuse(Optional<Problem> objection, Principal by, String whom) {
        objection.ifPresent(problem -> {
            var details = Json.object().put("why", problem.detail());
            audit.record(new Fact(clock.instant(), by.name(), "access.denied", "user", whom, details));
            throw new Rejected(problem);
        });
    }

    static AccessForm form(List<String> roles, String reach, String accounts, String ous) {
        return new AccessForm(List.copyOf(roles), reach.equals("all") ? "all" : "some", accounts, ous, List.of());
    }
}
