package io.strongroom.api.assessments;

import io.strongroom.api.http.ApiBody;
import io.strongroom.domain.accounts.Account;
import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.controls.ControlCatalog;
import io.strongroom.domain.controls.ControlId;
import io.strongroom.domain.controls.ControlSpec;
import io.strongroom.domain.problems.FieldError;
import io.strongroom.domain.problems.Problem;
import io.strongroom.domain.problems.Rejected;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An assessment as it is asked for. */
@Schema(name = "AssessmentRequest", description = "Which accounts to look at, and by which controls.")
public record AssessmentBody(
        @Schema(
                description = "Account numbers; left out: every active account within your reach.",
                examples = "[\"123456789012\"]",
                minItems = 1,
                maxItems = 10_000)
        @Nullable
        List<@Nullable String> accounts,

        @Schema(
                description =
                        "Ids of the controls that judge; left out or empty: all. Only what they look at is read, and findings of other controls stay as they are.",
                examples = "[\"ENC-06\"]",
                maxItems = 500)
        @Nullable
        List<@Nullable String> controls)
        implements ApiBody {
    private static final int MOST = 10_000;
    private static final int MOST_CONTROLS = 500;

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

    /**
     * The controls that are meant; empty for all.
     *
     * @throws Rejected {@code validation-failed} with a pointer for each that there is not, or no longer
     */
    Set<ControlId> chosen(ControlCatalog catalog) {
        var asked = controls == null ? List.<@Nullable String>of() : controls;
        if (asked.size() > MOST_CONTROLS) {
            throw Rejected.field("/controls", "size", "must name at most " + MOST_CONTROLS + "; leave it out for all");
        }
        var known = catalog.specs().stream().map(ControlSpec::id).collect(Collectors.toMap(ControlId::value, id -> id));
        var chosen = new TreeSet<ControlId>();
        var errors = new ArrayList<FieldError>();
        for (int i = 0; i < asked.size(); i++) {
            Optional.ofNullable(asked.get(i)).map(known::get).ifPresentOrElse(chosen::add, unknown(errors, i));
        }
        if (!errors.isEmpty()) {
            throw new Rejected(Problem.fields(errors));
        }
        return chosen;
    }

    private static Runnable unknown(List<FieldError> errors, int at) {
        return () -> errors.add(new FieldError(
                "/controls/" + at, "unknown", "is no control that judges; GET /controls lists them by id"));
    }

    private static boolean active(Account account) {
        return account.status() == Account.Status.ACTIVE;
    }
}
