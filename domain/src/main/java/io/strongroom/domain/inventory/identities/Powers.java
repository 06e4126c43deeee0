package io.strongroom.domain.inventory.identities;

import io.strongroom.domain.arns.Arn;
import io.strongroom.domain.iam.access.Access;
import io.strongroom.domain.iam.access.Caller;
import io.strongroom.domain.iam.access.Decision;
import io.strongroom.domain.iam.access.Policy;
import io.strongroom.domain.iam.access.PrincipalPolicies;
import io.strongroom.domain.iam.access.Request;
import io.strongroom.domain.iam.access.ResourcePolicy;
import io.strongroom.domain.inventory.Coverage;
import io.strongroom.domain.inventory.Inventory;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.NotTold;
import io.strongroom.domain.inventory.Told;
import io.strongroom.domain.inventory.backup.Vault;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What one identity of the account can really do: its policies, its boundary and the SCPs above it together. What is
 * usual of a request is taken as given (the Region, TLS, MFA, the account, the identity's own tags, that no service asks
 * on its behalf), so that a condition on it does not hide a power. A power that hangs on whatever else a condition asks
 * cannot be told: the questions then throw {@link NotTold}.
 *
 * <p>A resource whose Region is {@code *} is asked about in each Region where the account has backups. A control that
 * asks so names {@link Kinds#VAULTS} in its spec, and each {@link Kinds#ORGANIZATION}.
 */
public final class Powers {
    private static final String ANY_REGION = "*";
    private final Identity identity;
    private final Inventory inventory;
    private final Surroundings surroundings;
    private final Caller caller;
    private final Map<String, List<String>> usual;
    /** By service: to read all policies for each question takes minutes in a large account. */
    private final Map<String, PrincipalPolicies> own = new HashMap<>();

    public Powers(Identity identity, Inventory inventory) {
        this(identity, inventory, new Surroundings(inventory));
    }

    private Powers(Identity identity, Inventory inventory, Surroundings surroundings) {
        this.identity = identity;
        this.inventory = inventory;
        this.surroundings = surroundings;
        this.caller = Caller.identity(identity.arn());
        this.usual = usual(identity, inventory);
    }

    /** What is the same for all of the account's identities; read once, and only when it matters. */
    private static final class Surroundings {
        private final Inventory inventory;
        private Optional<List<List<Policy>>> levels = Optional.empty();
        private Optional<List<String>> regions = Optional.empty();

        Surroundings(Inventory inventory) {
            this.inventory = inventory;
        }

        List<List<Policy>> levels() {
            if (levels.isEmpty()) {
                levels = Optional.of(Bearers.serviceControl(inventory));
            }
            return levels.get();
        }

        List<String> regions() {
            if (regions.isEmpty()) {
                regions = Optional.of(inventory.all(Kinds.VAULTS).stream()
                        .filter(Vault::holdsBackups)
                        .map(vault -> Arn.of(vault.arn()))
                        .filter(arn -> arn.account().equals(inventory.account().value()))
                        .map(Arn::region)
                        .distinct()
                        .toList());
            }
            return regions.get();
        }
    }

    /** Those of roles and users whose powers are anybody's choice: not AWS's own roles, nor those for emergencies. */
    public static List<Powers> ordinary(Inventory inventory) {
        var surroundings = new Surroundings(inventory);
        return Stream.<Identity>concat(inventory.all(Kinds.ROLES).stream(), inventory.all(Kinds.USERS).stream())
                .filter(one -> !one.serviceLinked())
                .filter(one -> !inventory.expectations().breakGlass(one.arn()))
                .map(one -> new Powers(one, inventory, surroundings))
                .toList();
    }

    public Identity identity() {
        return identity;
    }

    /** Whether it can do that to everything of the resource's form. @throws NotTold when that hangs on a condition */
    public boolean all(String action, String resource) {
        return holds(action, resource, Optional.empty(), Extent.ALL);
    }

    /** Whether it can do that to something of the resource's form. @throws NotTold when that hangs on a condition */
    public boolean some(String action, String resource) {
        return holds(action, resource, Optional.empty(), Extent.SOME);
    }

    /** The same where the resource's own policy has a say. @throws NotTold when that hangs on a condition */
    public boolean some(String action, String resource, Policy policy) {
        var ofResource = new ResourcePolicy(policy, inventory.account().value());
        return holds(action, resource, Optional.of(ofResource), Extent.SOME);
    }

    /** Whether it can do that to something of the resource's form, whatever conditions ask that are not usual. */
    public boolean someSurely(String action, String resource) {
        return holds(action, resource, Optional.empty(), Extent.SOME_SURELY);
    }

    /** Whether it can pass the role on to that service. @throws NotTold when that hangs on a condition */
    public boolean canPass(String roleArn, String service) {
        var request = request("iam:PassRole", roleArn).with("iam:PassedToService", service);
        return told(bounded(request, Optional.empty()), Extent.ALL);
    }

    /** Of how much of what is asked about it is enough. */
    private enum Extent {
        ALL,
        SOME,
        /** Of some, and what hangs on a condition is none. */
        SOME_SURELY
    }

    private boolean holds(String action, String resource, Optional<ResourcePolicy> policy, Extent extent) {
        var everywhere = bounded(request(action, resource), policy);
        if (!(everywhere instanceof Decision.Depends) || !regionOf(resource).equals(ANY_REGION)) {
            return told(everywhere, extent);
        }
        return Told.any(
                surroundings.regions(), region -> told(bounded(request(action, in(region, resource)), policy), extent));
    }

    private static boolean told(Decision decision, Extent extent) {
        return switch (decision) {
            case Decision.Allowed allowed -> true;
            case Decision.ExplicitlyDenied denied -> false;
            case Decision.ImplicitlyDenied denied -> false;
            case Decision.Depends(var on) -> {
                if (on.equals(Set.of("resource"))) {
                    yield extent != Extent.ALL;
                }
                if (extent == Extent.SOME_SURELY) {
                    yield false;
                }
                throw new NotTold(new Coverage.Unsupported("iam:SimulatePrincipalPolicy"));
            }
        };
    }

    /** SCPs are asked only about what would be allowed without them: often they cannot be read, nor matter. */
    private Decision bounded(Request request, Optional<ResourcePolicy> policy) {
        var bearer = own.computeIfAbsent(service(request.action()), service -> Bearers.of(identity, service));
        var without = decide(request, bearer, policy);
        if (without.denied() || identity.serviceLinked()) {
            return without;
        }
        var whole = inventory
                .only(Kinds.ORGANIZATION)
                .map(one -> request.with("aws:PrincipalOrgID", one.id()))
                .orElse(request);
        return decide(whole, bearer.under(surroundings.levels()), policy);
    }

    private static Decision decide(Request request, PrincipalPolicies bearer, Optional<ResourcePolicy> policy) {
        return policy.map(one -> Access.decide(request, bearer, one)).orElseGet(() -> Access.decide(request, bearer));
    }

    private Request request(String action, String resource) {
        var region = regionOf(resource);
        var context = new HashMap<>(usual);
        if (!region.equals(ANY_REGION)) {
            context.put(
                    "aws:RequestedRegion",
                    List.of(region.isEmpty() ? inventory.region().value() : region));
        }
        return new Request(caller, action, resource, context);
    }

    private static Map<String, List<String>> usual(Identity identity, Inventory inventory) {
        var usual = new HashMap<String, List<String>>();
        usual.put("aws:ResourceAccount", List.of(inventory.account().value()));
        usual.put("aws:SecureTransport", List.of("true"));
        usual.put("aws:MultiFactorAuthPresent", List.of("true"));
        usual.put("aws:ViaAWSService", List.of("false"));
        usual.put("kms:ViaService", List.of());
        identity.tags().forEach((key, value) -> usual.put("aws:PrincipalTag/" + key, List.of(value)));
        return usual;
    }

    private static String service(String action) {
        return action.substring(0, action.indexOf(':'));
    }

    /** Empty for what has none. */
    private static String regionOf(String resource) {
        var parts = resource.split(":", 5);
        return parts.length == 5 ? parts[3] : "";
    }

    private static String in(String region, String resource) {
        var parts = resource.split(":", 5);
        parts[3] = region;
        return String.join(":", parts);
    }
}
