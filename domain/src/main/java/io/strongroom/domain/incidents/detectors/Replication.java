package io.strongroom.domain.incidents.detectors;

import com.fasterxml.jackson.databind.JsonNode;
import io.strongroom.domain.controls.Severity;
import io.strongroom.domain.events.AwsEvent;
import io.strongroom.domain.incidents.Surroundings;
import io.strongroom.domain.incidents.detectors.BucketLoss.Counts;
import io.strongroom.domain.inventory.Kinds;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Where a bucket's objects are copied to from now on. A destination is named by its bucket, which says nothing of whose it
 * is; the account beside it is there only where it takes over the copies.
 */
final class Replication {
    private static final String BUCKET_ARN = "arn:";

    private Replication() {}

    static Optional<BucketLoss> loss(AwsEvent event, Surroundings around) {
        var rules =
                BucketLoss.many(event.request().path("ReplicationConfiguration").path("Rule"));
        var strangers = new TreeSet<String>();
        var unknown = new TreeSet<String>();
        boolean any = false;
        boolean enabled = false;
        for (var rule : rules) {
            any = true;
            if (rule.path("Status").asText().equals("Disabled")) {
                continue;
            }
            enabled = true;
            var destination = rule.path("Destination");
            var account = destination.path("Account").asText();
            if (Outsiders.outside(account, event.account(), around)) {
                strangers.add(account);
            } else if (account.isBlank()) {
                unknown(destination, event, around).ifPresent(unknown::add);
            }
        }
        if (!strangers.isEmpty()) {
            return BucketLoss.when(
                    true,
                    "had the objects copied to foreign account " + String.join(", ", strangers) + " of",
                    "all that is written to it is read elsewhere.",
                    Counts.ANYWHERE);
        }
        if (any && !enabled) {
            return BucketLoss.when(
                    true,
                    "switched off the replication of",
                    "what is written to it from now on is nowhere else.",
                    Counts.OF_BACKUPS);
        }
        return BucketLoss.when(
                        !unknown.isEmpty(),
                        "had the objects copied to " + String.join(", ", unknown) + " of",
                        "whose account that is could not be told: the call does not say it, and Strongroom does not know the"
                                + " account to have such a bucket.",
                        Counts.OF_BACKUPS)
                .map(loss -> loss.as(Severity.MEDIUM));
    }

    /** The destination, unless the account is known to have it: of its buckets only those of reports are. */
    private static Optional<String> unknown(JsonNode destination, AwsEvent event, Surroundings around) {
        var arn = destination.path("Bucket").asText();
        var name = arn.startsWith(BUCKET_ARN) ? arn.substring(arn.lastIndexOf(':') + 1) : arn;
        boolean own = around.baselines(event.account()).stream()
                .flatMap(seen -> seen.of(Kinds.REPORT_PLANS).values().stream())
                .anyMatch(plan -> plan.path("bucket").asText().equals(name));
        return own ? Optional.empty() : Optional.of("bucket " + (name.isEmpty() ? "unknown" : name));
    }
}
