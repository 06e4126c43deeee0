package io.strongroom.domain.incidents.detectors;

import com.fasterxml.jackson.databind.JsonNode;
import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.iam.access.Grant;
import io.strongroom.domain.iam.access.Grants;
import io.strongroom.domain.iam.access.Policy;
import io.strongroom.domain.incidents.Surroundings;
import io.strongroom.domain.json.Json;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Whom somebody is let in who is not of the organization and not trusted.
 *
 * @param everyone the whole world
 * @param accounts their numbers
 */
record Outsiders(boolean everyone, SortedSet<String> accounts) {
    static final Outsiders NOBODY = new Outsiders(false, new TreeSet<>());

    /** A policy as calls carry it: a text with JSON in it, or JSON; empty when it is neither. */
    static Optional<JsonNode> document(JsonNode policy) {
        if (policy.isObject()) {
            return Optional.of(policy);
        }
        try {
            return Optional.of(Json.parse(policy.asText())).filter(JsonNode::isObject);
        } catch (IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }

    static Outsiders in(JsonNode document, AccountId own, Surroundings around) {
        try {
            var grants = Grants.of(Policy.of("policy", document));
            var named = new TreeSet<String>();
            grants.forEach(grant -> named.addAll(grant.accounts()));
            return new Outsiders(grants.stream().anyMatch(Grant::isPublic), outside(named, own, around));
        } catch (IllegalArgumentException unreadable) {
            return NOBODY;
        }
    }

    /** @param named account numbers, and {@code all} for everyone */
    static Outsiders among(Collection<String> named, AccountId own, Surroundings around) {
        return new Outsiders(named.stream().anyMatch(Set.of("all", "*")::contains), outside(named, own, around));
    }

    private static SortedSet<String> outside(Collection<String> named, AccountId own, Surroundings around) {
        var outside = new TreeSet<String>();
        named.stream()
                .filter(AccountId::fits)
                .filter(one -> outside(one, own, around))
                .forEach(outside::add);
        return outside;
    }

    /** Whether it is an account, and neither the event's own nor one of the organization's nor a trusted one. */
    static boolean outside(String account, AccountId own, Surroundings around) {
        return AccountId.fits(account)
                && !own.value().equals(account)
                && !around.known(new AccountId(account))
                && !around.expectations().trustedAccounts().contains(account);
    }

    boolean any() {
        return everyone || !accounts.isEmpty();
    }

    /** As the end of a sentence; empty when there is nobody. */
    String sentence() {
        if (everyone) {
            return ": everybody is let in";
        }
        return accounts.isEmpty() ? "" : ": let in from outside the organization is " + String.join(", ", accounts);
    }
}
