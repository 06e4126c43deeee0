package io.strongroom.domain.onboarding;

import io.strongroom.domain.accounts.Account;
import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.accounts.Accounts;
import io.strongroom.domain.accounts.OrganizationalUnit;
import io.strongroom.domain.problems.FieldError;
import io.strongroom.domain.problems.Problem;
import io.strongroom.domain.problems.ProblemCode;
import io.strongroom.domain.problems.Rejected;
import io.strongroom.domain.users.Principal;
import java.util.ArrayList;
import java.util.Optional;

/**
 * An account that is to be taken under governance, checked.
 *
 * @param name what it is called, should nobody have told of it so far
 */
public record NewEnrollment(AccountId account, String name, Terms terms) {
    private static final int LONGEST_NAME = 100;

    /**
     * The same for API and pages.
     *
     * @param name left out: as Organizations calls it, else its number
     * @throws Rejected {@code validation-failed} with every wrong field, {@code account-out-of-scope} when the caller
     *     does not reach the account
     */
    public static NewEnrollment of(
            String number, Optional<String> name, TermsWish wish, Accounts accounts, Principal caller) {
        var errors = new ArrayList<FieldError>();
        var terms = wish.on(Terms.usual(), errors);
        if (!number.matches("[0-9]{12}")) {
            errors.add(0, new FieldError("/accountId", "pattern", "must be the account's twelve digits"));
            throw new Rejected(Problem.fields(errors));
        }
        var id = new AccountId(number);
        var known = accounts.find(id);
        var typed = name.map(String::strip).filter(text -> !text.isEmpty());
        var called = typed.orElse(known.map(Account::name).orElse(number));
        if (!caller.reaches(
                known.orElse(new Account(id, called, OrganizationalUnit.ROOT, Account.Status.ACTIVE, false)))) {
            throw new Rejected(
                    ProblemCode.ACCOUNT_OUT_OF_SCOPE,
                    "Account " + id + " is outside what you may work on. Ask an administrator to widen your scope.");
        }
        // What Organizations calls it is not the caller's to shorten.
        if (typed.filter(text -> text.length() > LONGEST_NAME).isPresent()) {
            errors.add(new FieldError("/name", "length", "may have " + LONGEST_NAME + " characters"));
        }
        if (known.filter(account -> account.status() == Account.Status.SUSPENDED)
                .isPresent()) {
            errors.add(new FieldError("/accountId", "inactive", "is suspended, so AWS lets nobody in"));
        }
        if (!errors.isEmpty()) {
            throw new Rejected(Problem.fields(errors));
        }
        return new NewEnrollment(id, called, terms);
    }
}
