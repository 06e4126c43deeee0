package io.strongroom.domain.remediations.trails;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.strongroom.domain.changes.Change;
import io.strongroom.domain.changes.FacetRules;
import io.strongroom.domain.changes.WritableFacet.KeyPolicy;
import io.strongroom.domain.changes.WritableFacet.Trail;
import io.strongroom.domain.changes.WritableFacet.TrailLogging;
import io.strongroom.domain.changes.WritableFacet.TrailSelectors;
import io.strongroom.domain.iam.PolicyDocument;
import io.strongroom.domain.iam.PolicyReach;
import io.strongroom.domain.inventory.Facet;
import io.strongroom.domain.inventory.ReadOnlyFacet;
import io.strongroom.domain.inventory.Snapshot;
import io.strongroom.domain.json.Json;
import io.strongroom.domain.remediations.Proposal.Refused;
import io.strongroom.domain.remediations.RemediationRequest;
import io.strongroom.domain.remediations.Warning;
import io.strongroom.domain.remediations.keys.CustomerKey;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The trail itself: its settings, its key, what it records and whether it does. */
final class TrailSettings {
    private final AuditNames names;
    private final RemediationRequest request;
    private final Snapshot snapshot;
    private final Optional<JsonNode> current;

    TrailSettings(AuditNames names, RemediationRequest request, Snapshot snapshot) {
        this.names = names;
        this.request = request;
        this.snapshot = snapshot;
        this.current = snapshot.state(new Trail(names.trail()));
    }

    static Set<Facet> reads(AuditNames names, RemediationRequest request) {
        var facets = new LinkedHashSet<Facet>(
                List.of(new Trail(names.trail()), new TrailSelectors(names.trail()), new TrailLogging(names.trail())));
        key(request).ifPresent(arn -> facets.addAll(List.of(new ReadOnlyFacet.Key(arn), new KeyPolicy(arn))));
        return facets;
    }

    Optional<Refused> objection() {
        var found = current.map(state -> state.path("arn").asText()).filter(arn -> !arn.equals(names.trailArn()));
        if (found.isPresent()) {
            return Optional.of(new Refused(
                    "trail-is-elsewhere",
                    "The trail of that name here is the shadow of " + found.get()
                            + ". Run this in that account and Region, or choose another name."));
        }
        if (buckets().contains(logBucket())) {
            return Optional.of(new Refused(
                    "log-bucket-loop",
                    "The trail writes to " + logBucket() + ": recording its object events would make every log file"
                            + " cause another."));
        }
        return key(request)
                .flatMap(
                        arn -> CustomerKey.objection(arn, names.target(), snapshot)
                                .or(
                                        () -> arn.split(":", -1)[4].equals(names.target()
                                                        .accountId()
                                                        .value())
                                                ? Optional.empty()
                                                : Optional.of(
                                                        new Refused(
                                                                "key-of-another-account",
                                                                arn
                                                                        + " belongs to another account, so its policy cannot be checked or merged here."))));
    }

    /** Must come before the trail: CloudTrail tries the key when it is named. */
    List<Change> keyChanges() {
        return key(request).stream()
                .flatMap(arn -> {
                    var state = snapshot.state(new KeyPolicy(arn));
                    var policy = state.map(PolicyDocument::of).orElseGet(PolicyDocument::empty);
                    return change(new Change(
                            new KeyPolicy(arn),
                            state,
                            Optional.of(
                                    policy.with(new AuditPolicies(names).key()).document())));
                })
                .toList();
    }

    List<Change> trailChanges() {
        var changes = new ArrayList<Change>();
        change(Change.put(new Trail(names.trail()), current, wanted())).forEach(changes::add);
        var selectors = snapshot.state(new TrailSelectors(names.trail())).orElseGet(TrailSelection::ofNewTrail);
        var prefixes =
                buckets().stream().map(bucket -> names.bucketArn(bucket) + "/").toList();
        change(Change.put(
                        new TrailSelectors(names.trail()),
                        Optional.of(selectors),
                        TrailSelection.merged(selectors, prefixes)))
                .forEach(changes::add);
        var logging = snapshot.state(new TrailLogging(names.trail())).orElseGet(() -> logging(false));
        change(Change.put(new TrailLogging(names.trail()), Optional.of(logging), logging(true)))
                .forEach(changes::add);
        return changes;
    }

    List<Warning> warnings() {
        var warnings = new ArrayList<Warning>();
        snapshot.state(new TrailSelectors(names.trail()))
                .filter(TrailSelection::leavesOutManagement)
                .ifPresent(state -> warnings.add(new Warning(
                        "more-management-events",
                        "The trail left out some management events, among them perhaps those of KMS. It will record all of"
                                + " them, which may cost more.")));
        if (current.isEmpty()) {
            warnings.add(new Warning(
                    "trail-costs",
                    "If this account has a trail already, a second copy of its management events is charged for."));
        }
        if (!buckets().isEmpty()) {
            warnings.add(new Warning(
                    "data-event-costs", "Object events of " + buckets() + " are charged for by their number."));
        }
        return warnings;
    }

    private ObjectNode wanted() {
        ObjectNode trail = current.<ObjectNode>map(JsonNode::deepCopy)
                .orElseGet(() -> Json.object().put("bucket", names.bucket()));
        key(request).ifPresent(arn -> trail.put("kmsKeyArn", arn));
        if (trail.path("logGroupArn").asText().isEmpty()) {
            trail.put("logGroupArn", names.groupArn(names.group(Optional.empty())));
            trail.put("logRoleArn", names.logRoleArn());
        }
        return trail.put("validation", true).put("multiRegion", true).put("globalEvents", true);
    }

    private String logBucket() {
        return current.map(state -> state.path("bucket").asText()).orElse(names.bucket());
    }

    private List<String> buckets() {
        return PolicyReach.texts(request.parameters().path("dataEventBuckets")).stream()
                .distinct()
                .sorted()
                .toList();
    }

    static Stream<Change> change(Change change) {
        return FacetRules.same(change.facet(), change.before(), change.after()) ? Stream.empty() : Stream.of(change);
    }

    private static ObjectNode logging(boolean on) {
        return Json.object().put("logging", on);
    }

    private static Optional<String> key(RemediationRequest request) {
        var key = request.parameters().path("kmsKeyArn");
        return key.isTextual() ? Optional.of(key.textValue()) : Optional.empty();
    }
}
