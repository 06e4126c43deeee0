package io.strongroom.domain.remediations.keys;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.strongroom.domain.accounts.Target;
import io.strongroom.domain.arns.Arn;
import io.strongroom.domain.changes.Change;
import io.strongroom.domain.changes.RiskClass;
import io.strongroom.domain.changes.WritableFacet;
import io.strongroom.domain.changes.WritableFacet.KeyAlias;
import io.strongroom.domain.changes.WritableFacet.KeyPolicy;
import io.strongroom.domain.changes.WritableFacet.KeyRotation;
import io.strongroom.domain.changes.WritableFacet.KeyTags;
import io.strongroom.domain.changes.WritableFacet.TaggedKey;
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
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Makes a customer managed key for backups, or brings the one that is there up to what it should be. */
@Singleton
final class CreateBackupKey implements Remediation {
    /** AWS's limit on a key policy, in bytes. */
    private static final int LONGEST_POLICY = 32_768;

    private static final int MOST_TAGS = 50;

    private static final RemediationSpec SPEC = new RemediationSpec(
            new RemediationId("create-backup-key"),
            "A key of your own for backups",
            "Makes a customer managed KMS key with rotation, tags, a policy for AWS Backup and an alias. A key that is"
                    + " there already under that alias or tag is adopted: its policy is merged by statement, its other"
                    + " tags, its description and its grants are left alone.",
            "1",
            List.of("R-01", "R-02", "R-05"),
            RiskClass.R2,
            "A new key loses its alias and is scheduled for deletion after 30 days, which can be cancelled until then;"
                    + " on an adopted key policy, tags and rotation go back to what they were.",
            ParameterFile.of("create-backup-key"));

    @Override
    public RemediationSpec spec() {
        return SPEC;
    }

    @Override
    public Set<Class<? extends WritableFacet>> changes() {
        return Set.of(TaggedKey.class, KeyAlias.class, KeyRotation.class, KeyPolicy.class, KeyTags.class);
    }

    @Override
    public Set<Facet> reads(RemediationRequest request, Snapshot soFar) {
        var alias = alias(request);
        var facets = new LinkedHashSet<Facet>(
                List.of(new ReadOnlyFacet.Caller(), new KeyAlias(alias), new TaggedKey(alias)));
        administrators(request).stream()
                .filter(arn -> isOwn(arn, request.target()))
                .forEach(arn -> facets.add(new ReadOnlyFacet.IamPrincipal(arn)));
        soFar.seen(new KeyAlias(alias))
                .or(() -> soFar.seen(new TaggedKey(alias)))
                .map(state -> state.path("keyArn").asText())
                .ifPresent(arn -> facets.addAll(List.of(
                        new ReadOnlyFacet.Key(arn), new KeyPolicy(arn), new KeyTags(arn), new KeyRotation(arn))));
        return facets;
    }

    @Override
    public Proposal plan(RemediationRequest request, Snapshot snapshot) {
        var objection = administratorsObjection(request, snapshot);
        if (objection.isPresent()) {
            return objection.get();
        }
        var existing = existing(request, snapshot);
        return existing.isPresent() ? adopt(request, snapshot, existing.get()) : create(request);
    }

    @Override
    public JsonNode outputs(RemediationRequest request, Snapshot snapshot) {
        var arn = existing(request, snapshot).orElseThrow();
        return Json.object().put("keyArn", arn).put("keyId", Arn.of(arn).name()).put("alias", alias(request));
    }

    private static Proposal create(RemediationRequest request) {
        var alias = alias(request);
        var tags = tags(request, Json.object());
        var key = Json.object()
                .put("description", description(request))
                .put("multiRegion", request.parameters().path("multiRegion").asBoolean());
        key.set("policy", policy(request, PolicyDocument.empty()).document());
        key.set("tags", tags);
        var made = Change.madeBy(1);
        var off = Json.object().put("enabled", false);
        return Proposal.of(
                List.of(
                        Change.create(new TaggedKey(alias), key),
                        Change.put(new KeyRotation(made), Optional.of(off), rotation(period(request))),
                        Change.create(new KeyAlias(alias), Json.object().put("keyArn", made))),
                warnings(request));
    }

    private static Proposal adopt(RemediationRequest request, Snapshot snapshot, String arn) {
        var key = snapshot.state(new ReadOnlyFacet.Key(arn));
        var objection = key.isEmpty()
                ? Optional.of(new Refused("key-missing", "The alias " + alias(request) + " leads to no key."))
                : CustomerKey.unusable(key.get()).or(() -> unfit(request, key.get()));
        if (objection.isPresent()) {
            return objection.get();
        }
        var current = PolicyDocument.of(snapshot.state(new KeyPolicy(arn)).orElseThrow());
        var policy = policy(request, current);
        var blocked = policyObjection(policy, snapshot, arn);
        if (blocked.isPresent()) {
            return blocked.get();
        }
        var changes = new ArrayList<Change>();
        if (!policy.meansTheSameAs(current)) {
            changes.add(Change.put(new KeyPolicy(arn), Optional.of(current.document()), policy.document()));
        }
        var oldTags = snapshot.state(new KeyTags(arn)).orElseGet(Json::object);
        var tags = tags(request, oldTags);
        if (tags.size() > MOST_TAGS) {
            return new Refused("too-many-tags", arn + " would have more than 50 tags. Take some away first.");
        }
        if (!tags.equals(oldTags)) {
            changes.add(Change.put(new KeyTags(arn), Optional.of(oldTags), tags));
        }
        var rotation = snapshot.state(new KeyRotation(arn))
                .orElseGet(() -> Json.object().put("enabled", false));
        var rotates = rotation.path("enabled").asBoolean();
        // Rotating more often than asked is no fault.
        if (!rotates || rotation.path("periodDays").asInt() > period(request)) {
            changes.add(Change.put(new KeyRotation(arn), Optional.of(rotation), rotation(period(request))));
        }
        if (snapshot.state(new KeyAlias(alias(request))).isEmpty()) {
            changes.add(
                    Change.create(new KeyAlias(alias(request)), Json.object().put("keyArn", arn)));
        }
        return Proposal.of(changes, warnings(request));
    }

    private static Optional<Refused> unfit(RemediationRequest request, JsonNode key) {
        var name = key.path("keyArn").asText();
        if (!key.path("origin").asText().equals("AWS_KMS")) {
            return Optional.of(new Refused(
                    "key-cannot-rotate",
                    name + " has key material from elsewhere, which AWS does not rotate. Choose another name."));
        }
        if (request.parameters().path("multiRegion").asBoolean()
                && !key.path("multiRegion").asBoolean()) {
            return Optional.of(new Refused(
                    "key-is-single-region",
                    name + " is a single-Region key, and that is for ever. Choose another name."));
        }
        return Optional.empty();
    }

    private static Optional<Refused> policyObjection(PolicyDocument policy, Snapshot snapshot, String arn) {
        for (var caller : ActingAs.arns(snapshot)) {
            if (PolicyReach.deniesOutright(policy, "kms:PutKeyPolicy", caller)) {
                return Optional.of(new Refused(
                        "policy-locks-out",
                        "The policy of " + arn + " denies kms:PutKeyPolicy to " + caller
                                + ", so what is changed could not be undone. Take that statement away first."));
            }
        }
        if (Json.canonical(policy.document()).length() > LONGEST_POLICY) {
            return Optional.of(new Refused("policy-too-long", "The merged policy of " + arn + " would exceed 32 KiB."));
        }
        return Optional.empty();
    }

    private static Optional<Refused> administratorsObjection(RemediationRequest request, Snapshot snapshot) {
        for (var arn : administrators(request)) {
            if (!Arn.of(arn).partition().equals(request.target().partition().id())) {
                return Optional.of(new Refused(
                        "administrator-in-another-partition",
                        arn + " belongs to another partition, so KMS would reject the policy."));
            }
            if (isOwn(arn, request.target())
                    && snapshot.state(new ReadOnlyFacet.IamPrincipal(arn)).isEmpty()) {
                return Optional.of(new Refused(
                        "administrator-missing", "There is no " + arn + ", so KMS would reject the policy."));
            }
        }
        return Optional.empty();
    }

    private static List<Warning> warnings(RemediationRequest request) {
        return administrators(request).stream()
                .filter(arn -> !isOwn(arn, request.target()))
                .map(arn -> new Warning(
                        "administrator-of-another-account",
                        arn + " is a role of another account: whether it exists could not be checked."))
                .toList();
    }

    private static Optional<String> existing(RemediationRequest request, Snapshot snapshot) {
        return snapshot.state(new KeyAlias(alias(request)))
                .or(() -> snapshot.state(new TaggedKey(alias(request))))
                .map(state -> state.path("keyArn").asText());
    }

    private static PolicyDocument policy(RemediationRequest request, PolicyDocument current) {
        return BackupKeyPolicy.merged(current, request.target(), administrators(request));
    }

    private static ObjectNode tags(RemediationRequest request, JsonNode current) {
        ObjectNode tags = current.deepCopy();
        tags.put("Environment", request.text("environment"));
        tags.put("DataClassification", request.text("dataClassification"));
        tags.put("strongroom:alias", alias(request));
        if (!tags.has("ManagedBy")) {
            tags.put("ManagedBy", "Strongroom");
        }
        return tags;
    }

    private static ObjectNode rotation(int periodDays) {
        return Json.object().put("enabled", true).put("periodDays", periodDays);
    }

    private static int period(RemediationRequest request) {
        return request.parameters().path("rotationPeriodDays").asInt(365);
    }

    private static String description(RemediationRequest request) {
        return request.parameters().path("description").asText("Encrypts backups: " + request.text("name"));
    }

    private static String alias(RemediationRequest request) {
        return "alias/backup-" + request.text("name");
    }

    private static List<String> administrators(RemediationRequest request) {
        return PolicyReach.texts(request.parameters().path("administrators")).stream()
                .distinct()
                .sorted()
                .toList();
    }

    private static boolean isOwn(String roleArn, Target target) {
        return Arn.of(roleArn).account().equals(target.accountId().value());
    }
}
