package io.strongroom.db.alerts;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.strongroom.db.audit.AuditRows;
import io.strongroom.db.sql.Sql;
import io.strongroom.domain.alerts.AlertRoute;
import io.strongroom.domain.alerts.AlertRouteId;
import io.strongroom.domain.alerts.AlertRoutes;
import io.strongroom.domain.alerts.Destination;
import io.strongroom.domain.alerts.NewAlertRoute;
import io.strongroom.domain.alerts.SigningSecrets;
import io.strongroom.domain.alerts.TargetRules;
import io.strongroom.domain.audit.Fact;
import io.strongroom.domain.incidents.DetectorCatalog;
import io.strongroom.domain.json.Json;
import io.strongroom.domain.problems.ProblemCode;
import io.strongroom.domain.problems.Rejected;
import io.strongroom.domain.users.Principal;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Alert routes in people's hands. Neither a secret nor an address that is one comes into the audit trail. */
@Singleton
@Transactional
class PgAlertRoutes implements AlertRoutes {
    private static final String SWITCHED_OFF = "The route was switched off before it could be sent.";

    private final RouteRows rows;
    private final DeliveryRows deliveries;
    private final DetectorCatalog detectors;
    private final TargetRules rules;
    private final AuditRows audit;
    private final RandomGenerator random = new SecureRandom();

    PgAlertRoutes(
            RouteRows rows, DeliveryRows deliveries, DetectorCatalog detectors, TargetRules rules, AuditRows audit) {
        this.rows = rows;
        this.deliveries = deliveries;
        this.detectors = detectors;
        this.rules = rules;
        this.audit = audit;
    }

    @Override
    public List<AlertRoute> list() {
        return rows.all();
    }

    @Override
    public Optional<AlertRoute> find(AlertRouteId id) {
        return rows.find(id);
    }

    @Override
    public Made add(NewAlertRoute wanted, Principal by, Instant now) {
        check(wanted);
        var id = AlertRouteId.next();
        var secret = wanted.destination() instanceof Destination.Webhook
                ? Optional.of(SigningSecrets.fresh(random))
                : Optional.<String>empty();
        rows.add(id, wanted, secret);
        fact(id, "alert-route.added", said(wanted), by, now);
        return new Made(rows.find(id).orElseThrow(), secret);
    }

    @Override
    public AlertRoute save(AlertRouteId id, NewAlertRoute wanted, long version, Principal by, Instant now) {
        check(wanted);
        var seen = rows.hold(id).orElseThrow(() -> Rejected.notFound("alert route"));
        if (!seen.destination().kind().equals(wanted.destination().kind())) {
            throw Rejected.field(
                    "/kind",
                    "fixed",
                    "cannot be changed: it is " + seen.destination().kind() + ". Add another route instead");
        }
        unlessMoved(id, rows.save(id, wanted, version));
        if (!wanted.enabled()) {
            deliveries.giveUp(id, SWITCHED_OFF, Sql.micros(now));
        }
        fact(id, "alert-route.saved", said(wanted), by, now);
        return rows.find(id).orElseThrow();
    }

    @Override
    public void remove(AlertRouteId id, long version, Principal by, Instant now) {
        unlessMoved(id, rows.remove(id, version));
        fact(id, "alert-route.removed", Json.object(), by, now);
    }

    @Override
    public Made rotateSecret(AlertRouteId id, long version, Principal by, Instant now) {
        var seen = rows.hold(id).orElseThrow(() -> Rejected.notFound("webhook"));
        if (!(seen.destination() instanceof Destination.Webhook)) {
            throw new Rejected(
                    ProblemCode.STATE_CONFLICT,
                    "Only webhooks are signed with a secret; this route leads to "
                            + seen.destination().kind() + ".");
        }
        var secret = SigningSecrets.fresh(random);
        var until = Sql.micros(now).plus(SigningSecrets.OVERLAP);
        unlessMoved(id, rows.rotate(id, version, secret, until));
        fact(id, "alert-route.secret-rotated", Json.object().put("previousUntil", until.toString()), by, now);
        return new Made(rows.find(id).orElseThrow(), Optional.of(secret));
    }

    private void check(NewAlertRoute wanted) {
        wanted.check(id -> detectors.find(id).isPresent(), rules);
    }

    private void unlessMoved(AlertRouteId id, int written) {
        if (written == 0) {
            throw rows.find(id).isEmpty()
                    ? Rejected.notFound("alert route")
                    : new Rejected(
                            ProblemCode.PRECONDITION_FAILED,
                            "This route changed after you read it. Read it again and repeat what still holds.");
        }
    }

    private static ObjectNode said(NewAlertRoute wanted) {
        ObjectNode details = Json.object()
                .put("name", wanted.name())
                .put("enabled", wanted.enabled())
                .put("kind", wanted.destination().kind())
                .put("target", wanted.destination().shown())
                .put("atLeast", wanted.atLeast().name())
                .put("digest", wanted.digest().toString());
        details.set("scope", Json.tree(wanted.scope()));
        details.set("detectors", Json.tree(wanted.detectors().stream().sorted().toList()));
        wanted.quiet().ifPresent(quiet -> details.put("quietHours", quiet.toString()));
        return details;
    }

    private void fact(AlertRouteId id, String action, ObjectNode details, Principal by, Instant now) {
        audit.add(new Fact(Sql.micros(now), by.name(), action, "alert-route", id.toString(), details));
    }
}
