package io.strongroom.domain.controls.governance;

import io.strongroom.domain.controls.Control;
import io.strongroom.domain.controls.ControlSpec;
import io.strongroom.domain.controls.Judgement;
import io.strongroom.domain.controls.Severity;
import io.strongroom.domain.controls.Verdict;
import io.strongroom.domain.inventory.Inventory;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.NotTold;
import io.strongroom.domain.inventory.backup.Protection;
import io.strongroom.domain.inventory.buckets.BackupBuckets;
import io.strongroom.domain.inventory.buckets.Bucket;
import io.strongroom.domain.inventory.storage.StatefulResource;
import io.strongroom.domain.json.Json;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Every resource with data is backed up by some plan; where not, it is said what keeps it out. */
@Singleton
final class ResourceIsProtected implements Control<StatefulResource> {
    private static final ControlSpec<StatefulResource> SPEC = ControlSpec.of("GOV-02", Kinds.STATEFUL_RESOURCES)
            .title("Every resource with data is covered by a backup plan")
            .severity(Severity.HIGH)
            .steps("5.1", "5.3")
            .reads(Protection.reads())
            .reads(BackupBuckets.reads())
            .frameworks(
                    "NIST CP-9 a-c [E]; PCI 10.3.3 [P]; HIPAA 164.308(a)(7)(ii)(A) [E]; ISO A.8.13,A.8.14 [P]; SOC2 A1.2,CC7.4 [S]")
            .build();

    @Override
    public ControlSpec<StatefulResource> spec() {
        return SPEC;
    }

    @Override
    public Verdict judge(StatefulResource resource, Inventory inventory) {
        return verdict(Protection.of(resource, inventory), resource.resourceType());
    }

    /** Buckets are listed for the whole account: those of this Region. */
    @Override
    public List<Judgement> beyond(Inventory inventory) {
        var judged = inventory.all(Kinds.STATEFUL_RESOURCES).stream()
                .map(StatefulResource::arn)
                .collect(Collectors.toSet());
        return inventory.all(Kinds.BUCKETS).stream()
                .filter(bucket -> bucket.mayBeIn(inventory.region()) && !judged.contains(bucket.arn()))
                .flatMap(bucket -> onBucket(bucket, inventory).stream())
                .toList();
    }

    private static Optional<Judgement> onBucket(Bucket bucket, Inventory inventory) {
        var verdict = Optional.<Verdict>empty();
        try {
            // A backup of backups, reports or logs is asked for by nobody.
            if (!BackupBuckets.has(bucket, inventory) && bucket.place().equals(inventory.region())) {
                var tags = bucket.tags().value().orElse(Map.of());
                verdict = Optional.of(verdict(Protection.of(bucket.arn(), "S3", tags, inventory), "S3"));
            }
        } catch (NotTold e) {
            // One bucket in the dark leaves the others judged, as the engine does it for the kind itself.
            verdict = Optional.of(Verdict.unknown(e.coverage()));
        }
        return verdict.map(one -> new Judgement(SPEC.id(), Kinds.BUCKETS.awsType(), bucket.arn(), one));
    }

    private static Verdict verdict(Protection protection, String resourceType) {
        var facts = Json.object().put("resourceType", resourceType);
        return switch (protection) {
            case Protection.Covered(var by) -> Verdict.pass(facts.set("coveredBy", Json.tree(by)));
            case Protection.Excluded(var by) ->
                Verdict.fail(
                        "Selections name this resource, and each takes it out again.",
                        facts.set("excludedBy", Json.tree(by)));
            case Protection.Unselected() -> Verdict.fail("No selection of any plan names this resource.", facts);
        };
    }
}
