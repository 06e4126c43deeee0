package io.strongroom.domain.iam.access;

import io.strongroom.domain.iam.Glob;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which conditions narrow "everyone" down, and to what. */
final class Narrowing {
    static final List<String> ORGANIZATIONS =
            List.of("aws:principalorgid", "aws:principalorgpaths", "aws:sourceorgid", "aws:sourceorgpaths");
    static final List<String> ACCOUNTS = List.of(
            "aws:principalaccount",
            "aws:sourceaccount",
            "kms:calleraccount",
            "aws:principalarn",
            "aws:sourcearn",
            "aws:sourceowner",
            "aws:userid");
    private static final List<String> NETWORKS =
            List.of("aws:sourcevpc", "aws:sourcevpce", "aws:sourceip", "aws:vpcsourceip");

    private Narrowing() {}

    /** What an Allow with those conditions demands of whoever is let in. */
    static Map<String, Set<String>> demanded(Statement statement) {
        var demanded = new HashMap<String, Set<String>>();
        for (var condition : statement.conditions()) {
            if (condition.demands() && narrows(condition)) {
                demanded.put(condition.key(), new HashSet<>(condition.values()));
            }
        }
        return demanded;
    }

    /** What a Deny to everyone but some leaves: those. Empty when it is no such statement. */
    static Optional<Condition> spared(Statement statement) {
        if (!statement.principals().denies(Caller.ANYONE).isYes()) {
            return Optional.empty();
        }
        var excepting = statement.conditions().stream()
                .filter(condition -> condition.excepts() && narrows(condition))
                .toList();
        // Several exceptions spare whoever is in one of them, which is no narrowing by a single one.
        boolean otherwiseOnlyServices = statement.conditions().stream()
                .filter(condition -> !excepting.contains(condition))
                .allMatch(Narrowing::sparesServices);
        return excepting.size() == 1 && otherwiseOnlyServices ? Optional.of(excepting.getFirst()) : Optional.empty();
    }

    /** Whether it only takes AWS services, or calls that they make for others, out of a Deny. */
    static boolean sparesServices(Condition condition) {
        return (condition.key().equals("aws:principalisawsservice")
                        || condition.key().equals("aws:viaawsservice"))
                && condition.operator().filter(Operator.BOOL::equals).isPresent()
                && condition.values().equals(List.of("false"));
    }

    private static boolean narrows(Condition condition) {
        var key = condition.key();
        if (!ORGANIZATIONS.contains(key) && !ACCOUNTS.contains(key) && !NETWORKS.contains(key)) {
            return false;
        }
        return condition.values().stream().noneMatch(value -> wide(key, value));
    }

    private static boolean wide(String key, String value) {
        if (key.endsWith("sourceip")) {
            return Network.of(value).map(Network::everywhere).orElse(true);
        }
        if (key.endsWith("arn")) {
            // Of whichever account: such a pattern takes in an account that nobody named. S3's ARNs have none.
            var parts = value.split(":", 6);
            boolean bucket = parts.length == 6 && parts[2].equals("s3") && parts[4].isEmpty();
            return bucket ? parts[5].startsWith("*") : parts.length < 5 || parts[4].contains("*") || parts[4].isEmpty();
        }
        // What names it must be whole: with a wildcard in it, it takes in others that nobody named.
        return Glob.isOpen(value.split(key.equals("aws:userid") ? ":" : "/", 2)[0]);
    }
}
