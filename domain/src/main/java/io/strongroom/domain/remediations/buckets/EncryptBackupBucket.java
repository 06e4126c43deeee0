package io.strongroom.domain.remediations.buckets;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.strongroom.domain.changes.Change;
import io.strongroom.domain.changes.RiskClass;
import io.strongroom.domain.changes.WritableFacet;
import io.strongroom.domain.changes.WritableFacet.Bucket;
import io.strongroom.domain.changes.WritableFacet.BucketEncryption;
import io.strongroom.domain.changes.WritableFacet.BucketLogging;
import io.strongroom.domain.changes.WritableFacet.BucketPolicy;
import io.strongroom.domain.changes.WritableFacet.BucketPublicAccessBlock;
import io.strongroom.domain.changes.WritableFacet.BucketVersioning;
import io.strongroom.domain.iam.PolicyDocument;
import io.strongroom.domain.iam.PolicyReach;
import io.strongroom.domain.inventory.Facet;
import io.strongroom.domain.inventory.ReadOnlyFacet;
import io.strongroom.domain.inventory.Snapshot;
import io.strongroom.domain.json.Json;
import io.strongroom.domain.remediations.ActingAs;
import io.strongroom.domain.remediations.ParameterFile;
import io.strongroom.domain.remediations.Proposal;
import io.strongroom.domain.remediations.Proposal.Refused;
import io.strongroom.domain.remediations.Remediation;
import io.strongroom.domain.remediations.RemediationId;
import io.strongroom.domain.remediations.RemediationRequest;
import io.strongroom.domain.remediations.RemediationSpec;
import io.strongroom.domain.remediations.Warning;
import io.strongroom.domain.remediations.keys.CustomerKey;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Puts a bucket with backups on a key of one's own, TLS, versions and access logs. */
@Singleton
final class EncryptBackupBucket implements Remediation {
    private static final RemediationSpec SPEC = new RemediationSpec(
            new RemediationId("encrypt-backup-bucket"),
            "Encrypted, logged and private backup bucket",
            "Sets default encryption with the given key and a bucket key, merges a TLS-only policy that pins the key,"
                    + " turns on versioning and block public access, and logs accesses into a log bucket that it makes"
                    + " if needed. Objects, lifecycle, other statements and logging that is on already are left alone.",
            "1",
            List.of("R-13", "R-14", "R-16", "R-17"),
            RiskClass.R1,
            "Every setting goes back to what it was; versioning that was never on becomes suspended, and a log bucket"
                    + " that was made is deleted only while it is empty.",
            ParameterFile.of("encrypt-backup-bucket"));

    @Override
    public RemediationSpec spec() {
        return SPEC;
    }

    @Override
    public Set<Class<? extends WritableFacet>> changes() {
        return Set.of(
                Bucket.class,
                BucketEncryption.class,
                BucketPolicy.class,
                BucketVersioning.class,
                BucketPublicAccessBlock.class,
                BucketLogging.class);
    }

    @Override
    public Set<Facet> reads(RemediationRequest request, Snapshot soFar) {
        var bucket = bucket(request);
        var facets = new LinkedHashSet<Facet>(List.of(new ReadOnlyFacet.Caller(), new Bucket(bucket)));
        facets.addAll(CustomerKey.reads(key(request), request.target()));
        if (!isHere(request, soFar.seen(new Bucket(bucket)))) {
            return facets;
        }
        facets.addAll(List.of(
                new BucketEncryption(bucket),
                new BucketPolicy(bucket),
                new BucketVersioning(bucket),
                new BucketPublicAccessBlock(bucket),
                new BucketLogging(bucket)));
        if (soFar.has(new BucketLogging(bucket)) && !logsElsewhere(request, soFar.seen(new BucketLogging(bucket)))) {
            facets.addAll(logBucket(request).reads(soFar));
        }
        return facets;
    }

    @Override
    public Proposal plan(RemediationRequest request, Snapshot snapshot) {
        var bucket = bucket(request);
        var objection = bucketObjection(request, snapshot)
                .or(() -> CustomerKey.objection(key(request), request.target(), snapshot))
                .or(() -> policyObjection(request, snapshot));
        if (objection.isPresent()) {
            return objection.get();
        }
        var changes = new ArrayList<Change>();
        var logging = snapshot.state(new BucketLogging(bucket));
        var elsewhere = logsElsewhere(request, logging);
        if (!elsewhere) {
            var blocked = logBucket(request).objection(snapshot, ActingAs.arns(snapshot));
            if (blocked.isPresent()) {
                return blocked.get();
            }
            changes.addAll(logBucket(request).changes(snapshot));
        }
        encryption(request, snapshot).ifPresent(changes::add);
        var policy = snapshot.state(new BucketPolicy(bucket));
        var merged = merged(request, snapshot);
        if (!merged.meansTheSameAs(policy(bucket, snapshot))) {
            changes.add(Change.put(new BucketPolicy(bucket), policy, merged.document()));
        }
        var versioning = snapshot.state(new BucketVersioning(bucket));
        var enabled = Json.object().put("status", "Enabled");
        if (!versioning.equals(Optional.of(enabled))) {
            changes.add(Change.put(new BucketVersioning(bucket), versioning, enabled));
        }
        PublicAccess.blocked(bucket, snapshot).ifPresent(changes::add);
        if (logging.isEmpty()) {
            changes.add(Change.create(
                    new BucketLogging(bucket),
                    Json.object().put("targetBucket", logBucket(request).name()).put("targetPrefix", bucket + "/")));
        }
        return Proposal.of(changes, warnings(request, snapshot, changes));
    }

    @Override
    public JsonNode outputs(RemediationRequest request, Snapshot snapshot) {
        var logging = snapshot.state(new BucketLogging(bucket(request))).orElseThrow();
        return Json.object()
                .put("bucket", bucket(request))
                .put("logBucket", logging.path("targetBucket").asText());
    }

    private static Optional<Refused> bucketObjection(RemediationRequest request, Snapshot snapshot) {
        var state = snapshot.state(new Bucket(bucket(request)));
        if (state.isEmpty()) {
            return Optional.of(new Refused(
                    "bucket-missing",
                    "There is no bucket " + bucket(request) + " in account "
                            + request.target().accountId() + ". Check the name and the account."));
        }
        if (!isHere(request, state)) {
            return Optional.of(new Refused(
                    "bucket-in-another-region",
                    bucket(request) + " is in " + state.get().path("region").asText() + ", not in "
                            + request.target().region() + ". Target that Region, with a key from there."));
        }
        return Optional.empty();
    }

    private static Optional<Refused> policyObjection(RemediationRequest request, Snapshot snapshot) {
        var bucket = bucket(request);
        var current = policy(bucket, snapshot);
        return BackupBucketPolicy.contradiction(current, bucket, key(request))
                .or(() -> merged(request, snapshot).meansTheSameAs(current)
                        ? Optional.empty()
                        : PublicAccess.objection(bucket, current, snapshot.state(new BucketPublicAccessBlock(bucket))))
                .or(() -> BackupBucketPolicy.objection(merged(request, snapshot), bucket, ActingAs.arns(snapshot)));
    }

    private static Optional<Change> encryption(RemediationRequest request, Snapshot snapshot) {
        var facet = new BucketEncryption(bucket(request));
        var current = snapshot.state(facet);
        // Two layers stay two layers; S3 knows no bucket key with them.
        var twoLayers = current.filter(state -> state.path("algorithm").asText().equals("aws:kms:dsse"))
                .isPresent();
        ObjectNode wanted = Json.object()
                .put("algorithm", twoLayers ? "aws:kms:dsse" : "aws:kms")
                .put("kmsKeyArn", key(request))
                .put("bucketKey", !twoLayers);
        return current.equals(Optional.of(wanted)) ? Optional.empty() : Optional.of(Change.put(facet, current, wanted));
    }

    private static List<Warning> warnings(RemediationRequest request, Snapshot snapshot, List<Change> changes) {
        var bucket = bucket(request);
        var warnings = new ArrayList<>(CustomerKey.warnings(key(request), request.target()));
        snapshot.state(new BucketEncryption(bucket))
                .map(state -> state.path("kmsKeyArn").asText())
                .filter(old -> !old.isEmpty() && !old.equals(key(request)))
                .ifPresent(old -> warnings.add(new Warning(
                        "key-changes",
                        "Objects that are there stay encrypted under " + old
                                + ": keep that key as long as they are needed.")));
        var blocks = changes.stream().anyMatch(change -> change.facet().equals(new BucketPublicAccessBlock(bucket)));
        if (blocks && PolicyReach.allowsEveryone(policy(bucket, snapshot))) {
            warnings.add(new Warning(
                    "public-access-ends", "The policy of " + bucket + " lets everybody in today. That will end."));
        }
        var logging = snapshot.state(new BucketLogging(bucket));
        if (logsElsewhere(request, logging)) {
            warnings.add(new Warning(
                    "logging-left-alone",
                    bucket + " logs into "
                            + logging.orElseThrow().path("targetBucket").asText() + " already, and goes on doing so."));
        } else if (logBucket(request).opensToEveryone(snapshot)) {
            warnings.add(new Warning(
                    "public-access-ends",
                    "The policy of " + logBucket(request).name() + " lets everybody in today. That will end."));
        }
        return warnings;
    }

    private static PolicyDocument merged(RemediationRequest request, Snapshot snapshot) {
        return BackupBucketPolicy.forBackups(
                policy(bucket(request), snapshot), request.target(), bucket(request), key(request));
    }

    private static PolicyDocument policy(String bucket, Snapshot snapshot) {
        return snapshot.state(new BucketPolicy(bucket)).map(PolicyDocument::of).orElseGet(PolicyDocument::empty);
    }

    private static boolean logsElsewhere(RemediationRequest request, Optional<JsonNode> logging) {
        return logging.filter(state -> !state.path("targetBucket")
                        .asText()
                        .equals(logBucket(request).name()))
                .isPresent();
    }

    private static boolean isHere(RemediationRequest request, Optional<JsonNode> bucket) {
        return bucket.filter(state -> state.path("region")
                        .asText()
                        .equals(request.target().region().value()))
                .isPresent();
    }

    private static String bucket(RemediationRequest request) {
        return request.text("bucket");
    }

    private static String key(RemediationRequest request) {
        return request.text("kmsKeyArn");
    }

    private static LogBucket logBucket(RemediationRequest request) {
        var name = request.parameters().path("logBucket").asText(bucket(request) + "-access-logs");
        return new LogBucket(name, bucket(request), request.target());
    }
}
