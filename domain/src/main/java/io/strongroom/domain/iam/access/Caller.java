package io.strongroom.domain.iam.access;

import java.util.Optional;
import java.util.regex.Pattern;

/** Who asks. */
public sealed interface Caller {
    /** All callers at once, unsigned requests and AWS services among them: what is true of it is true of each. */
    record Anyone() implements Caller {}

    /** A request that nobody signed. */
    record Anonymous() implements Caller {}

    /** All principals of one account at once. */
    record Account(String id) implements Caller {}

    /** A user, a role (any session of it), a session of a role, a federated user or the root user of an account. */
    record Identity(String arn) implements Caller {
        private static final Pattern FORM = Pattern.compile(
                "arn:(aws[a-z-]*):(iam|sts)::([0-9]{12}):(root|user|role|assumed-role|federated-user)(/.*)?");

        public Identity {
            if (!FORM.matcher(arn).matches()) {
                throw new IllegalArgumentException("caller: not the ARN of an identity: " + arn);
            }
        }

        /** The identity whose ARN it is, empty when it is none. */
        static Optional<Identity> parse(String arn) {
            return FORM.matcher(arn).matches() ? Optional.of(new Identity(arn)) : Optional.empty();
        }

        String accountId() {
            return part(3);
        }

        /** {@code user}, {@code role}, {@code assumed-role}, {@code federated-user} or {@code root}. */
        String type() {
            return part(4);
        }

        /** The role's name without its path, for roles and their sessions; the path is not in a session's ARN. */
        Optional<String> roleName() {
            var parts = arn.split("/", -1);
            return switch (type()) {
                case "role" -> Optional.of(parts[parts.length - 1]);
                case "assumed-role" -> parts.length > 1 ? Optional.of(parts[1]) : Optional.empty();
                default -> Optional.empty();
            };
        }

        /** Whether AWS made the role for itself; SCPs do not bind those. */
        boolean serviceLinked() {
            return arn.contains(":role/aws-service-role/");
        }

        private String part(int group) {
            var match = FORM.matcher(arn);
            return match.matches() ? match.group(group) : "";
        }
    }

    /** @param name such as {@code backup.amazonaws.com} */
    record ServicePrincipal(String name) implements Caller {}

    /** Somebody whom an identity provider vouches for. @param provider its ARN or host name */
    record Federated(String provider) implements Caller {}

    /** @param id the canonical user id of an account, as S3 knows it */
    record CanonicalUser(String id) implements Caller {}

    /** The account that the caller belongs to, where it is one of IAM's. */
    default Optional<String> account() {
        return switch (this) {
            case Account(var id) -> Optional.of(id);
            case Identity identity -> Optional.of(identity.accountId());
            case Anyone anyone -> Optional.empty();
            case Anonymous anonymous -> Optional.empty();
            case ServicePrincipal service -> Optional.empty();
            case Federated federated -> Optional.empty();
            case CanonicalUser user -> Optional.empty();
        };
    }

    Caller ANYONE = new Anyone();

    static Caller identity(String arn) {
        return new Identity(arn);
    }

    static Caller service(String name) {
        return new ServicePrincipal(name);
    }
}
