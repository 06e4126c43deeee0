package io.strongroom.domain.jobs;

import io.strongroom.domain.accounts.Account;
import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.accounts.Accounts;
import io.strongroom.domain.accounts.Region;
import io.strongroom.domain.accounts.Target;
import io.strongroom.domain.problems.FieldError;
import io.strongroom.domain.problems.Problem;
import io.strongroom.domain.problems.ProblemCode;
import io.strongroom.domain.problems.Rejected;
import io.strongroom.domain.remediations.RemediationCatalog;
import io.strongroom.domain.remediations.RemediationId;
import io.strongroom.domain.users.Permission;
import io.strongroom.domain.users.Principal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Checks what callers ask for, the same for API and pages: everything that is wrong at once. */
public final class JobRequests {
    private static final int REASON_MOST = 500;
    private final RemediationCatalog catalog;
    private final Accounts accounts;
    private final Function<AccountId, Optional<String>> exclusion;
    private final Supplier<Optional<String>> freeze;

    /**
     * @param exclusion why an account is to be left alone; empty when it is not
     * @param freeze why nothing may be changed anywhere now; empty when it may
     */
    public JobRequests(
            RemediationCatalog catalog,
            Accounts accounts,
            Function<AccountId, Optional<String>> exclusion,
            Supplier<Optional<String>> freeze) {
        this.catalog = catalog;
        this.accounts = accounts;
        this.exclusion = exclusion;
        this.freeze = freeze;
    }

    /**
     * The job that the request means.
     *
     * @throws Rejected {@code validation-failed} with every wrong field, {@code forbidden}, {@code account-out-of-scope},
     *     {@code changes-frozen}
     */
    public NewJob check(JobRequest request, Principal principal, Optional<BatchId> batch) {
        principal.require(Permission.JOBS_SUBMIT);
        var errors = new ArrayList<FieldError>();
        var remediation = remediation(request, errors);
        var account = account(request, principal, errors);
        var region = region(request, errors);
        var mode = mode(request, errors);
        if (request.reason().isBlank() || request.reason().length() > REASON_MOST) {
            errors.add(new FieldError("/reason", "length", "must say why, in 1 to " + REASON_MOST + " characters"));
        }
        request.clientToken()
                .filter(token -> !token.matches("[\\x21-\\x7e]{1,128}"))
                .ifPresent(token -> errors.add(
                        new FieldError("/clientToken", "pattern", "must be 1 to 128 printable ASCII characters")));
        var parameters = remediation
                .map(id -> catalog.schema(id).withDefaults(request.parameters()))
                .orElse(request.parameters());
        remediation.ifPresent(id -> errors.addAll(catalog.schema(id).check(parameters, "/parameters")));
        if (!errors.isEmpty() || remediation.isEmpty() || account.isEmpty() || region.isEmpty() || mode.isEmpty()) {
            throw new Rejected(Problem.fields(errors));
        }
        if (mode.get() == Mode.APPLY) {
            requireThaw();
        }
        return new NewJob(
                JobId.next(),
                JobKind.REMEDIATE,
                remediation.get(),
                new Target(account.get().id(), region.get()),
                parameters,
                mode.get(),
                request.reason().strip(),
                batch,
                request.clientToken(),
                Optional.empty(),
                principal.userId(),
                principal.name());
    }

    /**
     * The job that undoes another.
     *
     * @throws Rejected {@code state-conflict} when that one changed nothing, {@code account-out-of-scope},
     *     {@code changes-frozen}
     */
    public NewJob rollBack(Job job, Principal principal, String reason) {
        principal.require(Permission.JOBS_SUBMIT);
        requireReach(principal, job.target().accountId());
        var changed = switch (job.state()) {
            case JobState.Succeeded succeeded -> succeeded.conclusion() == Conclusion.CHANGED;
            case JobState.Failed failed -> true;
            case JobState.Cancelled cancelled -> true;
            case JobState.Queued s -> false;
            case JobState.Running s -> false;
            case JobState.Retrying s -> false;
            case JobState.AwaitingApproval s -> false;
            case JobState.Planned s -> false;
            case JobState.Quarantined s -> true;
        };
        if (!changed) {
            throw new Rejected(
                    ProblemCode.STATE_CONFLICT,
                    "Only a finished job that changed something can be rolled back; this one is "
                            + job.state().label() + ".");
        }
        requireThaw();
        return new NewJob(
                JobId.next(),
                JobKind.ROLL_BACK,
                job.remediation(),
                job.target(),
                job.parameters(),
                Mode.APPLY,
                reason,
                Optional.empty(),
                Optional.empty(),
                Optional.of(job.id()),
                principal.userId(),
                principal.name());
    }

    /** @throws Rejected {@code account-out-of-scope}, the same for an unknown account: scopes do not tell what exists */
    public void requireReach(Principal principal, AccountId id) {
        var account = accounts.find(id);
        if (account.isEmpty() || !principal.reaches(account.get())) {
            throw outOfScope(id);
        }
    }

    private void requireThaw() {
        freeze.get().ifPresent(reason -> {
            throw new Rejected(ProblemCode.CHANGES_FROZEN, reason);
        });
    }

    private Optional<RemediationId> remediation(JobRequest request, List<FieldError> errors) {
        try {
            var id = new RemediationId(request.remediation());
            if (catalog.find(id).isPresent()) {
                return Optional.of(id);
            }
        } catch (IllegalArgumentException e) {
            // Not even a name: reported below like an unknown one.
        }
        errors.add(new FieldError(
                "/remediation",
                "unknown",
                "must be one of "
                        + catalog.specs().stream().map(s -> s.id().value()).toList()));
        return Optional.empty();
    }

    private Optional<Account> account(JobRequest request, Principal principal, List<FieldError> errors) {
        AccountId id;
        try {
            id = new AccountId(request.accountId());
        } catch (IllegalArgumentException e) {
            errors.add(new FieldError("/target/accountId", "pattern", "must be twelve digits"));
            return Optional.empty();
        }
        var account = accounts.find(id);
        if (account.isEmpty() && principal.reachesAll()) {
            errors.add(new FieldError(
                    "/target/accountId",
                    "unknown",
                    "is not an account that is governed here; GET /api/v1/accounts lists them"));
            return Optional.empty();
        }
        if (account.isEmpty() || !principal.reaches(account.get())) {
            throw outOfScope(id);
        }
        if (account.get().status() != Account.Status.ACTIVE) {
            errors.add(new FieldError(
                    "/target/accountId",
                    "inactive",
                    "is " + account.get().status() + ", so nothing can be changed in it"));
        }
        exclusion
                .apply(id)
                .ifPresent(reason -> errors.add(new FieldError(
                        "/target/accountId",
                        "excluded",
                        "is excluded, so nothing is changed in it: " + reason
                                + ". Take it in again before, with PATCH /api/v1/accounts/" + id
                                + " or on its onboarding page")));
        return account;
    }

    private static Optional<Region> region(JobRequest request, List<FieldError> errors) {
        try {
            return Optional.of(new Region(request.region()));
        } catch (IllegalArgumentException e) {
            errors.add(new FieldError("/target/region", "pattern", "must be a Region code such as eu-west-1"));
            return Optional.empty();
        }
    }

    private static Optional<Mode> mode(JobRequest request, List<FieldError> errors) {
        for (var mode : Mode.values()) {
            if (mode.name().equals(request.mode())) {
                return Optional.of(mode);
            }
        }
        errors.add(new FieldError("/mode", "enum", "must be PLAN or APPLY"));
        return Optional.empty();
    }

    private static Rejected outOfScope(AccountId id) {
        return new Rejected(
                ProblemCode.ACCOUNT_OUT_OF_SCOPE,
                "Account " + id + " is outside what you may work on. Ask an administrator to widen your scope.");
    }
}
