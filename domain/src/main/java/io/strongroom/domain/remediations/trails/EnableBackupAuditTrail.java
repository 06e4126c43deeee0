package io.strongroom.domain.remediations.trails;

import com.fasterxml.jackson.databind.JsonNode;
import io.strongroom.domain.changes.Change;
import io.strongroom.domain.changes.RiskClass;
import io.strongroom.domain.changes.WritableFacet;
import io.strongroom.domain.changes.WritableFacet.Alarm;
import io.strongroom.domain.changes.WritableFacet.Bucket;
import io.strongroom.domain.changes.WritableFacet.BucketPolicy;
import io.strongroom.domain.changes.WritableFacet.BucketPublicAccessBlock;
import io.strongroom.domain.changes.WritableFacet.KeyPolicy;
import io.strongroom.domain.changes.WritableFacet.LogGroup;
import io.strongroom.domain.changes.WritableFacet.MetricFilter;
import io.strongroom.domain.changes.WritableFacet.Role;
import io.strongroom.domain.changes.WritableFacet.RoleInlinePolicy;
import io.strongroom.domain.changes.WritableFacet.TopicPolicy;
import io.strongroom.domain.changes.WritableFacet.Trail;
import io.strongroom.domain.changes.WritableFacet.TrailLogging;
import io.strongroom.domain.changes.WritableFacet.TrailSelectors;
import io.strongroom.domain.inventory.Facet;
import io.strongroom.domain.inventory.Snapshot;
import io.strongroom.domain.json.Json;
import io.strongroom.domain.remediations.ParameterFile;
import io.strongroom.domain.remediations.Proposal;
import io.strongroom.domain.remediations.Remediation;
import io.strongroom.domain.remediations.RemediationId;
import io.strongroom.domain.remediations.RemediationRequest;
import io.strongroom.domain.remediations.RemediationSpec;
import io.strongroom.domain.remediations.Warning;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Makes a trail that records who touched backups, and alarms on what must not go unseen; or completes what is there. */
@Singleton
final class EnableBackupAuditTrail implements Remediation {
    private static final String ID = "enable-backup-audit-trail";

    private static final RemediationSpec SPEC = new RemediationSpec(
            new RemediationId(ID),
            "A trail of who touched backups, with alarms",
            "Makes a multi-Region trail with validated log files, its bucket, log group and role, and metric filters with"
                    + " alarms on events that endanger backups. A trail that is there keeps its bucket, log group and"
                    + " selectors; it only gains.",
            "2",
            List.of("R-34", "R-36", "R-37"),
            RiskClass.R2,
            "What was made is deleted and what was changed goes back. A bucket that holds log files by then is kept: AWS does"
                    + " not delete a bucket with objects, and neither does Strongroom.",
            ParameterFile.of(ID));

    @Override
    public RemediationSpec spec() {
        return SPEC;
    }

    @Override
    public Set<Class<? extends WritableFacet>> changes() {
        return Set.of(
                Trail.class,
                TrailSelectors.class,
                TrailLogging.class,
                Bucket.class,
                BucketPublicAccessBlock.class,
                BucketPolicy.class,
                LogGroup.class,
                Role.class,
                RoleInlinePolicy.class,
                MetricFilter.class,
                Alarm.class,
                TopicPolicy.class,
                KeyPolicy.class);
    }

    @Override
    public Set<Facet> reads(RemediationRequest request, Snapshot soFar) {
        var names = AuditNames.of(request);
        var trail = new Trail(names.trail());
        var facets = new LinkedHashSet<Facet>();
        facets.addAll(TrailSettings.reads(names, request));
        facets.addAll(AlertTopic.of(request).reads());
        if (soFar.has(trail)) {
            facets.addAll(LogDestination.of(names, soFar.seen(trail)).reads());
            facets.addAll(AuditAlarms.reads(names, names.group(soFar.seen(trail))));
        }
        return facets;
    }

    @Override
    public Proposal plan(RemediationRequest request, Snapshot snapshot) {
        var names = AuditNames.of(request);
        var trail = snapshot.state(new Trail(names.trail()));
        var settings = new TrailSettings(names, request, snapshot);
        var destination = LogDestination.of(names, trail);
        var topic = AlertTopic.of(request);
        var alarms = new AuditAlarms(names, names.group(trail), topic.arn());
        var objection = settings.objection()
                .or(() -> destination.objection(snapshot))
                .or(() -> topic.objection(snapshot))
                .or(() -> alarms.objection(snapshot));
        if (objection.isPresent()) {
            return objection.get();
        }
        var changes = new ArrayList<Change>();
        changes.addAll(settings.keyChanges());
        changes.addAll(destination.changes(snapshot));
        changes.addAll(settings.trailChanges());
        changes.addAll(topic.changes(names, snapshot));
        changes.addAll(alarms.changes(snapshot));
        if (changes.isEmpty()) {
            return Proposal.of(changes);
        }
        var warnings = new ArrayList<Warning>(settings.warnings());
        warnings.addAll(destination.warnings());
        warnings.addAll(topic.warnings(snapshot));
        return Proposal.of(changes, warnings);
    }

    @Override
    public JsonNode outputs(RemediationRequest request, Snapshot snapshot) {
        var names = AuditNames.of(request);
        var trail = snapshot.state(new Trail(names.trail())).orElseThrow();
        var alarms = Json.array();
        SecurityEventFilter.ALL.forEach(event -> alarms.add(snapshot.state(new Alarm(names.alarm(event)))
                .orElseThrow()
                .path("arn")
                .asText()));
        return Json.object()
                .put("trailArn", trail.path("arn").asText())
                .put("logGroupArn", trail.path("logGroupArn").asText())
                .set("alarms", alarms);
    }
}
