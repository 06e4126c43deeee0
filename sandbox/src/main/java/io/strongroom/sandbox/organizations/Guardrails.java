package io.strongroom.sandbox.organizations;

import io.strongroom.domain.accounts.AccountId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The policies of the organization and who administers what for it.
 *
 * @param types enabled at the root, such as {@code SERVICE_CONTROL_POLICY}
 * @param delegated service principals by the account that administers them
 * @param errors what AWS finds wrong with the backup policy that takes effect, by account
 */
public record Guardrails(
        List<String> types,
        List<Policy> policies,
        Map<AccountId, Set<String>> delegated,
        Map<AccountId, List<String>> errors) {
    static final String BACKUP = "BACKUP_POLICY";

    /** None at all, as in an organization that nobody has set up. */
    public static final Guardrails NONE = new Guardrails(List.of(), List.of(), Map.of(), Map.of());

    /**
     * @param targets numbers of accounts and paths of organizational units; the root is {@code /}
     * @param byAws made by AWS itself, as FullAWSAccess is
     */
    public record Policy(String id, String name, String type, String content, Set<String> targets, boolean byAws) {
        boolean reaches(AccountId account, String ouPath) {
            return targets.contains(account.value())
                    || targets.stream()
                            .anyMatch(target -> target.equals(OrganizationTree.ROOT)
                                    || ouPath.equals(target)
                                    || ouPath.startsWith(target + "/"));
        }
    }

    public Guardrails {
        types = List.copyOf(types);
        policies = List.copyOf(policies);
        delegated = Map.copyOf(delegated);
        errors = Map.copyOf(errors);
    }

    Optional<Policy> find(String id) {
        return policies.stream().filter(policy -> policy.id().equals(id)).findFirst();
    }

    /** The backup policy that takes effect: of several, the nearest to the account, as nothing is merged here. */
    Optional<Policy> effective(AccountId account, String ouPath) {
        return policies.stream()
                .filter(policy -> policy.type().equals(BACKUP) && policy.reaches(account, ouPath))
                .max((one, other) -> Integer.compare(nearness(one), nearness(other)));
    }

    private static int nearness(Policy policy) {
        return policy.targets().stream().mapToInt(String::length).max().orElse(0);
    }
}
