package io.strongroom.domain.controls.keys;

import io.strongroom.domain.controls.Control;
import io.strongroom.domain.controls.ControlSpec;
import io.strongroom.domain.controls.Severity;
import io.strongroom.domain.controls.Verdict;
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
import io.strongroom.domain.inventory.identities.Bearers;
import io.strongroom.domain.inventory.keys.BackupKeys;
import io.strongroom.domain.inventory.keys.Key;
import io.strongroom.domain.json.Json;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Whoever can read with a backup key cannot end it, and the other way round; those for emergencies aside. */
@Singleton
final class KeyDutiesAreSeparated implements Control<Key> {
    private static final ControlSpec<Key> SPEC = ControlSpec.of("ENC-11", Kinds.KEYS)
            .title("Nobody both administers and uses a backup key")
            .severity(Severity.MEDIUM)
            .steps("1.4", "2.3")
            .reads(BackupKeys.reads())
            .reads(Kinds.ROLES, Kinds.USERS, Kinds.ORGANIZATION)
            .frameworks("PCI 3.5.1.1,3.6.1.2 [P]; NIST AC-5,AC-6 [E]; ISO A.5.3,A.8.2 [E]; SOC2 CC6.3 [E]")
            .build();

    @Override
    public ControlSpec<Key> spec() {
        return SPEC;
    }

    @Override
    public boolean concerns(Key key, Inventory inventory) {
        return BackupKeys.hasOwn(key, inventory);
    }

    @Override
    public Verdict judge(Key key, Inventory inventory) {
        var question = new Question(
                key.arn(),
                new ResourcePolicy(key.readPolicy(), inventory.account().value()),
                inventory.region().value());
        var holders = holders(bearers(inventory), question, List.of());
        if (!holders.isEmpty()) {
            // SCPs only take away: they are asked about those alone who hold both without them.
            holders = holders(holders, question, Bearers.serviceControl(inventory));
        }
        var sure = holders.entrySet().stream()
                .filter(holder -> question.both(holder.getKey(), holder.getValue(), Decision::allowed))
                .map(Map.Entry::getKey)
                .toList();
        if (!sure.isEmpty()) {
            var facts = Json.object().put("principals", sure.size());
            facts.set("examples", Json.tree(sure.stream().limit(10).toList()));
            return Verdict.fail(sure.size() + " principals both administer this key and use it.", facts);
        }
        return holders.isEmpty()
                ? Verdict.pass()
                : Verdict.unknown(new Coverage.Unsupported("iam:SimulatePrincipalPolicy"));
    }

    private static Map<String, PrincipalPolicies> bearers(Inventory inventory) {
        var bearers = new TreeMap<String, PrincipalPolicies>();
        inventory.all(Kinds.ROLES).stream()
                // AWS made these for its services, and nobody else can take them on.
                .filter(role -> !role.path().startsWith("/aws-service-role/"))
                .filter(role -> !inventory.expectations().breakGlass(role.arn()))
                .forEach(role -> bearers.put(role.arn(), Bearers.of(role, "kms")));
        inventory.all(Kinds.USERS).forEach(user -> bearers.put(user.arn(), Bearers.of(user, "kms")));
        return bearers;
    }

    /** Those who hold both, or may under circumstances that are not known, with all that bounds them. */
    private static Map<String, PrincipalPolicies> holders(
            Map<String, PrincipalPolicies> bearers, Question question, List<List<Policy>> serviceControl) {
        var holders = new TreeMap<String, PrincipalPolicies>();
        bearers.forEach((arn, bearer) -> {
            var bound = bearer.under(serviceControl);
            if (question.both(arn, bound, decision -> !decision.denied())) {
                holders.put(arn, bound);
            }
        });
        return holders;
    }

    /** What is asked of everybody about one key. */
    private record Question(String key, ResourcePolicy policy, String region) {
        boolean both(String principal, PrincipalPolicies bound, Predicate<Decision> holds) {
            return holds.test(decide(principal, bound, "kms:Decrypt"))
                    && (holds.test(decide(principal, bound, "kms:PutKeyPolicy"))
                            || holds.test(decide(principal, bound, "kms:ScheduleKeyDeletion")));
        }

        /** Asked by themselves, not through a service: what AWS Backup does for somebody is no use of the key by them. */
        private Decision decide(String principal, PrincipalPolicies bound, String action) {
            var request = Request.of(Caller.identity(principal), action, key)
                    .with("kms:ViaService")
                    .with("aws:ViaAWSService", "false")
                    .with("aws:MultiFactorAuthPresent", "true")
                    .with("aws:SecureTransport", "true")
                    .with("aws:RequestedRegion", region);
            return Access.decide(request, bound, policy);
        }
    }
}
