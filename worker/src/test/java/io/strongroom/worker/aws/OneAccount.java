package io.strongroom.worker.aws;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import com.fasterxml.jackson.databind.JsonNode;
import io.strongroom.domain.accounts.AwsAccount;
import io.strongroom.domain.accounts.Target;
import io.strongroom.domain.changes.Change;
import io.strongroom.domain.changes.FacetRules;
import io.strongroom.domain.changes.KeptBuckets;
import io.strongroom.domain.inventory.Facet;
import io.strongroom.domain.inventory.Reading;
import io.strongroom.domain.inventory.Snapshot;
import io.strongroom.domain.remediations.ParameterSchema;
import io.strongroom.domain.remediations.Planning;
import io.strongroom.domain.remediations.Proposal;
import io.strongroom.domain.remediations.Remediation;
import io.strongroom.domain.remediations.RemediationRequest;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;

/** One account through all handlers: plans, applies and undoes without an engine. */
final class OneAccount {
    private final AwsAccount account;
    private final InstantSource clock;
    private final AwsReader reader;
    private final AwsChanges changes;

    OneAccount(AwsAccount account, InstantSource clock) {
        this.account = account;
        this.clock = clock;
        var facets = new AwsFacets(
                new KmsFacets(clock),
                new S3Facets(),
                new IamFacets(),
                new CloudTrailFacets(),
                new LogsFacets(),
                new CloudWatchFacets(),
                new SnsFacets(),
                new BackupFacets(clock),
                new CallerReader(),
                new KeyReader(),
                new TopicReader(),
                new VaultContentsReader(),
                new PrincipalReader());
        this.reader = new AwsReader(facets);
        this.changes = new AwsChanges(facets);
    }

    AwsAccount account() {
        return account;
    }

    RemediationRequest request(Remediation remediation, JsonNode parameters) {
        var schema = new ParameterSchema(remediation.spec().parameters());
        return new RemediationRequest(
                remediation.spec().id(), new Target(account.id(), account.region()), schema.withDefaults(parameters));
    }

    List<Change> plan(Remediation remediation, RemediationRequest request) {
        return assertInstanceOf(Proposal.Changes.class, remediation.plan(request, snapshot(remediation, request)))
                .changes();
    }

    String refusal(Remediation remediation, RemediationRequest request) {
        return assertInstanceOf(Proposal.Refused.class, remediation.plan(request, snapshot(remediation, request)))
                .code();
    }

    JsonNode outputs(Remediation remediation, RemediationRequest request) {
        return remediation.outputs(request, snapshot(remediation, request));
    }

    /** Applies and reads back; gives the changes as carried out. */
    List<Change> apply(List<Change> plan) {
        var applied = new ArrayList<Change>();
        var made = new HashMap<Integer, String>();
        for (int n = 1; n <= plan.size(); n++) {
            var change = plan.get(n - 1).resolved(made);
            var before = state(change.facet());
            if (!FacetRules.same(change.facet(), before, change.before())) {
                throw new IllegalStateException("stale: " + change + " but is " + before);
            }
            int place = n;
            changes.apply(account, change, "test-" + n).made().ifPresent(arn -> made.put(place, arn));
            var after = state(change.facet());
            if (!FacetRules.same(change.facet(), after, change.after())) {
                throw new IllegalStateException("made " + change + " but is " + after);
            }
            applied.add(new Change(change.facet(), before, change.after()));
        }
        return applied;
    }

    /** Carries out one change and looks at nothing. */
    void write(Change change) {
        changes.apply(account, change, "test-write");
    }

    /** Undoes, last first, from what is there now; buckets that hold something by now stay, as with the engine. */
    void rollBack(List<Change> applied) {
        var kept = KeptBuckets.among(applied, this::state);
        applied.reversed().stream()
                .filter(change -> !kept.cover(change.facet()))
                .forEach(change -> changes.apply(
                        account, new Change(change.facet(), state(change.facet()), change.before()), "test-back"));
    }

    Reading read(Facet facet) {
        return reader.read(account, facet);
    }

    Optional<JsonNode> state(Facet facet) {
        return switch (read(facet)) {
            case Reading.Present(var state) -> Optional.of(state);
            case Reading.Absent absent -> Optional.empty();
            case Reading.Denied denied -> throw new AssertionError(facet + ": " + denied);
            case Reading.Throttled throttled -> throw new AssertionError(facet + ": " + throttled);
            case Reading.Unanswered unanswered -> throw new AssertionError(facet + ": " + unanswered);
            case Reading.Unsupported unsupported -> throw new AssertionError(facet + ": " + unsupported);
        };
    }

    Snapshot snapshot(Remediation remediation, RemediationRequest request) {
        var readings = new HashMap<Facet, Reading>();
        while (true) {
            var soFar = new Snapshot(account.id(), account.region(), clock.instant(), readings);
            var missing = Planning.missing(remediation, request, soFar);
            if (missing.isEmpty()) {
                return soFar;
            }
            missing.forEach(facet -> readings.put(facet, read(facet)));
        }
    }
}
