package io.strongroom.sandbox.calls;

import io.strongroom.sandbox.store.Documents;
import java.util.regex.Pattern;

/** Whether the principals of a resource policy are there: AWS takes no policy that names a role or user that is not. */
public final class Principals {
    private static final Pattern ROLE_OR_USER =
            Pattern.compile("arn:[^:]+:iam::([0-9]{12}):(role|user)/(?:.*/)?([^/]+)");

    private Principals() {}

    /**
     * Whether a role or user that the policy names is missing in the caller's account. Those of other accounts count as
     * there, and so do all as long as nothing in the account has an identity.
     */
    public static boolean anyMissing(Documents documents, Place place, PolicyText policy) {
        if (documents.list(place.globalShelf("iam", "roles"), "", 1).isEmpty()) {
            return false;
        }
        return policy.statements().stream()
                .flatMap(statement -> statement.principals().stream())
                .anyMatch(principal -> isMissing(documents, place, principal));
    }

    private static boolean isMissing(Documents documents, Place place, String principal) {
        var match = ROLE_OR_USER.matcher(principal);
        return match.matches()
                && match.group(1).equals(place.account().value())
                && documents
                        .get(place.globalShelf("iam", match.group(2) + "s").key(match.group(3)))
                        .isEmpty();
    }
}
