package io.strongroom.domain.iam.access;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.strongroom.domain.iam.PolicyReach;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Whom a statement names.
 *
 * @param form whether it names them, all but them, or nobody because the policy hangs on whom it is about
 */
public record Principals(Form form, List<Name> names) {
    private static final Pattern ACCOUNT = Pattern.compile("([0-9]{12})|arn:aws[a-z-]*:iam::([0-9]{12}):root");
    private static final Pattern IDENTITY = Pattern.compile("arn:aws[a-z-]*:(?:iam|sts)::([0-9]{12}):.+");
    private static final Name ALL = new Name("AWS", "*");

    /** How it names them. */
    public enum Form {
        ATTACHED,
        THESE,
        ALL_BUT
    }

    /** @param type {@code AWS}, {@code Service}, {@code Federated} or {@code CanonicalUser} */
    public record Name(String type, String value) {
        public boolean everyone() {
            return value.equals("*");
        }

        /** Whether it is that AWS service. */
        public boolean isService(String service) {
            return type.equals("Service") && (everyone() || value.equals(service));
        }

        /** The account that is named as a whole. */
        public Optional<String> account() {
            var match = ACCOUNT.matcher(value);
            if (!type.equals("AWS") || !match.matches()) {
                return Optional.empty();
            }
            return Optional.of(match.group(1) == null ? match.group(2) : match.group(1));
        }

        /** The account that the name is in. */
        public Optional<String> accountOf() {
            var match = IDENTITY.matcher(value);
            return match.matches() && type.equals("AWS") ? Optional.of(match.group(1)) : account();
        }
    }

    static Principals of(ObjectNode statement) {
        if (statement.has("NotPrincipal")) {
            return new Principals(Form.ALL_BUT, read(statement.path("NotPrincipal")));
        }
        return statement.has("Principal")
                ? new Principals(Form.THESE, read(statement.path("Principal")))
                : new Principals(Form.ATTACHED, List.of());
    }

    private static List<Name> read(JsonNode element) {
        if (element.isTextual()) {
            return List.of(new Name("AWS", element.asText()));
        }
        var names = new ArrayList<Name>();
        element.properties()
                .forEach(entry -> PolicyReach.texts(entry.getValue())
                        .forEach(value -> names.add(new Name(entry.getKey(), value))));
        return names;
    }

    /** Whether an Allow reaches the caller itself. */
    Truth names(Caller caller) {
        return switch (form) {
            case ATTACHED -> Truth.YES;
            case THESE -> listed(caller);
            // Somebody of an account that is left out is left out with it.
            case ALL_BUT -> listed(caller).or(namesAccount(caller)).not();
        };
    }

    /** Whether an Allow reaches the account of the caller, which may pass it on. */
    Truth namesAccountOf(Caller caller) {
        return form == Form.THESE ? namesAccount(caller) : Truth.NO;
    }

    /** Whether a Deny reaches the caller. */
    Truth denies(Caller caller) {
        return switch (form) {
            case ATTACHED -> Truth.YES;
            case THESE -> listed(caller).or(namesAccount(caller));
            case ALL_BUT -> denyAllBut(caller);
        };
    }

    /** A Deny with NotPrincipal spares a caller only when each of its names is there: account, role and session. */
    private Truth denyAllBut(Caller caller) {
        if (!(caller instanceof Caller.Identity identity) || identity.type().equals("root")) {
            return listed(caller).or(namesAccount(caller)).not();
        }
        if (listed(new Caller.Anyone()).isYes()) {
            return Truth.NO;
        }
        var spared = namesAccount(caller).and(role(identity)).and(exactly(identity));
        return spared.not();
    }

    /** For a session of a role: whether the role is listed; what is no session has no role to be listed. */
    private Truth role(Caller.Identity identity) {
        boolean session = identity.type().equals("assumed-role");
        return Truth.of(!session
                || names.stream()
                        .anyMatch(name ->
                                sameRole(name.value(), identity) && name.value().contains(":role/")));
    }

    private Truth exactly(Caller.Identity identity) {
        if (names.stream().noneMatch(name -> name.value().equals(identity.arn()))) {
            return Truth.NO;
        }
        if (!identity.type().equals("role")) {
            return Truth.YES;
        }
        // Whoever uses a role uses a session, which must be listed as well.
        boolean session = names.stream()
                .anyMatch(name -> name.value().contains(":assumed-role/") && sameRole(name.value(), identity));
        return session ? Truth.on("sts:rolesessionname") : Truth.NO;
    }

    private Truth listed(Caller caller) {
        var in = Truth.NO;
        for (var name : names) {
            in = in.or(is(name, caller));
        }
        return in;
    }

    private static Truth is(Name name, Caller caller) {
        if (name.equals(ALL)) {
            return Truth.YES;
        }
        return switch (caller) {
            case Caller.Anyone anyone -> Truth.on("principal");
            case Caller.Anonymous anonymous -> Truth.NO;
            case Caller.Account(var id) ->
                name.account().isEmpty() && name.accountOf().filter(id::equals).isPresent()
                        ? Truth.on("principal")
                        : Truth.NO;
            case Caller.Identity identity -> isIdentity(name, identity);
            case Caller.ServicePrincipal(var service) ->
                Truth.of(name.type().equals("Service")
                        && (name.everyone() || name.value().equals(service)));
            case Caller.Federated(var provider) ->
                Truth.of(name.type().equals("Federated")
                        && (name.everyone() || name.value().equals(provider)));
            case Caller.CanonicalUser(var id) ->
                Truth.of(name.type().equals("CanonicalUser") && name.value().equals(id));
        };
    }

    private static Truth isIdentity(Name name, Caller.Identity identity) {
        if (!name.type().equals("AWS")) {
            return Truth.NO;
        }
        boolean root = identity.type().equals("root")
                && name.account().filter(identity.accountId()::equals).isPresent();
        if (root || name.value().equals(identity.arn())) {
            return Truth.YES;
        }
        if (!sameRole(name.value(), identity)) {
            return Truth.NO;
        }
        return switch (identity.type()) {
            case "assumed-role" -> Truth.of(name.value().contains(":role/"));
            case "role" -> name.value().contains(":assumed-role/") ? Truth.on("sts:rolesessionname") : Truth.NO;
            default -> Truth.NO;
        };
    }

    private static boolean sameRole(String value, Caller.Identity identity) {
        return Caller.Identity.parse(value)
                .filter(named -> named.accountId().equals(identity.accountId()))
                .filter(named ->
                        named.roleName().isPresent() && named.roleName().equals(identity.roleName()))
                .isPresent();
    }

    private Truth namesAccount(Caller caller) {
        var id = caller.account().orElse("");
        return Truth.of(names.stream()
                .anyMatch(name -> name.account().filter(id::equals).isPresent()));
    }
}
