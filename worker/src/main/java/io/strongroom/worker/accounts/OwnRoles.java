package io.strongroom.worker.accounts;

import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.accounts.Partition;
import io.strongroom.domain.onboarding.Enrollments;
import io.strongroom.domain.onboarding.Terms;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Our remediation role in an account, by what was agreed on. Whoever acts in it under a name of ours may be our worker. */
@Singleton
public class OwnRoles {
    private final AwsConfig config;
    private final Enrollments enrollments;

    OwnRoles(AwsConfig config, Enrollments enrollments) {
        this.config = config;
        this.enrollments = enrollments;
    }

    /** ARNs of it, one for each partition that the account may be in; none where there is no such role. */
    public Set<String> of(AccountId account) {
        return name(account)
                .map(name -> Arrays.stream(Partition.values())
                        .map(partition -> "arn:" + partition.id() + ":iam::" + account + ":role/" + name)
                        .collect(Collectors.toSet()))
                .or(() -> perAccount(account).map(Set::of))
                .orElse(Set.of());
    }

    private Optional<String> name(AccountId account) {
        var enrolled =
                enrollments.find(account).map(enrollment -> enrollment.terms().remediationRole());
        if (enrolled.isPresent()) {
            return enrolled;
        }
        if (perAccount(account).isPresent()) {
            return Optional.empty();
        }
        return config.remediateRoleName()
                // A simulated account has no roles to agree on.
                .or(() -> config.mode() == AwsConfig.Mode.SANDBOX
                        ? Optional.of(Terms.REMEDIATION_ROLE)
                        : Optional.empty());
    }

    private Optional<String> perAccount(AccountId account) {
        return Optional.ofNullable(config.accounts().get(account.value()))
                .flatMap(AwsConfig.PerAccount::remediateRoleArn);
    }
}
