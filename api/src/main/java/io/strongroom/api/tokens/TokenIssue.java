package io.strongroom.api.tokens;

import io.strongroom.api.access.Caller;
import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.problems.FieldError;
import io.strongroom.domain.problems.Problem;
import io.strongroom.domain.problems.ProblemCode;
import io.strongroom.domain.problems.Rejected;
import io.strongroom.domain.users.AccountScope;
import io.strongroom.domain.users.NewToken;
import io.strongroom.domain.users.Permission;
import io.strongroom.domain.users.Principal;
import io.strongroom.domain.users.Token;
import io.strongroom.domain.users.Tokens;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What a token may be: in rights, reach and time never more than the one who asks for it has right now. */
@Singleton
public class TokenIssue {
    private static final int MOST_DAYS = 365;
    private static final int USUAL_DAYS = 90;
    private static final int NAME_MOST = 100;
    private static final int SECRET_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Tokens tokens;
    private final Caller caller;

    TokenIssue(Tokens tokens, Caller caller) {
        this.tokens = tokens;
        this.caller = caller;
    }

    static String newSecret() {
        var bytes = new byte[SECRET_BYTES];
        RANDOM.nextBytes(bytes);
        return "sgr_" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** @throws Rejected {@code validation-failed}, {@code forbidden}, {@code account-out-of-scope} */
    NewToken checked(TokenBody body, Instant now) {
        var principal = caller.principal();
        var errors = new ArrayList<FieldError>();
        var name = Optional.ofNullable(body.name()).map(String::strip).orElse("");
        if (name.isEmpty() || name.length() > NAME_MOST) {
            errors.add(
                    new FieldError("/name", "length", "must say what it is for, in 1 to " + NAME_MOST + " characters"));
        }
        var permissions = permissions(body, errors);
        var accounts = accounts(body, errors);
        var days = Optional.ofNullable(body.expiresInDays()).orElse(USUAL_DAYS);
        if (days < 1 || days > MOST_DAYS) {
            errors.add(new FieldError("/expiresInDays", "range", "must be 1 to " + MOST_DAYS));
        }
        if (!errors.isEmpty()) {
            throw new Rejected(Problem.fields(errors));
        }
        permissions.forEach(principal::require);
        return new NewToken(
                principal.userId(), name, permissions, scope(principal, accounts), expiry(principal, days, now));
    }

    private static Set<Permission> permissions(TokenBody body, List<FieldError> errors) {
        var found = EnumSet.noneOf(Permission.class);
        var asked = Optional.ofNullable(body.scopes()).orElseGet(List::of);
        if (asked.isEmpty()) {
            errors.add(new FieldError("/scopes", "min-items", "must have at least one permission"));
        }
        for (int i = 0; i < asked.size(); i++) {
            var scope = asked.get(i);
            var known = Stream.of(Permission.values())
                    .filter(p -> p.scope().equals(scope))
                    .findFirst();
            known.ifPresent(found::add);
            if (known.isEmpty()) {
                errors.add(new FieldError(
                        "/scopes/" + i, "unknown", "is not a permission; GET /api/v1/me/permissions lists yours"));
            }
        }
        return found;
    }

    private static Optional<Set<AccountId>> accounts(TokenBody body, List<FieldError> errors) {
        if (body.accounts() == null) {
            return Optional.empty();
        }
        if (body.accounts().isEmpty()) {
            errors.add(
                    new FieldError("/accounts", "min-items", "must have at least one account, or be absent for all"));
        }
        var found = new LinkedHashSet<AccountId>();
        for (int i = 0; i < body.accounts().size(); i++) {
            try {
                found.add(new AccountId(String.valueOf(body.accounts().get(i))));
            } catch (IllegalArgumentException e) {
                errors.add(new FieldError("/accounts/" + i, "pattern", "must be twelve digits"));
            }
        }
        return Optional.of(found);
    }

    private AccountScope scope(Principal principal, Optional<Set<AccountId>> accounts) {
        if (accounts.isEmpty()) {
            return principal.tokenScope().orElseGet(AccountScope::everything);
        }
        for (var id : accounts.get()) {
            if (!caller.reaches(id)) {
                throw new Rejected(
                        ProblemCode.ACCOUNT_OUT_OF_SCOPE, "Account " + id + " is outside what you may work on.");
            }
        }
        return AccountScope.of(accounts.get());
    }

    private Instant expiry(Principal principal, int days, Instant now) {
        var wanted = now.plus(Duration.ofDays(days));
        return principal.tokenId().stream()
                .flatMap(id -> tokens.of(principal.userId()).stream()
                        .filter(token -> token.id().equals(id)))
                .map(Token::expiresAt)
                .filter(wanted::isAfter)
                .findFirst()
                .orElse(wanted);
    }
}
