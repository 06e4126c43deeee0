package io.strongroom.api.policies;

import io.strongroom.api.access.Caller;
import io.strongroom.api.access.ScopeBody;
import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.accounts.Accounts;
import io.strongroom.domain.policies.BackupSecurityPolicy;
import io.strongroom.domain.policies.NewPolicy;
import io.strongroom.domain.policies.Policies;
import io.strongroom.domain.policies.PolicyId;
import io.strongroom.domain.policies.PolicyPreview;
import io.strongroom.domain.problems.Rejected;
import io.strongroom.domain.users.ScopeReach;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Policies that speak of an account within the caller's reach. To change one, all that it speaks of must be. */
@Singleton
public class VisiblePolicies {
    private final Policies policies;
    private final Accounts accounts;
    private final Caller caller;

    VisiblePolicies(Policies policies, Accounts accounts, Caller caller) {
        this.policies = policies;
        this.accounts = accounts;
        this.caller = caller;
    }

    PolicyView.Page list() {
        return page(policies.list());
    }

    PolicyView.Page versions(UUID id) {
        get(id);
        return page(policies.history(new PolicyId(id)));
    }

    private PolicyView.Page page(List<BackupSecurityPolicy> found) {
        var reach = reach();
        return new PolicyView.Page(found.stream()
                .filter(policy -> reach.touches(policy.scope()))
                .map(policy -> PolicyView.of(policy, reach.seen(policy.scope())))
                .toList());
    }

    /** @throws Rejected {@code not-found}, the same for one that speaks of no account within reach */
    BackupSecurityPolicy get(UUID id) {
        return policies.find(new PolicyId(id))
                .filter(policy -> reach().touches(policy.scope()))
                .orElseThrow(() -> Rejected.notFound("policy"));
    }

    /** The same to change. @throws Rejected {@code account-out-of-scope} when it goes beyond the caller's reach */
    BackupSecurityPolicy whole(UUID id) {
        var policy = get(id);
        ScopeBody.requireWhole(policy.scope(), reach(), "policy");
        return policy;
    }

    NewPolicy wanted(PolicyBody body) {
        return body.checked(reach());
    }

    PolicyView view(BackupSecurityPolicy policy) {
        return PolicyView.of(policy, reach().seen(policy.scope()));
    }

    PolicyView.Preview preview(Optional<PolicyId> id, NewPolicy wanted) {
        PolicyPreview preview = policies.preview(id, wanted);
        return new PolicyView.Preview(
                true,
                List.copyOf(preview.fields()),
                preview.accounts().keySet().stream().map(AccountId::value).toList(),
                preview.controls().entrySet().stream()
                        .map(one -> new PolicyView.TouchedView(one.getKey().value(), one.getValue()))
                        .toList());
    }

    private ScopeReach reach() {
        return new ScopeReach(caller.principal(), accounts.all());
    }
}
