package io.strongroom.sandbox.organization;

import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.accounts.Partition;
import io.strongroom.domain.arns.Arn;
import io.strongroom.domain.iam.access.Access;
import io.strongroom.domain.iam.access.Caller;
import io.strongroom.domain.iam.access.Decision;
import io.strongroom.domain.iam.access.Policy;
import io.strongroom.domain.iam.access.PrincipalPolicies;
import io.strongroom.domain.iam.access.Request;
import io.strongroom.domain.iam.access.ResourcePolicy;
import io.strongroom.domain.json.Json;
import io.strongroom.domain.onboarding.Doors;
import io.strongroom.domain.onboarding.Opening;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Function;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;

/**
 * The roles of simulated accounts, opened as STS would: by what their trust says to the worker.
 *
 * @param owner the IAM of an account as its own people use it; empty for an account that is not in the organization
 */
record SandboxDoors(Member management, Function<AccountId, Optional<IamClient>> owner) implements Doors {
    static final String WORKER = "strongroom-worker";

    private static final Policy MAY_ASSUME = Policy.of("worker", Json.parse("""
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"sts:AssumeRole","Resource":"*"}]}"""));

    @Override
    public Optional<String> workerRole() {
        return Optional.of(workerRole(management.id()));
    }

    /** The role of whoever simulates: of the account that would run Strongroom. */
    static String workerRole(AccountId management) {
        return "arn:" + Partition.AWS.id() + ":iam::" + management + ":role/" + WORKER;
    }

    @Override
    public Opening open(String roleArn, Optional<String> externalId) {
        var role = Arn.of(roleArn);
        var account = new AccountId(role.account());
        var iam = owner.apply(account);
        if (iam.isEmpty()) {
            return Opening.refused("AccessDenied: the simulated organization has no account " + account
                    + ", and its worker reaches no other.");
        }
        try {
            var found =
                    iam.get().getRole(request -> request.roleName(role.name())).role();
            var trust = Json.parse(decoded(found.assumeRolePolicyDocument()));
            return opening(roleArn, new ResourcePolicy(Policy.of("trust policy", trust), account.value()), externalId);
        } catch (NoSuchEntityException e) {
            return refused(roleArn);
        }
    }

    private Opening opening(String roleArn, ResourcePolicy trust, Optional<String> externalId) {
        var worker = workerRole(management.id());
        var request = Request.of(Caller.identity(worker), "sts:AssumeRole", roleArn)
                .with("sts:ExternalId", externalId.stream().toArray(String[]::new));
        return Access.decide(request, PrincipalPolicies.of(MAY_ASSUME), trust) instanceof Decision.Allowed
                ? Opening.opened()
                : refused(roleArn);
    }

    /** In the words of STS, which does not tell a role that is not there from one that stays shut. */
    private Opening refused(String roleArn) {
        return Opening.refused("AccessDenied: User: " + workerRole(management.id())
                + " is not authorized to perform: sts:AssumeRole on resource: " + roleArn);
    }

    private static String decoded(String text) {
        return text.stripLeading().startsWith("{") ? text : URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
