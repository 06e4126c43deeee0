package io.strongroom.domain.iam.access;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What is asked: may this caller do this to that? Action and resource may have wildcards, and then stand for all of the
 * form: the answer is yes only when it holds for each.
 *
 * @param context what is known of the request, by condition key in any case; an empty list says that the request does not
 *     carry the key; a key that is missing is not known, and conditions on it make the answer depend on it
 */
public record Request(Caller principal, String action, String resource, Map<String, List<String>> context) {
    public Request {
        context = Map.copyOf(context);
    }

    public static Request of(Caller principal, String action, String resource) {
        return new Request(principal, action, resource, Map.of());
    }

    /** The same with one more thing known; no values: the request does not carry the key. */
    public Request with(String key, String... values) {
        var more = new HashMap<>(context);
        more.put(key, List.of(values));
        return new Request(principal, action, resource, more);
    }

    /** All that is known, by condition key in lower case, with what follows from caller and resource. */
    Map<String, List<String>> facts() {
        var facts = new HashMap<String, List<String>>();
        switch (principal) {
            case Caller.Anyone anyone -> {}
            case Caller.Anonymous anonymous -> nobody(facts);
            case Caller.Account(var id) -> account(facts, id);
            case Caller.Identity identity -> {
                account(facts, identity.accountId());
                if (!identity.type().equals("assumed-role")) {
                    facts.put("aws:principalarn", List.of(identity.arn()));
                }
            }
            case Caller.ServicePrincipal(var name) -> {
                nobody(facts);
                facts.put("aws:principalisawsservice", List.of("true"));
                facts.put("aws:principalservicename", List.of(name));
            }
            case Caller.Federated federated -> nobody(facts);
            case Caller.CanonicalUser user -> {}
        }
        owner().ifPresent(id -> facts.put("aws:resourceaccount", List.of(id)));
        context.forEach((key, values) -> facts.put(key.toLowerCase(Locale.ROOT), values));
        return facts;
    }

    /** The account in the resource's ARN, where it has one. */
    Optional<String> owner() {
        var parts = resource.split(":", 6);
        return parts.length == 6 && parts[4].matches("[0-9]{12}") ? Optional.of(parts[4]) : Optional.empty();
    }

    private static void account(Map<String, List<String>> facts, String id) {
        facts.put("aws:principalaccount", List.of(id));
        facts.put("kms:calleraccount", List.of(id));
        facts.put("aws:principalisawsservice", List.of("false"));
    }

    private static void nobody(Map<String, List<String>> facts) {
        for (var key :
                List.of("aws:principalarn", "aws:principalaccount", "aws:principalorgid", "aws:principalorgpaths")) {
            facts.put(key, List.of());
        }
        facts.put("aws:principalisawsservice", List.of("false"));
    }
}
