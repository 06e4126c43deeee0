package io.strongroom.domain.remediations.roles;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.strongroom.domain.accounts.Target;
import io.strongroom.domain.arns.Arn;
import io.strongroom.domain.changes.Change;
import io.strongroom.domain.changes.FacetRules;
import io.strongroom.domain.changes.RiskClass;
import io.strongroom.domain.changes.WritableFacet;
import io.strongroom.domain.changes.WritableFacet.ManagedPolicy;
import io.strongroom.domain.changes.WritableFacet.Role;
import io.strongroom.domain.changes.WritableFacet.RoleAttachment;
import io.strongroom.domain.iam.PolicyDocument;
import io.strongroom.domain.iam.PolicyReach;
import io.strongroom.domain.inventory.Facet;
import io.strongroom.domain.inventory.ReadOnlyFacet;
import io.strongroom.domain.inventory.Snapshot;
import io.strongroom.domain.json.Json;
import io.strongroom.domain.remediations.ParameterFile;
import io.strongroom.domain.remediations.Proposal;
import io.strongroom.domain.remediations.Remediation;
import io.strongroom.domain.remediations.RemediationId;
import io.strongroom.domain.remediations.RemediationRequest;
import io.strongroom.domain.remediations.RemediationSpec;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Makes a role for working with backups at one access level, or adds that level to a role that is there. */
@Singleton
final class CreateBackupRole implements Remediation {
    private static final String ID = "create-backup-role";

    private static final RemediationSpec SPEC = new RemediationSpec(
            new RemediationId(ID),
            "A role for backups with no more than it needs",
            "Makes an IAM role with one of four access levels, trusted by the principals that you name; people need MFA. On a"
                    + " role that Strongroom did not make, trust is merged by statement and nothing else is touched.",
            "2",
            List.of("R-41"),
            RiskClass.R2,
            "Role, policy and attachment go away again; on a role that was there, its trust goes back to what it was.",
            ParameterFile.of(ID));

    @Override
    public RemediationSpec spec() {
        return SPEC;
    }

    @Override
    public Set<Class<? extends WritableFacet>> changes() {
        return Set.of(Role.class, ManagedPolicy.class, RoleAttachment.class);
    }

    @Override
    public Set<Facet> reads(RemediationRequest request, Snapshot soFar) {
        var facets = new LinkedHashSet<Facet>(List.of(
                new ReadOnlyFacet.Caller(),
                new Role(roleName(request)),
                new ManagedPolicy(policyName(request)),
                new RoleAttachment(roleName(request), policyArn(request))));
        RolePrincipals.toLookUp(principals(request), request.target())
                .forEach(arn -> facets.add(new ReadOnlyFacet.IamPrincipal(arn)));
        BackupKeys.toLookUp(keys(request), request.target()).forEach(arn -> facets.add(new ReadOnlyFacet.Key(arn)));
        return facets;
    }

    @Override
    public Proposal plan(RemediationRequest request, Snapshot snapshot) {
        var role = snapshot.state(new Role(roleName(request)));
        var policy = snapshot.state(new ManagedPolicy(policyName(request)));
        var objection = RolePrincipals.objection(principals(request), request.target(), snapshot)
                .or(() -> BackupKeys.objection(keys(request), request.target(), snapshot))
                .or(() -> RoleGuards.objection(roleArn(request), role, snapshot))
                .or(() -> policy.flatMap(
                        state -> RoleGuards.policyObjection(policyArn(request), state, document(request))));
        if (objection.isPresent()) {
            return objection.get();
        }
        var trust = TrustPolicy.merged(
                role.map(state -> PolicyDocument.of(state.path("trust"))).orElseGet(PolicyDocument::empty),
                principals(request),
                request.parameters().path("requireMfa").asBoolean(true));
        var tooLong = RoleGuards.tooLong(trust.document(), document(request));
        if (tooLong.isPresent()) {
            return tooLong.get();
        }
        var changes = new ArrayList<Change>();
        change(new Role(roleName(request)), role, role(request, role, trust)).ifPresent(changes::add);
        change(new ManagedPolicy(policyName(request)), policy, policy(request, policy))
                .ifPresent(changes::add);
        var attachment = new RoleAttachment(roleName(request), policyArn(request));
        if (snapshot.state(attachment).isEmpty()) {
            changes.add(Change.create(attachment, Json.object()));
        }
        if (changes.isEmpty()) {
            return Proposal.of(changes);
        }
        var warnings = new ArrayList<>(RolePrincipals.warnings(principals(request), request.target()));
        warnings.addAll(trust.warnings());
        RoleGuards.adoption(roleArn(request), role).ifPresent(warnings::add);
        return Proposal.of(changes, warnings);
    }

    @Override
    public JsonNode outputs(RemediationRequest request, Snapshot snapshot) {
        return Json.object().put("roleArn", roleArn(request)).put("policyArn", policyArn(request));
    }

    private static Optional<Change> change(WritableFacet facet, Optional<JsonNode> before, JsonNode after) {
        return FacetRules.same(facet, before, Optional.of(after))
                ? Optional.empty()
                : Optional.of(Change.put(facet, before, after));
    }

    private static ObjectNode role(RemediationRequest request, Optional<JsonNode> before, TrustPolicy trust) {
        ObjectNode role = before.<ObjectNode>map(JsonNode::deepCopy)
                .orElseGet(() -> Json.object().put("description", "Backups, " + level(request) + ", by Strongroom"));
        role.set("trust", trust.document().document());
        if (before.isEmpty() || RoleGuards.isOwn(before.get())) {
            role.put(
                    "maxSessionSeconds",
                    request.parameters().path("maxSessionSeconds").asInt(3600));
            role.withObjectProperty("tags").setAll(tags(request));
        }
        return role;
    }

    private static ObjectNode policy(RemediationRequest request, Optional<JsonNode> before) {
        ObjectNode policy = before.<ObjectNode>map(JsonNode::deepCopy).orElseGet(() -> {
            var made = Json.object().put("description", "What " + roleName(request) + " may do with backups");
            made.set("tags", tags(request));
            return made;
        });
        policy.set("document", document(request).document());
        return policy;
    }

    private static PolicyDocument document(RemediationRequest request) {
        return AccessStatements.of(level(request), request.target(), keys(request));
    }

    private static ObjectNode tags(RemediationRequest request) {
        return Json.object()
                .put("ManagedBy", "Strongroom")
                .put(RoleGuards.TAG, ID)
                .put("strongroom:access-level", level(request).name());
    }

    private static AccessLevel level(RemediationRequest request) {
        return AccessLevel.valueOf(request.text("accessLevel"));
    }

    private static String roleName(RemediationRequest request) {
        return request.text("roleName");
    }

    private static String policyName(RemediationRequest request) {
        return roleName(request) + "-backup-access";
    }

    private static String roleArn(RemediationRequest request) {
        return arn(request.target(), "role/" + roleName(request));
    }

    private static String policyArn(RemediationRequest request) {
        return arn(request.target(), "policy/" + policyName(request));
    }

    private static String arn(Target target, String resource) {
        return Arn.of(target.partition(), "iam", "", target.accountId().value(), resource)
                .toString();
    }

    private static List<String> principals(RemediationRequest request) {
        return TrustPolicy.arns(PolicyReach.texts(request.parameters().path("trustedPrincipals")), request.target());
    }

    private static List<String> keys(RemediationRequest request) {
        return PolicyReach.texts(request.parameters().path("kmsKeyArns")).stream()
                .distinct()
                .sorted()
                .toList();
    }
}
