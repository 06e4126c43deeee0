package io.strongroom.api.assessments;

import io.strongroom.api.http.ApiBody;
import io.strongroom.domain.accounts.Account;
import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.problems.FieldError;
import io.strongroom.domain.problems.Problem;
import io.strongroom.domain.problems.Rejected;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An assessment as it is asked for. */
@Schema(name = "AssessmentRequest", description = "Which accounts to look at.")
public record AssessmentBody(
        @Schema(
                description = "Account numbers; left out: every active account within your reach.",
                examples = "[\"123456789012\"]",
                minItems = 1,
                maxItems = 10_000)
        @Nullable
        List<@Nullable String> accounts)
        implements ApiBody {
    private static final int MOST = 10_000;

    /**
     * The accounts that are meant.
     *
     * @param reached accounts within the caller's reach, by number
     * @throws Rejected {@code validation-failed} with a pointer for each account that cannot be assessed
     */
    Set<AccountId> checked(Map<String, Account> reached) {
        var chosen = new TreeSet<AccountId>();
        if (accounts == null) {
            reached.values().stream()
                    .filter(AssessmentBody::active)
                    .map(Account::id)
                    .forEach(chosen::add);
            if (chosen.isEmpty()) {
                throw Rejected.field(
                        "/accounts", "none", "is left out, and no active account is within your reach to take instead");
            }
            return chosen;
        }
        if (accounts.isEmpty() || accounts.size() > MOST) {
            throw Rejected.field(
                    "/accounts", "size", "must name 1 to " + MOST + " accounts; leave it out for all within reach");
        }
        var errors = new ArrayList<FieldError>();
        for (int i = 0; i < accounts.size(); i++) {
            var found = Optional.ofNullable(accounts.get(i)).map(reached::get);
            if (found.isEmpty()) {
                errors.add(new FieldError(
                        "/accounts/" + i,
                        "unknown",
                        "is no account that you reach; GET /accounts lists those, by their twelve digits"));
            } else if (!active(found.get())) {
                errors.add(new FieldError(
                        "/accounts/" + i,
                        "inactive",
                        "is " + found.get().status() + "; only active accounts can be assessed"));
            } else {
                chosen.add(found.get().id());
            }
        }
        if (!errors.isEmpty()) {
            throw new Rejected(Problem.fields(errors));
        }
        return chosen;
    }

    private static boolean active(Account account) {
        return account.status() == Account.Status.ACTIVE;
    }
}
