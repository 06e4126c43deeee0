package io.strongroom.domain.remediations.buckets;

import com.fasterxml.jackson.databind.JsonNode;
import io.strongroom.domain.accounts.Target;
import io.strongroom.domain.changes.Change;
import io.strongroom.domain.changes.WritableFacet.Bucket;
import io.strongroom.domain.changes.WritableFacet.BucketEncryption;
import io.strongroom.domain.changes.WritableFacet.BucketPolicy;
import io.strongroom.domain.changes.WritableFacet.BucketPublicAccessBlock;
import io.strongroom.domain.changes.WritableFacet.BucketVersioning;
import io.strongroom.domain.iam.PolicyDocument;
import io.strongroom.domain.iam.PolicyReach;
import io.strongroom.domain.inventory.Facet;
import io.strongroom.domain.inventory.Snapshot;
import io.strongroom.domain.json.Json;
import io.strongroom.domain.remediations.Proposal.Refused;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The bucket that takes the access logs of another, in the same account and Region.
 *
 * @param name of the bucket that takes them
 * @param source name of the bucket whose accesses are logged
 */
record LogBucket(String name, String source, Target target) {

    private static final int LONGEST_NAME = 63;

    Set<Facet> reads(Snapshot soFar) {
        if (name.equals(source) || name.length() > LONGEST_NAME) {
            return Set.of();
        }
        var facets = new LinkedHashSet<Facet>(List.of(new Bucket(name)));
        if (here(soFar.seen(new Bucket(name)))) {
            facets.addAll(List.of(
                    new BucketEncryption(name),
                    new BucketPolicy(name),
                    new BucketVersioning(name),
                    new BucketPublicAccessBlock(name)));
        }
        return facets;
    }

    /** Why it cannot take the logs, or empty when it can. */
    Optional<Refused> objection(Snapshot snapshot, Collection<String> callers) {
        if (name.equals(source)) {
            return refused("logs-into-itself", source + " would log into itself, without end. Name another logBucket.");
        }
        if (name.length() > LONGEST_NAME) {
            return refused("log-bucket-name", name + " is longer than 63 characters. Name a logBucket.");
        }
        var bucket = snapshot.state(new Bucket(name));
        if (bucket.isEmpty()) {
            return Optional.empty();
        }
        if (!here(bucket)) {
            return refused(
                    "log-bucket-in-another-region",
                    name + " is not in " + target.region() + ", where the logs of " + source + " have to stay.");
        }
        var algorithm = snapshot.state(new BucketEncryption(name))
                .map(state -> state.path("algorithm").asText());
        if (algorithm.filter(a -> !a.equals("AES256")).isPresent()) {
            return refused(
                    "log-bucket-on-kms",
                    name + " encrypts with " + algorithm.get()
                            + ", and S3 delivers access logs only into buckets on SSE-S3. Name another logBucket.");
        }
        return policyObjection(snapshot, callers);
    }

    private Optional<Refused> policyObjection(Snapshot snapshot, Collection<String> callers) {
        var current = policy(snapshot);
        if (wanted(current).meansTheSameAs(current)) {
            return Optional.empty();
        }
        return PublicAccess.objection(name, current, snapshot.state(new BucketPublicAccessBlock(name)))
                .or(() -> BackupBucketPolicy.objection(wanted(current), name, callers));
    }

    /** What makes it ready, before anything logs into it. */
    List<Change> changes(Snapshot snapshot) {
        var changes = new ArrayList<Change>();
        var enabled = Json.object().put("status", "Enabled");
        if (snapshot.state(new Bucket(name)).isEmpty()) {
            changes.add(Change.create(
                    new Bucket(name),
                    Json.object().put("region", target.region().value())));
            changes.add(Change.create(
                    new BucketPolicy(name), wanted(PolicyDocument.empty()).document()));
            changes.add(Change.create(new BucketVersioning(name), enabled));
            return changes;
        }
        var before = snapshot.state(new BucketPolicy(name));
        var current = policy(snapshot);
        if (!wanted(current).meansTheSameAs(current)) {
            changes.add(
                    Change.put(new BucketPolicy(name), before, wanted(current).document()));
        }
        var versioning = snapshot.state(new BucketVersioning(name));
        if (!versioning.equals(Optional.of(enabled))) {
            changes.add(Change.put(new BucketVersioning(name), versioning, enabled));
        }
        PublicAccess.blocked(name, snapshot).ifPresent(changes::add);
        return changes;
    }

    /** Whether its policy lets everybody in today, which ends. */
    boolean opensToEveryone(Snapshot snapshot) {
        return here(snapshot.state(new Bucket(name))) && PolicyReach.allowsEveryone(policy(snapshot));
    }

    private PolicyDocument policy(Snapshot snapshot) {
        return snapshot.state(new BucketPolicy(name)).map(PolicyDocument::of).orElseGet(PolicyDocument::empty);
    }

    private PolicyDocument wanted(PolicyDocument current) {
        return BackupBucketPolicy.forLogs(current, target, name, source);
    }

    private boolean here(Optional<JsonNode> bucket) {
        return bucket.filter(state ->
                        state.path("region").asText().equals(target.region().value()))
                .isPresent();
    }

    private static Optional<Refused> refused(String code, String reason) {
        return Optional.of(new Refused(code, reason));
    }
}
