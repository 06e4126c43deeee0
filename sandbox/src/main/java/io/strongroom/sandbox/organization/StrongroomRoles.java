package io.strongroom.sandbox.organization;

import io.strongroom.domain.json.Json;
import io.strongroom.domain.onboarding.NeededActions;
import io.strongroom.domain.onboarding.RoleVersions;
import io.strongroom.domain.onboarding.Terms;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.Tag;

/**
 * The two roles as the accounts' people have deployed them: from the template, but for one who made them by hand and forgot
 * some, and one whose roles open to whoever has the worker ask. The management account, which StackSets leave out, has only
 * the one that reads.
 */
final class StrongroomRoles implements Furniture {
    /** Whose roles were made by hand: they say no version. */
    static final String BY_HAND = "data-dev";

    /** Whose roles ask for no ExternalId. */
    static final String OPEN = "sandbox-anna";

    /** What was forgotten there. */
    static final Set<String> FORGOTTEN =
            Set.of("mpa:ListApprovalTeams", "rbin:ListRules", "backup:PutBackupVaultLockConfiguration");

    /** An ExternalId ends with the account's number, whichever installation makes it: no simulated account knows ours. */
    private static final String TRUST = """
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"%s"},"Action":"sts:AssumeRole",\
            "Condition":{"StringLike":{"sts:ExternalId":"?*-%s"}}}]}""";

    private static final String WORKER_TRUST = """
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"ecs-tasks.amazonaws.com"},\
            "Action":"sts:AssumeRole"}]}""";

    private static final String OPEN_TRUST = """
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"%s"},\
            "Action":"sts:AssumeRole"}]}""";

    /** The roles alone, among the account's other ones. */
    static void make(IamClient iam, Premises premises) {
        if (manages(premises)) {
            iam.createRole(request -> request.roleName(SandboxDoors.WORKER).assumeRolePolicyDocument(WORKER_TRUST));
        }
        role(iam, premises, Terms.READ_ROLE, Optional.empty());
        if (!manages(premises)) {
            role(iam, premises, Terms.REMEDIATION_ROLE, Optional.of(bound(premises)));
        }
    }

    /** What they may do. It comes last, so that the rest of an account is what it was before there was this. */
    @Override
    public void furnish(Premises premises) {
        var iam = premises.home(IamClient.class);
        var reading = document(premises, NeededActions.reading());
        iam.putRolePolicy(
                request -> request.roleName(Terms.READ_ROLE).policyName("read").policyDocument(reading));
        if (!manages(premises)) {
            var changing = document(premises, NeededActions.changing());
            iam.createPolicy(
                    request -> request.policyName(Terms.REMEDIATION_ROLE).policyDocument(changing));
            iam.attachRolePolicy(
                    request -> request.roleName(Terms.REMEDIATION_ROLE).policyArn(bound(premises)));
        }
    }

    /** What the second role may do is its boundary as well, as in the template. */
    private static String bound(Premises premises) {
        return "arn:aws:iam::" + premises.member().id() + ":policy/" + Terms.REMEDIATION_ROLE;
    }

    private static boolean manages(Premises premises) {
        return premises.member().equals(premises.members().management());
    }

    private static void role(IamClient iam, Premises premises, String name, Optional<String> boundary) {
        var trust = premises.isCalled(OPEN) ? OPEN_TRUST : TRUST;
        var version = Tag.builder()
                .key(RoleVersions.TAG)
                .value(Integer.toString(RoleVersions.current()))
                .build();
        iam.createRole(request -> request.roleName(name)
                .assumeRolePolicyDocument(trust.formatted(
                        SandboxDoors.workerRole(premises.members().management().id()),
                        premises.member().id()))
                .permissionsBoundary(boundary.orElse(null))
                .tags(premises.isCalled(BY_HAND) ? List.of() : List.of(version)));
    }

    private static String document(Premises premises, Collection<String> needed) {
        var granted = new TreeSet<>(needed);
        if (premises.isCalled(BY_HAND)) {
            granted.removeAll(FORGOTTEN);
        }
        var statement = Json.object().put("Effect", "Allow").put("Resource", "*");
        statement.set("Action", Json.tree(granted));
        var document = Json.object().put("Version", "2012-10-17");
        document.set("Statement", Json.tree(List.of(statement)));
        return Json.write(document);
    }
}
