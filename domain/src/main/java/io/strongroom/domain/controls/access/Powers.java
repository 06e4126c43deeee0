package io.strongroom.domain.controls.access;

import io.strongroom.domain.iam.access.Access;
import io.strongroom.domain.iam.access.Caller;
import io.strongroom.domain.iam.access.Decision;
import io.strongroom.domain.iam.access.Policy;
import io.strongroom.domain.iam.access.PrincipalPolicies;
import io.strongroom.domain.iam.access.Request;
import io.strongroom.domain.iam.access.ResourcePolicy;
import io.strongroom.domain.inventory.Inventory;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.identities.Bearers;
import io.strongroom.domain.inventory.identities.Identity;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What one identity of the account can really do: its policies, its boundary and the SCPs above it together. What is
 * usual of a request is taken as given (the Region, TLS, MFA, the account, the identity's own tags), so that a condition
 * on it does not hide a power; whatever else a condition asks leaves the power conditional, and is not counted.
 */
final class Powers {
    private final Identity identity;
    private final PrincipalPolicies own;
    private final Inventory inventory;
    private final Above above;

    Powers(Identity identity, Inventory inventory) {
        this(identity, inventory, new Above(inventory));
    }

    private Powers(Identity identity, Inventory inventory, Above above) {
        this.identity = identity;
        this.own = identity.access();
        this.inventory = inventory;
        this.above = above;
    }

    /** The SCPs above all of the account's identities; read once, and only when they matter. */
    private static final class Above {
        private final Inventory inventory;
        private Optional<List<List<Policy>>> levels = Optional.empty();

        Above(Inventory inventory) {
            this.inventory = inventory;
        }

        List<List<Policy>> levels() {
            if (levels.isEmpty()) {
                levels = Optional.of(Bearers.serviceControl(inventory));
            }
            return levels.get();
        }
    }

    Identity identity() {
        return identity;
    }

    /** Those of roles and users whose powers are anybody's choice: not AWS's own roles, nor those for emergencies. */
    static Stream<Powers> ordinary(Inventory inventory) {
        var above = new Above(inventory);
        var breakGlass = inventory.expectations().breakGlassRoles();
        return Stream.<Identity>concat(inventory.all(Kinds.ROLES).stream(), inventory.all(Kinds.USERS).stream())
                .filter(one -> !one.serviceLinked())
                .filter(one -> !breakGlass.contains(one.arn()) && !breakGlass.contains(one.name()))
                .map(one -> new Powers(one, inventory, above));
    }

    /** Whether it can do that to everything of the resource's form. */
    boolean all(String action, String resource) {
        return decide(action, resource, Optional.empty()).allowed();
    }

    /** The condition keys that the power hangs on, when it is neither there nor missing for sure. */
    Set<String> conditions(String action, String resource) {
        return decide(action, resource, Optional.empty()) instanceof Decision.Depends(var on)
                ? on.stream().filter(key -> !key.equals("resource")).collect(Collectors.toCollection(TreeSet::new))
                : Set.of();
    }

    /** Whether it can do that to something of the resource's form. */
    boolean some(String action, String resource) {
        return isSome(decide(action, resource, Optional.empty()));
    }

    /** The same where the resource's own policy has a say. */
    boolean some(String action, String resource, Policy policy) {
        return isSome(decide(
                action,
                resource,
                Optional.of(new ResourcePolicy(policy, inventory.account().value()))));
    }

    /** Whether it can pass the role on to that service. */
    boolean canPass(String roleArn, String service) {
        var request = request("iam:PassRole", roleArn).with("iam:PassedToService", service);
        return bounded(request, Optional.empty()).allowed();
    }

    private static boolean isSome(Decision decision) {
        return switch (decision) {
            case Decision.Allowed allowed -> true;
            case Decision.Depends(var on) -> on.equals(Set.of("resource"));
            case Decision.ExplicitlyDenied denied -> false;
            case Decision.ImplicitlyDenied denied -> false;
        };
    }

    private Decision decide(String action, String resource, Optional<ResourcePolicy> policy) {
        return bounded(request(action, resource), policy);
    }

    /** SCPs are asked only about what would be allowed without them: often they cannot be read, nor matter. */
    private Decision bounded(Request request, Optional<ResourcePolicy> policy) {
        var without = decide(request, own, policy);
        if (without.denied() || identity.serviceLinked()) {
            return without;
        }
        var whole = inventory
                .only(Kinds.ORGANIZATION)
                .map(one -> request.with("aws:PrincipalOrgID", one.id()))
                .orElse(request);
        return decide(whole, own.under(above.levels()), policy);
    }

    private static Decision decide(Request request, PrincipalPolicies bearer, Optional<ResourcePolicy> policy) {
        return policy.map(one -> Access.decide(request, bearer, one)).orElseGet(() -> Access.decide(request, bearer));
    }

    private Request request(String action, String resource) {
        var request = Request.of(Caller.identity(identity.arn()), action, resource)
                .with("aws:RequestedRegion", inventory.region().value())
                .with("aws:ResourceAccount", inventory.account().value())
                .with("aws:SecureTransport", "true")
                .with("aws:MultiFactorAuthPresent", "true")
                .with("aws:ViaAWSService", "false");
        for (var tag : identity.tags().entrySet()) {
            request = request.with("aws:PrincipalTag/" + tag.getKey(), tag.getValue());
        }
        return request;
    }
}
