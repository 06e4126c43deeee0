package io.strongroom.web.exceptions;

import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.controls.ControlId;
import io.strongroom.domain.exceptions.ExemptionScope;
import io.strongroom.domain.exceptions.ExemptionScope.Everything;
import io.strongroom.domain.exceptions.ExemptionScope.OneAccount;
import io.strongroom.domain.exceptions.ExemptionScope.OneResource;
import io.strongroom.domain.exceptions.ExemptionScope.Unit;
import io.strongroom.domain.exceptions.NewExemption;
import io.strongroom.domain.problems.FieldError;
import io.strongroom.domain.problems.Problem;
import io.strongroom.domain.problems.Rejected;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * An exception as it is being asked for, as typed.
 *
 * @param kind {@code resource}, {@code account}, {@code unit} or {@code everything}
 * @param until the last day on which it holds, in UTC
 */
record ExceptionForm(
        String control,
        String kind,
        String account,
        String resource,
        String ou,
        String reason,
        String owner,
        String until,
        List<FieldError> errors) {
    private static final int ARN_MOST = 2048;
    private static final int PATH_MOST = 1000;

    ExceptionForm {
        errors = List.copyOf(errors);
    }

    /** What a link to the form says, or what was sent. Who names a resource means that one, else an account. */
    static ExceptionForm of(MultivaluedMap<String, String> said) {
        var resource = text(said, "resource").strip();
        var kind = text(said, "kind");
        return new ExceptionForm(
                text(said, "control").strip(),
                kind.isEmpty() ? (resource.isEmpty() ? "account" : "resource") : kind,
                text(said, "account").strip(),
                resource,
                text(said, "ou").strip(),
                text(said, "reason").strip().replace("\r\n", "\n"),
                text(said, "owner").strip(),
                text(said, "until").strip(),
                List.of());
    }

    private static String text(MultivaluedMap<String, String> said, String name) {
        return Objects.requireNonNullElse(said.getFirst(name), "");
    }

    ExceptionForm wrong(List<FieldError> found) {
        return new ExceptionForm(control, kind, account, resource, ou, reason, owner, until, found);
    }

    /** The last day that may be asked for. */
    static LocalDate latest(Instant now) {
        return LocalDate.ofInstant(now.plus(NewExemption.LONGEST), ZoneOffset.UTC)
                .minusDays(1);
    }

    /**
     * Reads the form.
     *
     * @param known whether there is such a control
     * @param reached whether whoever asks reaches all of that scope
     * @throws Rejected {@code validation-failed} with everything that is wrong
     */
    NewExemption check(Predicate<ControlId> known, Predicate<ExemptionScope> reached, Instant now) {
        var found = new ArrayList<FieldError>();
        var id = ControlId.parse(control).filter(known);
        if (id.isEmpty()) {
            found.add(new FieldError("/control", "unknown", "must be the id of a control, such as IMM-01"));
        }
        var scope = scope(found).filter(one -> reachable(one, reached, found));
        found.addAll(NewExemption.errors(reason, owner));
        var end = end(now);
        if (end.isEmpty()) {
            found.add(new FieldError(
                    "/until",
                    "range",
                    "must be a day from " + LocalDate.ofInstant(now, ZoneOffset.UTC) + " to " + latest(now)
                            + ": it can be asked for again then"));
        }
        if (!found.isEmpty()) {
            throw new Rejected(Problem.fields(found));
        }
        return new NewExemption(id.orElseThrow(), scope.orElseThrow(), reason, owner, end);
    }

    /** The end of the day, in UTC; empty when the day cannot be. */
    private Optional<Instant> end(Instant now) {
        try {
            var day = LocalDate.parse(until);
            var first = LocalDate.ofInstant(now, ZoneOffset.UTC);
            return day.isBefore(first) || day.isAfter(latest(now))
                    ? Optional.empty()
                    : Optional.of(day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private Optional<ExemptionScope> scope(List<FieldError> found) {
        var number = Optional.of(account).filter(AccountId::fits).map(AccountId::new);
        var needsAccount = kind.equals("resource") || kind.equals("account");
        if (needsAccount && number.isEmpty()) {
            found.add(new FieldError("/account", "pattern", "must be twelve digits"));
        }
        var arn = resource.startsWith("arn:") && resource.length() <= ARN_MOST;
        if (kind.equals("resource") && !arn) {
            found.add(new FieldError(
                    "/resource", "pattern", "must be an ARN: it begins with arn: and has at most 2048 characters"));
        }
        var path = ou.startsWith("/") && ou.length() <= PATH_MOST;
        if (kind.equals("unit") && !path) {
            found.add(new FieldError("/ou", "pattern", "must be a path such as /prod/payments"));
        }
        return switch (kind) {
            case "resource" -> number.filter(one -> arn).map(one -> new OneResource(one, resource));
            case "account" -> number.map(OneAccount::new);
            case "unit" -> path ? Optional.of(new Unit(ou)) : Optional.empty();
            case "everything" -> Optional.of(new Everything());
            default -> {
                found.add(new FieldError("/kind", "enum", "say where failures are accepted"));
                yield Optional.empty();
            }
        };
    }

    private static boolean reachable(ExemptionScope scope, Predicate<ExemptionScope> reached, List<FieldError> found) {
        if (reached.test(scope)) {
            return true;
        }
        var tooWide = "goes beyond the accounts that you reach: name accounts or units of yours, or ask somebody who"
                + " reaches all of it";
        found.add(
                switch (scope) {
                    case OneResource one -> new FieldError("/account", "unknown", "is no account that you reach");
                    case OneAccount one -> new FieldError("/account", "unknown", "is no account that you reach");
                    case Unit unit -> new FieldError("/ou", "out-of-scope", tooWide);
                    case Everything all -> new FieldError("/kind", "out-of-scope", tooWide);
                });
        return false;
    }

    /** Names what would be accepted, to tell whether it is still what somebody looked at. */
    public String seen() {
        return String.join(" ", control, kind, account, resource, ou);
    }

    /** What is wrong with a field, in sentences. */
    public List<String> errorsOf(String field) {
        return errors.stream()
                .filter(error -> error.pointer().equals("/" + field))
                .map(FieldError::detail)
                .toList();
    }
}
