package io.strongroom.domain.remediations.trails;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.strongroom.domain.changes.Change;
import io.strongroom.domain.changes.WritableFacet.Bucket;
import io.strongroom.domain.changes.WritableFacet.BucketPolicy;
import io.strongroom.domain.changes.WritableFacet.BucketPublicAccessBlock;
import io.strongroom.domain.changes.WritableFacet.LogGroup;
import io.strongroom.domain.changes.WritableFacet.Role;
import io.strongroom.domain.changes.WritableFacet.RoleInlinePolicy;
import io.strongroom.domain.iam.PolicyDocument;
import io.strongroom.domain.inventory.Facet;
import io.strongroom.domain.inventory.Snapshot;
import io.strongroom.domain.json.Json;
import io.strongroom.domain.remediations.Proposal.Refused;
import io.strongroom.domain.remediations.Warning;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Where the trail writes: a bucket and a log group, with what lets it. An existing trail's own bucket and log group are
 * kept, and a bucket other than the one asked for is not even looked at: it often belongs to another account.
 */
final class LogDestination {
    private static final int RETENTION_DAYS = 365;
    private static final List<String> BLOCKS =
            List.of("blockPublicAcls", "ignorePublicAcls", "blockPublicPolicy", "restrictPublicBuckets");
    private static final String INLINE = "write-cloudtrail-logs";

    private final AuditNames names;
    private final Optional<String> keptBucket;
    private final boolean ownGroup;
    private final String group;

    private LogDestination(AuditNames names, Optional<String> keptBucket, boolean ownGroup, String group) {
        this.names = names;
        this.keptBucket = keptBucket;
        this.ownGroup = ownGroup;
        this.group = group;
    }

    static LogDestination of(AuditNames names, Optional<JsonNode> trail) {
        var kept = trail.map(state -> state.path("bucket").asText()).filter(bucket -> !bucket.equals(names.bucket()));
        var role = trail.map(state -> state.path("logRoleArn").asText()).orElse("");
        return new LogDestination(names, kept, role.isEmpty() || role.equals(names.logRoleArn()), names.group(trail));
    }

    Set<Facet> reads() {
        var facets = new LinkedHashSet<Facet>(List.of(new LogGroup(group)));
        if (keptBucket.isEmpty()) {
            facets.addAll(List.of(
                    new Bucket(names.bucket()),
                    new BucketPublicAccessBlock(names.bucket()),
                    new BucketPolicy(names.bucket())));
        }
        if (ownGroup) {
            facets.addAll(List.of(new Role(names.logRole()), new RoleInlinePolicy(names.logRole(), INLINE)));
        }
        return facets;
    }

    Optional<Refused> objection(Snapshot snapshot) {
        if (keptBucket.isPresent() || snapshot.state(new Bucket(names.bucket())).isPresent()) {
            return Optional.empty();
        }
        return names.bucket().matches("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]")
                ? Optional.empty()
                : Optional.of(new Refused(
                        "log-bucket-name",
                        names.bucket()
                                + " cannot be the name of a bucket. Name one in logBucket: 3 to 63 small letters,"
                                + " digits, dots and hyphens."));
    }

    /** In the order in which CloudTrail needs them, all before the trail. */
    List<Change> changes(Snapshot snapshot) {
        var changes = new ArrayList<Change>();
        if (keptBucket.isEmpty()) {
            bucket(snapshot, changes);
        }
        var logGroup = new LogGroup(group);
        if (snapshot.state(logGroup).isEmpty()) {
            changes.add(Change.create(logGroup, Json.object().put("retentionDays", RETENTION_DAYS)));
        }
        if (ownGroup) {
            role(snapshot, changes);
        }
        return changes;
    }

    List<Warning> warnings() {
        return keptBucket.filter(bucket -> names.askedBucket().isPresent()).stream()
                .map(bucket -> new Warning(
                        "bucket-kept",
                        "The trail writes to " + bucket
                                + " and goes on doing so: sending its log files elsewhere would break"
                                + " what reads them there."))
                .toList();
    }

    private void bucket(Snapshot snapshot, List<Change> changes) {
        var bucket = new Bucket(names.bucket());
        var isNew = snapshot.state(bucket).isEmpty();
        if (isNew) {
            changes.add(Change.create(
                    bucket, Json.object().put("region", names.target().region().value())));
        } else {
            var block = new BucketPublicAccessBlock(names.bucket());
            var all = Json.object();
            BLOCKS.forEach(name -> all.put(name, true));
            TrailSettings.change(Change.put(block, snapshot.state(block), all)).forEach(changes::add);
        }
        var policy = new BucketPolicy(names.bucket());
        var statements = new AuditPolicies(names).bucket(names.bucket());
        var before = isNew ? Optional.<JsonNode>empty() : snapshot.state(policy);
        var merged =
                before.map(PolicyDocument::of).orElseGet(PolicyDocument::empty).with(statements);
        TrailSettings.change(Change.put(policy, before, merged.document())).forEach(changes::add);
    }

    private void role(Snapshot snapshot, List<Change> changes) {
        var role = new Role(names.logRole());
        var before = snapshot.state(role);
        ObjectNode wanted = before.<ObjectNode>map(JsonNode::deepCopy).orElseGet(this::newRole);
        wanted.set(
                "trust",
                before.map(state -> PolicyDocument.of(state.path("trust")))
                        .orElseGet(PolicyDocument::empty)
                        .with(new AuditPolicies(names).trust())
                        .document());
        TrailSettings.change(Change.put(role, before, wanted)).forEach(changes::add);
        var inline = new RoleInlinePolicy(names.logRole(), INLINE);
        var rights = before.isEmpty() ? Optional.<JsonNode>empty() : snapshot.state(inline);
        var merged = rights.map(PolicyDocument::of)
                .orElseGet(PolicyDocument::empty)
                .with(new AuditPolicies(names).logging(group));
        TrailSettings.change(Change.put(inline, rights, merged.document())).forEach(changes::add);
    }

    private ObjectNode newRole() {
        var role = Json.object()
                .put("description", "Lets CloudTrail write to CloudWatch Logs, by Strongroom")
                .put("maxSessionSeconds", 3600);
        role.withObjectProperty("tags")
                .put("ManagedBy", "Strongroom")
                .put("strongroom:remediation", "enable-backup-audit-trail");
        return role;
    }
}
