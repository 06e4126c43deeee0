package io.strongroom.domain.controls.network;

import io.strongroom.domain.controls.Control;
import io.strongroom.domain.controls.ControlSpec;
import io.strongroom.domain.controls.Judgement;
import io.strongroom.domain.controls.Severity;
import io.strongroom.domain.controls.Verdict;
import io.strongroom.domain.iam.access.Access;
import io.strongroom.domain.iam.access.Caller;
import io.strongroom.domain.iam.access.Decision;
import io.strongroom.domain.iam.access.Policy;
import io.strongroom.domain.iam.access.Request;
import io.strongroom.domain.inventory.Inventory;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.NotTold;
import io.strongroom.domain.inventory.buckets.BackupBuckets;
import io.strongroom.domain.inventory.buckets.Bucket;
import io.strongroom.domain.inventory.network.BackupNetwork;
import io.strongroom.domain.inventory.network.Vpc;
import io.strongroom.domain.json.Json;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Backups in S3 are reached from inside: the VPC has a way to S3, and the buckets turn away what comes another way. */
@Singleton
final class BackupBucketsStayInside implements Control<Vpc> {
    private static final String STRANGE_ORGANIZATION = "o-0000000000";
    /** What outsiders may not do, each with what of the bucket it is done to. */
    private static final SortedMap<String, String> ASKED = new TreeMap<>(
            Map.of("s3:GetObject", "/any", "s3:PutObject", "/any", "s3:DeleteObject", "/any", "s3:ListBucket", ""));

    private static final ControlSpec<Vpc> SPEC = ControlSpec.of("NET-04", Kinds.VPCS)
            .title("Backup buckets are reached from inside the network or organization only")
            .severity(Severity.MEDIUM)
            .steps("4.2", "4.3")
            .reads(BackupNetwork.reads())
            .reads(BackupBuckets.reads())
            .frameworks("NIST SC-7 [E]; ISO A.8.22 [E]")
            .build();

    @Override
    public ControlSpec<Vpc> spec() {
        return SPEC;
    }

    @Override
    public boolean concerns(Vpc vpc, Inventory inventory) {
        return BackupNetwork.has(vpc, inventory);
    }

    @Override
    public Verdict judge(Vpc vpc, Inventory inventory) {
        return inventory.all(Kinds.ENDPOINTS).stream()
                        .anyMatch(endpoint ->
                                endpoint.vpcId().equals(vpc.id()) && endpoint.available() && endpoint.serves("s3"))
                ? Verdict.pass()
                : Verdict.fail("The VPC has no endpoint for S3, so backups in S3 are reached over public addresses.");
    }

    /** Buckets are listed for the whole account: those of this Region. */
    @Override
    public List<Judgement> beyond(Inventory inventory) {
        return inventory.all(Kinds.BUCKETS).stream()
                .filter(bucket -> bucket.mayBeIn(inventory.region()))
                .flatMap(bucket -> onBucket(bucket, inventory).stream())
                .toList();
    }

    private static Optional<Judgement> onBucket(Bucket bucket, Inventory inventory) {
        var verdict = Optional.<Verdict>empty();
        try {
            if (BackupBuckets.has(bucket, inventory) && bucket.place().equals(inventory.region())) {
                verdict = Optional.of(verdict(bucket, inventory));
            }
        } catch (NotTold e) {
            // One bucket in the dark leaves the others judged, as the engine does it for the kind itself.
            verdict = Optional.of(Verdict.unknown(e.coverage()));
        }
        return verdict.map(one -> new Judgement(SPEC.id(), Kinds.BUCKETS.awsType(), bucket.arn(), one));
    }

    private static Verdict verdict(Bucket bucket, Inventory inventory) {
        var document = bucket.policy().value();
        if (document.isEmpty()) {
            return Verdict.fail("The bucket has no policy that turns outsiders away.");
        }
        var policy = Policy.of(bucket.name(), document.get());
        var stranger = Caller.identity("arn:" + inventory.partition().id() + ":iam::000000000000:role/somebody");
        var open = ASKED.keySet().stream()
                .filter(action -> !turnsAway(
                        ask(stranger, action, bucket)
                                .with("aws:PrincipalOrgID", STRANGE_ORGANIZATION)
                                .with("aws:PrincipalOrgPaths", STRANGE_ORGANIZATION + "/r-0000/"),
                        policy))
                .toList();
        if (!open.isEmpty()) {
            return Verdict.fail(
                    "No statement of the bucket's policy turns outsiders away.",
                    Json.object().set("actions", Json.tree(open)));
        }
        return turnsAway(ask(Caller.service("cloudtrail.amazonaws.com"), "s3:PutObject", bucket), policy)
                ? Verdict.fail("The bucket's policy turns AWS services away as well, so that reports and logs stop.")
                : Verdict.pass();
    }

    private static boolean turnsAway(Request request, Policy policy) {
        return Access.byResourcePolicy(request, policy) instanceof Decision.ExplicitlyDenied;
    }

    /** From outside any VPC, by itself, over TLS. */
    private static Request ask(Caller caller, String action, Bucket bucket) {
        return Request.of(caller, action, bucket.arn() + ASKED.get(action))
                .with("aws:SourceVpce")
                .with("aws:SourceVpc")
                .with("aws:VpcSourceIp")
                .with("aws:SourceIp", "203.0.113.1")
                .with("aws:ViaAWSService", "false")
                .with("aws:SecureTransport", "true");
    }
}
